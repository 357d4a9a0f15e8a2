// Years and dates that cannot be: "202/2021", "2022-22", "31 June 2021", "Friday 30 March 2021".

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});

std::optional<std::size_t> weekday_named(std::string_view lower) {
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    const std::string name = ascii_lower(kWeekdays[i]);
    if (lower == name || (lower.size() >= 3 && lower.size() <= 5 && name.starts_with(lower))) {
      return i;
    }
  }
  return std::nullopt;
}

/// What is wrong with a period; empty when it can be.
std::string fault_of(const Number& period, std::string_view as_written) {
  if (period.from < 1000) {
    return fmt::format("`{}` does not begin with a year of four digits", as_written);
  }
  if (period.from == period.to) {
    return fmt::format("`{}` begins and ends with one year", as_written);
  }
  if (period.to < period.from) {
    return fmt::format("`{}` ends before it begins", as_written);
  }
  return {};
}

class DateCheck {
 public:
  DateCheck(const Reading& reading, std::size_t chapter, Findings& findings)
      : text_(reading.chapters[chapter]), chapter_(chapter), findings_(findings) {}

  void run() {
    for (std::size_t t = 0; t < text_.tokens.size(); ++t) {
      const Number* number = text_.number(t);
      if (number == nullptr) continue;
      if (number->role == NumberRole::period) check_period(t, *number);
      if (number->role == NumberRole::date) check_numeric(t, *number);
      if (number->role == NumberRole::year) check_written(t);
    }
    check_lists();
  }

 private:
  /// "In the 12 months prior to 31 March 2018:" above an item with a later day.
  void check_lists() {
    std::optional<Date> end;
    for (const Sentence& sentence : text_.sentences) {
      const BlockKind kind = text_.blocks[sentence.block].kind;
      if (kind != BlockKind::item) {
        end = end_of_list(sentence);
        continue;
      }
      if (!end) continue;
      for (std::size_t t = sentence.first; t < sentence.last; ++t) {
        const auto found = written_day(t);
        if (!found || !found->date || !(*end < *found->date)) continue;
        findings_.report_tokens(
            "report-date", chapter_, found->first, t,
            fmt::format("{} is after {}, with which the period of this list ends",
                        found->date->text(), end->text()),
            "take it out of the list, or name the period");
      }
    }
  }

  /// The day with which the period ends that a line announces: "… prior to 31 March 2018:".
  std::optional<Date> end_of_list(const Sentence& sentence) const {
    bool says_end = false;
    std::optional<Date> end;
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      if (text_.tokens[t].kind == TokenKind::word &&
          is_one_of(text_.word(t), {"prior", "ending", "ended"})) {
        says_end = true;
      }
      const auto found = written_day(t);
      if (!found) continue;
      if (end) return std::nullopt;
      end = found->date;
    }
    // Behind the colon may stand the mark of a footnote.
    const bool is_intro = sentence.last > sentence.first && text_.is_mark(sentence.last - 1, ':');
    return says_end && is_intro ? end : std::nullopt;
  }

  void check_period(std::size_t t, const Number& number) {
    const std::string fault = fault_of(number, written(text_, t));
    if (!fault.empty()) {
      findings_.report_tokens("report-year", chapter_, t, t, fault,
                              "write two years that follow each other, such as 2021/22");
      return;
    }
    const bool is_named = t > 0 && t + 1 < text_.tokens.size() &&
                          text_.tokens[t - 1].kind == TokenKind::word &&
                          is_one_of(text_.word(t - 1), {"year"});
    const bool is_one_year = is_named && t > 1 && text_.tokens[t - 2].kind == TokenKind::word &&
                             is_one_of(text_.word(t - 2), {"financial", "academic", "school"});
    if (is_one_year && number.to > number.from + 1) {
      findings_.report_tokens(
          "report-year", chapter_, t - 2, t,
          fmt::format("`{}` is {} years, not one", written(text_, t), number.to - number.from),
          "write two years that follow each other, such as 2021/22");
    }
  }

  void check_numeric(std::size_t t, const Number& number) {
    const auto day = static_cast<unsigned>(number.day);
    const auto month = static_cast<unsigned>(number.from);
    if (Date::from_parts(number.to, month, day)) return;
    if (Date::from_parts(number.to, day, month)) {
      findings_.report_tokens("report-date", chapter_, t, t,
                              fmt::format("`{}` has its month before its day", written(text_, t)),
                              "write the day first, or the month as a word");
      return;
    }
    report_no_day(t, t, written(text_, t));
  }

  void report_no_day(std::size_t first, std::size_t last, std::string_view shown) {
    findings_.report_tokens("report-date", chapter_, first, last,
                            fmt::format("there is no `{}`", shown), "correct the date");
  }

  bool is_comma(std::size_t t) const { return text_.is_mark(t, ','); }

  /// A day of a month: "30", "31st".
  std::optional<unsigned> day_at(std::size_t t) const {
    const Number* number = text_.number(t);
    if (number == nullptr) return std::nullopt;
    std::string_view digits = written(text_, t);
    if (number->role == NumberRole::ordinal) digits.remove_suffix(2);
    if (digits.empty() || digits.size() > 2 || !ascii_is_digit(digits.back())) return std::nullopt;
    if (number->role != NumberRole::ordinal && number->role != NumberRole::plain &&
        number->role != NumberRole::day)
      return std::nullopt;
    unsigned day = 0;
    for (const char c : digits) day = day * 10 + static_cast<unsigned>(c - '0');
    return day == 0 ? std::nullopt : std::optional(day);
  }

  std::optional<int> month_at(std::size_t t) const {
    if (text_.tokens[t].kind != TokenKind::word) return std::nullopt;
    const std::string_view word = text_.word(t);
    // "may", "mar" and "second" are other words too: a month has a capital.
    const char first = text_.text[text_.tokens[t].begin];
    if (first < 'A' || first > 'Z') return std::nullopt;
    return month_named(word);
  }

  /// A day in words: where it begins, and which it is; none when there is no such day.
  struct WrittenDay {
    std::size_t first = 0;
    std::optional<Date> date;
  };

  /// "30 March 2021", "30th of March, 2021", "March 30, 2021", "7th January 2019", by the token of
  /// its year.
  std::optional<WrittenDay> written_day(std::size_t year_token) const {
    const Number* year = text_.number(year_token);
    if (year == nullptr || year->role != NumberRole::year) return std::nullopt;
    std::size_t t = year_token;
    const auto back = [&] {
      if (t == 0) return false;
      --t;
      return true;
    };
    if (!back()) return std::nullopt;
    if (is_comma(t) && !back()) return std::nullopt;
    std::optional<unsigned> day = day_at(t);
    std::optional<int> month;
    if (day) {
      if (!back() || !(month = month_at(t))) return std::nullopt;
    } else {
      if (!(month = month_at(t)) || !back()) return std::nullopt;
      if (text_.tokens[t].kind == TokenKind::word && text_.word(t) == "of" && !back()) {
        return std::nullopt;
      }
      if (!(day = day_at(t))) return std::nullopt;
    }
    return WrittenDay{t, Date::from_parts(year->from, static_cast<unsigned>(*month), *day)};
  }

  void check_written(std::size_t year_token) {
    if (const auto found = written_day(year_token); found) judge(*found, year_token);
  }

  void judge(const WrittenDay& day, std::size_t last) {
    const std::size_t first = day.first;
    const std::optional<Date>& date = day.date;
    if (!date) {
      const auto from = text_.tokens[first].begin;
      report_no_day(first, last, text_.between(from, text_.tokens[last].end));
      return;
    }
    std::size_t t = first;
    for (int steps = 0; t > 0 && steps < 3; ++steps) {
      --t;
      if (text_.tokens[t].kind != TokenKind::word) {
        if (!is_comma(t)) return;
        continue;
      }
      if (text_.word(t) == "the") continue;
      const auto named = weekday_named(text_.word(t));
      if (!named) return;
      const std::size_t is = std::chrono::weekday(date->days()).c_encoding();
      if (is == *named) return;
      findings_.report_tokens(
          "report-date", chapter_, t, last,
          fmt::format("{} was a {}, not a {}", date->text(), kWeekdays[is], kWeekdays[*named]),
          "correct the weekday or the date");
      return;
    }
  }

  const Text& text_;
  std::size_t chapter_;
  Findings& findings_;
};

}  // namespace

void check_years(const Reading& reading, std::size_t chapter, Findings& findings) {
  DateCheck(reading, chapter, findings).run();
}

}  // namespace pier::proof
