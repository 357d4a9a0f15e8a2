#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/groups.h"
#include "content/entry.h"
#include "reports/report.h"

namespace pier::reports {

/// Something that a report lacks, and where it would be put right.
struct Gap {
  Span span{};
  /// In plain words: "no chapter of Essex Police".
  std::string message;
  std::string help;
};

/// What is missing before the report can be published: demands of the law that no section meets,
/// the statutory
/// partners and their chapters, the statement of an independent scrutineer, chapters that are not
/// final, sign-offs, the day. In the order in
/// which the front matter of a report has them. `entries` are those that the report was made from.
std::vector<Gap> gaps_of(const Report& report, std::span<const Entry* const> entries,
                         const calendar::Groups& groups);

/// Reports gaps as errors where the status of the report does not allow them: a published report
/// has none, and one that is signed off has every signature.
void check_completeness(const Report& report, std::span<const Entry* const> entries,
                        const calendar::Groups& groups, Diagnostics& diagnostics);

}  // namespace pier::reports
