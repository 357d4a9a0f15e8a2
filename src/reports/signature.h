#pragma once

#include <span>
#include <string>

#include "content/entry.h"
#include "reports/report.h"

namespace pier::reports {

/// A digest of what an entry says: its title, the text that readers see without markup, white space
/// as single spaces, what its blocks ask for and what its references name. Numbers that the program
/// gives are no part of it, so that a chapter put before it changes nothing. 32 hexadecimal digits.
std::string text_digest(const Entry& entry);

/// Reports that the scrutineer's statement is not the text that was signed (report-signature).
void check_signature(const Report& report, std::span<const Entry* const> entries,
                     Diagnostics& diagnostics);

}  // namespace pier::reports
