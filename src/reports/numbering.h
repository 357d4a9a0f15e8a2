#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "content/entry.h"
#include "reports/report.h"

namespace pier::reports {

/// A number that an author wrote at the beginning of a heading.
struct WrittenNumber {
  /// Without a dot at its end; empty when the heading begins with none.
  std::string_view number;
  /// With the dot and the space behind it.
  std::size_t bytes = 0;
};

/// "4.4" of "4.4 Referrals" and "10.2" of "10.2. Ethnicity". A number has a dot in it or behind it
/// and a capital, a digit or a sign follows, so that "16 days of action", "1.5 million people" and
/// "2021 in numbers" have none.
WrittenNumber written_number(std::string_view heading);

/// Numbers the chapters, headings, tables, figures and footnotes of a report, whose chapters stand
/// in their order with their fields read. Numbers that authors gave stay; with
/// Numbering::automatic, what has none gets the one after its elder sibling, or the first below its
/// parent. Reports numbers that stand twice (report-number). Linear in the size of the documents.
void number_report(Report& report, std::span<const Entry* const> entries, Diagnostics& diagnostics);

}  // namespace pier::reports
