#pragma once

#include "base/date.h"
#include "calendar/hours.h"

namespace pier::calendar {

/// The legal time in England from 1996 on, whatever the machine knows of time zones: summer time
/// begins at 01:00 UTC on the last Sunday of March, and ends at 01:00 UTC on the last Sunday of
/// October (The Summer Time Order 2002, article 2; Directive 2000/84/EC before it).
inline constexpr int kFirstYear = 1996;

/// How often the clocks on the wall show a time on a day.
enum class Shown { never, once, twice };
Shown shown(const Date& day, TimeOfDay time);

/// "+00:00" or "+01:00", with which the time is written for machines (RFC 3339); of a time that is
/// shown twice, that of the first. REQUIRES: the day is in or after kFirstYear.
const char* offset_of(const Date& day, TimeOfDay time);

}  // namespace pier::calendar
