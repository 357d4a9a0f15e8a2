#pragma once

// The checks; the table in checks.cpp says which rules they report.

#include "proof/reading.h"

namespace pier::proof {

void check_abbreviations(const Reading& reading, Findings& findings);
void check_acts(const Reading& reading, std::size_t chapter, Findings& findings);
void check_captions(const Reading& reading, std::size_t chapter, Findings& findings);
void check_cells(const Reading& reading, std::size_t chapter, Findings& findings);
void check_changes(const Reading& reading, std::size_t chapter, Findings& findings);
void check_claims(const Reading& reading, std::size_t chapter, Findings& findings);
void check_conflicts(const Reading& reading, Findings& findings);
void check_copies(const Reading& reading, Findings& findings);
void check_headings(const Reading& reading, Findings& findings);
void check_leftovers(const Reading& reading, std::size_t chapter, Findings& findings);
void check_names(const Reading& reading, Findings& findings);
void check_quotes(const Reading& reading, std::size_t chapter, Findings& findings);
void check_rates(const Reading& reading, std::size_t chapter, Findings& findings);
void check_readability(const Reading& reading, std::size_t chapter, Findings& findings);
void check_references(const Reading& reading, Findings& findings);
void check_shares(const Reading& reading, std::size_t chapter, Findings& findings);
void check_tables(const Reading& reading, std::size_t chapter, Findings& findings);
void check_years(const Reading& reading, std::size_t chapter, Findings& findings);

}  // namespace pier::proof
