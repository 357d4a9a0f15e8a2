#pragma once

#include "calendar/groups.h"
#include "html/html.h"

namespace pier {

/// Who reports to whom, as an SVG element: a box for every group that there is on the day, below
/// the one it reports to. The same stands as a list beside it, so it needs no words of its own.
Html structure_diagram(const calendar::Groups& groups, const Date& today);

}  // namespace pier
