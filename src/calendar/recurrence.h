#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace pier::calendar {

/// A rule by which meetings come again.
struct Recurrence {
  enum class Kind { weeks, months };
  Kind kind = Kind::weeks;
  /// 0 is Monday.
  unsigned weekday = 0;
  /// Of weeks: from one to the next.
  int weeks = 1;
  /// Of months: 1 to 4, or -1 for the last.
  int ordinal = 1;
  /// Of months: bit 0 is January.
  std::uint16_t months = 0;
};

struct RecurrenceReading {
  std::optional<Recurrence> rule;
  /// Where there is none: what is wrong with it.
  std::string problem;
};

/// Reads "6 weeks on Tuesday", "week on Monday", "second Wednesday of March, June, September and
/// December", "last Friday of each month".
RecurrenceReading read_recurrence(std::string_view text);

/// The days of a rule from `from` to `until`, both included, at the most `most` of them. Weeks are
/// counted from the first such weekday on or after `from`.
std::vector<Date> occurrences(const Recurrence& rule, const Date& from, const Date& until,
                              std::size_t most);

}  // namespace pier::calendar
