#pragma once

#include <memory>
#include <vector>

#include "pages/calendar_views.h"
#include "pages/page.h"

namespace pier {

/// The pages of the calendar: every group, meeting, month with meetings, and course.
std::vector<PlannedPage> plan_calendar(const Site& site);

/// The parts of it, one a file. Pages share the index, which lives as long as one of them.
using SharedIndex = std::shared_ptr<const CalendarIndex>;
PlannedPage plan_group(const Site& site, const SharedIndex& index, std::size_t group);
PlannedPage plan_meeting(const Site& site, const SharedIndex& index, std::size_t meeting);
PlannedPage plan_month(const Site& site, const SharedIndex& index, std::pair<int, unsigned> month);
PlannedPage plan_course(const Site& site, const calendar::Course& course);

}  // namespace pier
