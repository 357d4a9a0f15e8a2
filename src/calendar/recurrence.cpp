#include "calendar/recurrence.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"

namespace pier::calendar {

namespace {

constexpr std::uint16_t kEveryMonth = 0xfff;
constexpr int kMostWeeks = 52;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : ascii_lower(text) + " ") {
    if (!ascii_is_space(c) && c != ',' && c != '.') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// "tuesday", "tuesdays", "tue": by three letters or more.
std::optional<unsigned> weekday_named(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  if (word.size() < 3) return std::nullopt;
  for (unsigned i = 0; i < kWeekdayNames.size(); ++i) {
    if (ascii_lower(kWeekdayNames[i]).starts_with(word)) return i;
  }
  return std::nullopt;
}

std::optional<int> ordinal_named(std::string_view word) {
  constexpr auto kOrdinals = std::to_array<std::pair<std::string_view, int>>({
      {"first", 1},
      {"1st", 1},
      {"second", 2},
      {"2nd", 2},
      {"third", 3},
      {"3rd", 3},
      {"fourth", 4},
      {"4th", 4},
      {"last", -1},
  });
  for (const auto& [name, value] : kOrdinals) {
    if (word == name) return value;
  }
  return std::nullopt;
}

std::optional<int> small_number(std::string_view word) {
  constexpr std::array<std::string_view, 13> kNames{"nought", "one",    "two",   "three", "four",
                                                    "five",   "six",    "seven", "eight", "nine",
                                                    "ten",    "eleven", "twelve"};
  const auto* const found = std::find(kNames.begin(), kNames.end(), word);
  if (found != kNames.end()) return static_cast<int>(found - kNames.begin());
  int value = 0;
  if (word.empty() || word.size() > 3) return std::nullopt;
  for (const char c : word) {
    if (!ascii_is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Reads the words of a rule one after another.
class Reader {
 public:
  explicit Reader(std::string_view text) : words_(words_of(text)) {}

  RecurrenceReading run() {
    skip("every");
    skip("the");
    if (const auto ordinal = at_end() ? std::nullopt : ordinal_named(word())) {
      ++next_;
      return months(*ordinal);
    }
    return weeks();
  }

 private:
  bool at_end() const { return next_ == words_.size(); }
  const std::string& word() const { return words_[next_]; }
  bool skip(std::string_view wanted) {
    if (at_end() || word() != wanted) return false;
    ++next_;
    return true;
  }

  RecurrenceReading failed() const {
    if (at_end()) return {std::nullopt, "the rule breaks off"};
    return {std::nullopt, fmt::format("`{}` is not understood in a rule", word())};
  }

  RecurrenceReading weeks() {
    Recurrence rule;
    if (const auto count = at_end() ? std::nullopt : small_number(word())) {
      rule.weeks = *count;
      ++next_;
    }
    if (skip("fortnight")) {
      rule.weeks = 2;
    } else if (!skip("week") && !skip("weeks")) {
      return failed();
    }
    if (rule.weeks < 1 || rule.weeks > kMostWeeks) {
      return {std::nullopt,
              fmt::format("a rule has 1 to {} weeks, not {}", kMostWeeks, rule.weeks)};
    }
    skip("on");
    skip("a");
    const auto weekday = at_end() ? std::nullopt : weekday_named(word());
    if (!weekday) return failed();
    rule.weekday = *weekday;
    ++next_;
    if (!at_end()) return failed();
    return {rule, {}};
  }

  RecurrenceReading months(int ordinal) {
    Recurrence rule;
    rule.kind = Recurrence::Kind::months;
    rule.ordinal = ordinal;
    const auto weekday = at_end() ? std::nullopt : weekday_named(word());
    if (!weekday) return failed();
    rule.weekday = *weekday;
    ++next_;
    if (!skip("of")) skip("in");
    if (skip("each") || skip("every") || skip("the")) {
      if (!skip("month") || !at_end()) return failed();
      rule.months = kEveryMonth;
      return {rule, {}};
    }
    do {
      const auto month = at_end() ? std::nullopt : month_named(word());
      if (!month) return failed();
      rule.months = static_cast<std::uint16_t>(rule.months | 1U << (*month - 1));
      ++next_;
      skip("and");
    } while (!at_end());
    return {rule, {}};
  }

  std::vector<std::string> words_;
  std::size_t next_ = 0;
};

std::vector<Date> in_weeks(const Recurrence& rule, const Date& from, const Date& until,
                           std::size_t most) {
  std::vector<Date> days;
  const unsigned ahead = (rule.weekday + 7 - weekday_of(from)) % 7;
  for (Date day = plus_days(from, static_cast<int>(ahead)); day <= until && days.size() < most;
       day = plus_days(day, 7 * rule.weeks)) {
    days.push_back(day);
  }
  return days;
}

Date in_month(const Recurrence& rule, int year, unsigned month) {
  namespace chrono = std::chrono;
  const chrono::weekday weekday{(rule.weekday + 1) % 7};
  const chrono::year_month ym{chrono::year{year}, chrono::month{month}};
  const chrono::year_month_day ymd{
      rule.ordinal < 0 ? chrono::sys_days{ym / weekday[chrono::last]}
                       : chrono::sys_days{ym / weekday[static_cast<unsigned>(rule.ordinal)]}};
  return *Date::from_parts(year, month, static_cast<unsigned>(ymd.day()));
}

std::vector<Date> in_months(const Recurrence& rule, const Date& from, const Date& until,
                            std::size_t most) {
  std::vector<Date> days;
  int year = from.year();
  unsigned month = from.month();
  while (year < until.year() || (year == until.year() && month <= until.month())) {
    if ((rule.months >> (month - 1) & 1U) != 0) {
      const Date day = in_month(rule, year, month);
      if (from <= day && day <= until) days.push_back(day);
      if (days.size() == most) return days;
    }
    year += month == 12 ? 1 : 0;
    month = month % 12 + 1;
  }
  return days;
}

}  // namespace

RecurrenceReading read_recurrence(std::string_view text) {
  return Reader(text).run();
}

std::vector<Date> occurrences(const Recurrence& rule, const Date& from, const Date& until,
                              std::size_t most) {
  return rule.kind == Recurrence::Kind::weeks ? in_weeks(rule, from, until, most)
                                              : in_months(rule, from, until, most);
}

}  // namespace pier::calendar
