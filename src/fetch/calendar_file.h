#pragma once

#include <string>
#include <string_view>

#include "provenance/source_list.h"

namespace pier::fetch {

/// What became of bytes that came: a file for the site, or why not.
struct Reading {
  std::string bytes;
  /// Plain words without a full stop; "" when there is a file.
  std::string fault = {};
  std::string help = {};
  /// Whole lines for people: what was left out.
  std::string notes = {};
};

/// A file as data/holidays.yaml of the events of an iCalendar file (RFC 5545). Bank holidays that
/// the program knows by itself are left out. What cannot be read with certainty is a fault: a file
/// that does not end, an event without a day, a rule for repeating ones. `ics` is UTF-8.
Reading read_calendar_file(std::string_view ics, const provenance::CalendarReading& how);

}  // namespace pier::fetch
