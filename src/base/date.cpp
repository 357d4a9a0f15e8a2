#include "base/date.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// A month given as a number or by (the beginning of) its name.
std::optional<int> month_number(std::string_view text) {
  if (const auto value = number(text)) return value;
  return month_named(text);
}

}  // namespace

std::optional<Date> Date::from_parts(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                        std::chrono::day{day}};
  if (!ymd.ok() || year < 1 || year > 9999) return std::nullopt;
  return Date{ymd};
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_parts(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Date Date::from_unix_seconds(long long seconds) {
  const std::chrono::sys_seconds point{std::chrono::seconds{seconds}};
  return Date{std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(point)}};
}

std::string Date::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::string Date::text() const {
  return fmt::format("{} {} {}", day(), kMonthNames[month() - 1], year());
}

std::string Date::rfc3339() const {
  return iso() + "T00:00:00Z";
}

std::optional<int> month_named(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  // Asked about the word behind many a number of a site: without strings of its own.
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  const auto is_same = [&](char a, char b) { return lower(a) == lower(b); };
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    const std::string_view begin = std::string_view(kMonthNames[i]).substr(0, text.size());
    if (std::equal(text.begin(), text.end(), begin.begin(), begin.end(), is_same)) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

long days_between(const Date& a, const Date& b) {
  return (b.days() - a.days()).count();
}

namespace {

/// The parts of a date that a person wrote: "4th March 2024" and "4/3/24" have three.
std::vector<std::string> date_words(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  for (const char c : text) {
    const bool separator = ascii_is_space(c) || c == '/' || c == '-' || c == '.' || c == ',';
    if (separator) {
      in_word = false;
    } else {
      if (!in_word) words.emplace_back();
      words.back() += c;
      in_word = true;
    }
  }
  return words;
}

}  // namespace

std::optional<std::string> other_iso_date(std::string_view text) {
  std::vector<std::string> words = date_words(text);
  if (words.size() != 3 || words[0].size() > 2 || !number(words[1])) return std::nullopt;
  return guess_iso_date(words[1] + "/" + words[0] + "/" + words[2]);
}

std::optional<std::string> guess_iso_date(std::string_view text) {
  std::vector<std::string> words = date_words(text);
  if (words.size() != 3) return std::nullopt;
  for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
    if (words[0].size() > 2 && ascii_is_digit(words[0][0]) && words[0].ends_with(ordinal)) {
      words[0].resize(words[0].size() - 2);
      break;
    }
  }
  const bool year_first = words[0].size() == 4;
  const auto day = number(year_first ? words[2] : words[0]);
  const auto month = month_number(words[1]);
  auto year = number(year_first ? words[0] : words[2]);
  if (!day || !month || !year) return std::nullopt;
  if (*year < 100) year = *year + 2000;
  const auto date =
      Date::from_parts(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  if (!date) return std::nullopt;
  return date->iso();
}

}  // namespace pier
