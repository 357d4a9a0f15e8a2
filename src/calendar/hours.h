#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace pier::calendar {

/// A time on a clock in England, to the minute.
struct TimeOfDay {
  /// Since midnight, 0 to 1439.
  int minutes = 0;

  /// "10:00" (ISO 8601 extended form).
  std::string iso() const;
  /// "10am", "10:30am", "midday", "midnight" (GOV.UK style).
  std::string text() const;

  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// From when until when on one day. Invariant: the end, where there is one, is after the start.
struct Hours {
  TimeOfDay start;
  std::optional<TimeOfDay> end;

  /// "10:00-11:30", "10:00": how the times are written in data.
  std::string iso() const;
  /// "10am to 11:30am", "10am".
  std::string text() const;

  friend bool operator==(const Hours&, const Hours&) = default;
};

/// What came of reading times that a person wrote.
struct HoursReading {
  std::optional<Hours> hours;
  /// Where there are none: what is wrong with them, and what to write.
  std::string problem;
  std::string help;
};

/// Reads the times of a day as people write them: "10:00-11:30", "1000 - 1130", "10.30",
/// "5:00pm to 6:30pm", "5 to 6.30pm", "midday to 1pm". Without am and pm the clock has 24 hours. An
/// hour before 7 with neither a nought before it nor am or pm is refused, as it may be either.
HoursReading read_hours(std::string_view text);

}  // namespace pier::calendar
