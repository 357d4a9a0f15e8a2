#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "content/entry.h"
#include "reports/report.h"

namespace pier::reports {

/// What `{ref …}` means.
struct Target {
  /// As a sentence says it: "section 4.2", "table 7", "page 31".
  std::string words;
  std::size_t chapter = 0;  ///< position in Report::chapters
  /// On the page of the chapter; "" for the chapter itself.
  std::string anchor;
};

/// The target, or why there is none and what to write instead.
struct Found {
  std::optional<Target> target;
  std::string problem;
  std::string help;
};

/// Finds what a reference names: `work-delivered`, `work-delivered#training`, `#training` in the
/// chapter that it stands in (none: it stands in no chapter), `table ID`, `figure ID`, `page 31`.
/// Takes time that grows with the logarithm of what the report holds.
Found find_target(const Report& report, std::optional<std::size_t> chapter,
                  std::string_view argument);

/// The chapter or heading that a field of a report names: `chapter` or `chapter#heading`.
std::optional<Place> find_place(const Report& report, std::string_view written);

/// Whether a text is the number of a printed page: "31", "iv".
bool is_page_number(std::string_view text);

/// Notes where pages of the printed report begin, as `{page 31}` says. Reports what is no number of
/// a page, and pages that begin twice (report-reference).
void note_pages(Report& report, std::span<const Entry* const> entries, Diagnostics& diagnostics);

}  // namespace pier::reports
