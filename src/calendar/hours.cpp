#include "calendar/hours.h"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::calendar {

namespace {

constexpr int kHour = 60;
constexpr int kMidday = 12 * kHour;
constexpr std::string_view kExample = "write it as `10:00-11:30`";

/// One end of the hours, as written.
struct Mark {
  int minutes = 0;
  /// 'a', 'p', or nothing when neither am nor pm stands there.
  char half = 0;
  /// Whether "6.30" may be in the afternoon: an early hour, without a nought before it.
  bool is_doubtful = false;
};

/// In small letters, with one kind of dash and nothing between: "10:00-11:30".
std::string squeezed(std::string_view text) {
  std::string plain = ascii_lower(text);
  for (const std::string_view dash :
       {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", " to ", "until", "till"}) {
    plain = replace_all(plain, dash, "-");
  }
  for (const std::string_view nothing : {"\u00a0", "\u2009", "\u202f", " ", "\t"}) {
    plain = replace_all(plain, nothing, "");
  }
  plain = replace_all(plain, "a.m.", "am");
  return replace_all(plain, "p.m.", "pm");
}

/// The digits on both sides of the colon: "1030" and "10.30" are 10 and 30.
struct Digits {
  std::string_view hour;
  std::string_view minute;
};

std::optional<Digits> digits_of(std::string_view text) {
  const std::size_t divider = text.find_first_of(":.");
  Digits digits;
  if (divider != std::string_view::npos) {
    digits = {text.substr(0, divider), text.substr(divider + 1)};
    if (digits.minute.size() == 1 && text[divider] == '.') return std::nullopt;
  } else if (text.size() > 2) {
    digits = {text.substr(0, text.size() - 2), text.substr(text.size() - 2)};
  } else {
    digits = {text, "00"};
  }
  if (digits.hour.empty() || digits.hour.size() > 2 || digits.minute.size() != 2) {
    return std::nullopt;
  }
  for (const char c : std::string(digits.hour) + std::string(digits.minute)) {
    if (!ascii_is_digit(c)) return std::nullopt;
  }
  return digits;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Reads one end; says what is wrong in `problem` when there is none.
std::optional<Mark> read_mark(std::string_view text, std::string& problem) {
  if (text == "midday" || text == "noon" || text == "12noon" || text == "12midday") {
    return Mark{kMidday, 'p', false};
  }
  if (text == "midnight") return Mark{0, 'a', false};
  Mark mark;
  std::string_view rest = text;
  if (rest.ends_with("am") || rest.ends_with("pm")) {
    mark.half = rest[rest.size() - 2];
    rest.remove_suffix(2);
  }
  const auto digits = digits_of(rest);
  if (!digits) {
    problem = fmt::format("`{}` is no time", text);
    return std::nullopt;
  }
  int hour = number(digits->hour);
  const int minute = number(digits->minute);
  const bool is_hour = mark.half == 0 ? hour < 24 : hour >= 1 && hour <= 12;
  if (!is_hour || minute >= kHour) {
    problem = fmt::format("there is no time `{}`", text);
    return std::nullopt;
  }
  mark.is_doubtful = mark.half == 0 && hour >= 1 && hour < 7 && digits->hour.size() == 1;
  if (mark.half == 'a' && hour == 12) hour = 0;
  if (mark.half == 'p' && hour != 12) hour += 12;
  mark.minutes = hour * kHour + minute;
  return mark;
}

/// "5 to 6:30pm": what is said of the end holds for the start, where that is then the earlier.
void share_half(Mark& start, const Mark& end) {
  if (start.half != 0 || end.half != 'p' || start.minutes >= kMidday) return;
  if (start.minutes + kMidday < end.minutes) {
    start.minutes += kMidday;
    start.is_doubtful = false;
  } else if (start.minutes >= 7 * kHour) {
    start.is_doubtful = false;
  }
}

HoursReading refused(std::string problem, std::string help = std::string(kExample)) {
  return {std::nullopt, std::move(problem), std::move(help)};
}

}  // namespace

std::string TimeOfDay::iso() const {
  return fmt::format("{:02}:{:02}", minutes / kHour, minutes % kHour);
}

std::string TimeOfDay::text() const {
  if (minutes == 0) return "midnight";
  if (minutes == kMidday) return "midday";
  const int hour = minutes / kHour % 12 == 0 ? 12 : minutes / kHour % 12;
  const char* const half = minutes < kMidday ? "am" : "pm";
  if (minutes % kHour == 0) return fmt::format("{}{}", hour, half);
  return fmt::format("{}:{:02}{}", hour, minutes % kHour, half);
}

std::string Hours::iso() const {
  return end ? fmt::format("{}-{}", start.iso(), end->iso()) : start.iso();
}

std::string Hours::text() const {
  return end ? fmt::format("{} to {}", start.text(), end->text()) : start.text();
}

HoursReading read_hours(std::string_view text) {
  const std::string plain = squeezed(text);
  const std::vector<std::string_view> ends = split(plain, '-');
  if (ends.size() > 2) return refused(fmt::format("`{}` has more than two times", text));
  std::string problem;
  auto start = read_mark(ends[0], problem);
  if (!start) return refused(std::move(problem));
  std::optional<Mark> end;
  if (ends.size() == 2) {
    end = read_mark(ends[1], problem);
    if (!end) return refused(std::move(problem));
    share_half(*start, *end);
  }
  if (start->is_doubtful || (end && end->is_doubtful)) {
    return refused(fmt::format("`{}` may be in the morning or in the afternoon", text),
                   "write the hours as 06:30 or 18:30, or with am or pm");
  }
  if (end && end->minutes <= start->minutes) {
    return refused(fmt::format("`{}` ends before it begins", text));
  }
  HoursReading reading;
  reading.hours = Hours{{start->minutes}, std::nullopt};
  if (end) reading.hours->end = TimeOfDay{end->minutes};
  return reading;
}

}  // namespace pier::calendar
