#pragma once

#include <string>
#include <vector>

#include "site/duties.h"
#include "site/site.h"

namespace pier {

/// The day from which on an entry is public, when that is after today and written in its file.
std::optional<Date> public_from(const Entry& entry, const Date& today);

/// What a draft still lacks, each in a few words: required fields, its text.
std::vector<std::string> missing_of_draft(const Entry& entry);

}  // namespace pier

/// The functions that find duties, one a kind; the table in duties.cpp is their only caller. Each
/// gives what it finds with any day: the table sorts out what is too far away.
namespace pier::duty {

// Of pages and files: duties_of_pages.cpp.
void page_reviews(const DutyInput& input, std::vector<Duty>& found);
void briefing_reviews(const DutyInput& input, std::vector<Duty>& found);
void drafts(const DutyInput& input, std::vector<Duty>& found);
void publications(const DutyInput& input, std::vector<Duty>& found);
void next_build(const DutyInput& input, std::vector<Duty>& found);
void consultations_closing(const DutyInput& input, std::vector<Duty>& found);
void consultations_without_outcome(const DutyInput& input, std::vector<Duty>& found);
void annual_reports(const DutyInput& input, std::vector<Duty>& found);
void orphan_pages(const DutyInput& input, std::vector<Duty>& found);
void orphan_files(const DutyInput& input, std::vector<Duty>& found);

// Of data: duties_of_data.cpp.
void contacts(const DutyInput& input, std::vector<Duty>& found);
void example_contacts(const DutyInput& input, std::vector<Duty>& found);
void figures(const DutyInput& input, std::vector<Duty>& found);
void tombstones(const DutyInput& input, std::vector<Duty>& found);
void privacy_exceptions(const DutyInput& input, std::vector<Duty>& found);
void security(const DutyInput& input, std::vector<Duty>& found);
void statement(const DutyInput& input, std::vector<Duty>& found);
void accessibility_issues(const DutyInput& input, std::vector<Duty>& found);

// Of meetings and learning: duties_of_groups.cpp.
void papers(const DutyInput& input, std::vector<Duty>& found);
void minutes(const DutyInput& input, std::vector<Duty>& found);
void actions(const DutyInput& input, std::vector<Duty>& found);
void recommendations(const DutyInput& input, std::vector<Duty>& found);
void reviews_ending(const DutyInput& input, std::vector<Duty>& found);
void holds(const DutyInput& input, std::vector<Duty>& found);

/// The role that looks after the site as a whole: the owner of the home page, or "".
std::string unit_of(const Site& site);
/// Sets file and line of a duty to a place.
void set_place(Duty& duty, Span span, const SourceMap& sources);

}  // namespace pier::duty
