#pragma once

#include "app/prepared.h"

namespace pier {

/// Writes the page and the calendar of the Business Unit, .pier/business-unit.html and .ics in the
/// folder of the site: beside what is published and never in it. What readers get does not depend
/// on them: where they cannot be written, that is said and no more.
void write_unit_files(const Prepared& prepared, const Build& build);

/// Whether they are there, as a build of this day and kind wrote them. A build that changes nothing
/// but words leaves them as they are.
bool has_unit_files(const Prepared& prepared, const OpenSite& site);

}  // namespace pier
