#pragma once

#include <span>

#include "calendar/groups.h"
#include "content/entry.h"
#include "reports/report.h"

namespace pier::reports {

/// What the front matter of a report's index says; no chapters yet, and nothing that names one.
/// Reports organisations that are not in data/groups.yaml (calendar-unknown).
Report read_report(const Entry& entry, const calendar::Groups& groups, Diagnostics& diagnostics);

/// What the front matter of a chapter says. Reports unknown organisations and groups.
Chapter read_chapter(const Entry& entry, const calendar::Groups& groups, Diagnostics& diagnostics);

/// Connects what front matter says with the chapters, which have their headings: the checklist, the
/// scrutineer's statement, the answers of the chapters. Reports answers that name no heading
/// (report-reference).
void connect_report(Report& report, std::span<const Entry* const> entries,
                    Diagnostics& diagnostics);

}  // namespace pier::reports
