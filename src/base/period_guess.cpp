#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/period.h"
#include "base/text.h"

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;

/// In lower case, with one kind of dash and of space, and a slash between years as a hyphen.
std::string plain(std::string_view text) {
  std::string lower = ascii_lower(text);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    lower = replace_all(lower, dash, "-");
  }
  lower = replace_all(lower, "\u00a0", " ");
  return std::string(trim(lower));
}

/// What a person wrote, taken apart: "Q4 of 2021/22" is the numbers 2021 and 22 and quarter 4.
struct Words {
  std::vector<std::string> numbers;
  int month = 0;
  char quarter = 0;
  bool is_academic = false;
  bool is_strange = false;
};

void take_word(std::string_view word, Words& words) {
  constexpr auto kFillers = std::to_array<std::string_view>(
      {"financial", "fiscal", "year", "fy", "cy", "calendar", "of", "in", "quarter", "qtr", "q"});
  if (word.starts_with("acad") || word == "ay" || word == "school") {
    words.is_academic = true;
  } else if (const auto month = month_named(word); month && words.month == 0) {
    words.month = *month;
  } else if (std::find(kFillers.begin(), kFillers.end(), word) == kFillers.end()) {
    words.is_strange = true;
  }
}

Words words_of(std::string_view text) {
  Words words;
  bool after_q = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (ascii_is_digit(text[at])) {
      while (end < text.size() && ascii_is_digit(text[end])) ++end;
      if (after_q && end == at + 1 && words.quarter == 0) {
        words.quarter = text[at];
      } else {
        words.numbers.emplace_back(text.substr(at, end - at));
      }
      after_q = false;
    } else if (ascii_is_alpha(text[at])) {
      while (end < text.size() && ascii_is_alpha(text[end])) ++end;
      const std::string_view word = text.substr(at, end - at);
      after_q = word == "q" || word == "quarter" || word == "qtr";
      take_word(word, words);
    } else {
      end = at + 1;
      const bool divides = std::string_view(" -/.,()'").find(text[at]) != npos;
      words.is_strange = words.is_strange || !divides;
    }
    at = end;
  }
  return words;
}

/// "2019", "2019-20", or "" when the second number is no following year.
std::string year_of(const std::vector<std::string>& numbers) {
  if (numbers.empty() || numbers.size() > 2) return {};
  if (numbers.size() == 1) {
    const std::string& only = numbers[0];
    // "201920", as Explore Education Statistics writes years.
    if (only.size() == 6) return year_of({only.substr(0, 4), only.substr(4)});
    return Period::parse(only) ? only : std::string{};
  }
  if (numbers[0].size() != 4 || (numbers[1].size() != 2 && numbers[1].size() != 4)) return {};
  if (numbers[1].size() == 4 && !numbers[1].starts_with(numbers[0].substr(0, 2)) &&
      !numbers[1].ends_with("00")) {
    return {};
  }
  std::string year = numbers[0] + "-" + numbers[1].substr(numbers[1].size() - 2);
  return Period::parse(year) ? year : std::string{};
}

std::string guess_single(std::string_view text) {
  if (Period::parse(text)) return std::string(text);
  if (auto day = guess_iso_date(text); day && Period::parse(*day)) return *day;
  const Words words = words_of(text);
  if (words.is_strange) return {};
  std::string year = year_of(words.numbers);
  // "Nov-21", as spreadsheets show a month.
  const bool is_short = year.empty() && words.month > 0 && words.numbers.size() == 1 &&
                        words.numbers[0].size() == 2 && ascii_is_alpha(text[0]);
  if (is_short) year = "20" + words.numbers[0];
  if (year.empty()) {
    // "2021-11" can only be a month: 2021 and 2011 do not follow each other.
    const bool is_month = words.numbers.size() == 2 && words.numbers[0].size() == 4 &&
                          words.numbers[1].size() == 2 && words.month == 0 && words.quarter == 0;
    const std::string month =
        is_month ? fmt::format("{}-m{}", words.numbers[0], words.numbers[1]) : std::string{};
    return Period::parse(month) ? month : std::string{};
  }
  if (words.month > 0) year += fmt::format("-m{:02}", words.month);
  if (words.quarter != 0) year += fmt::format("-q{}", words.quarter);
  if (words.is_academic) year += "-academic";
  return Period::parse(year) ? year : std::string{};
}

/// From January, April, July or October on for three months: a quarter has a name.
std::string join_months(const Period& from, const Period& to) {
  const unsigned first = from.first().month();
  const bool is_quarter =
      from.first().year() == to.first().year() && to.first().month() == first + 2 && first % 3 == 1;
  return is_quarter ? fmt::format("{}-q{}", from.first().year(), first / 3 + 1)
                    : fmt::format("{}..{}", from.text(), to.text());
}

/// The two sides of a range, when `divider` stands in the text once.
std::string guess_range(std::string_view text, std::string_view divider) {
  const std::size_t at = text.find(divider);
  if (at == npos || text.find(divider, at + divider.size()) != npos) return {};
  const std::string_view left = trim(text.substr(0, at));
  const std::string_view right = trim(text.substr(at + divider.size()));
  const std::string to = guess_single(right);
  std::string from = guess_single(left);
  const auto last = Period::parse(to);
  if (from.empty() && last && last->kind() == Period::Kind::month && month_named(left)) {
    from = fmt::format("{}-m{:02}", last->first().year(), *month_named(left));
  }
  const auto first = Period::parse(from);
  if (!first || !last) return {};
  std::string both = first->kind() == Period::Kind::month && last->kind() == Period::Kind::month
                         ? join_months(*first, *last)
                         : fmt::format("{}..{}", from, to);
  return Period::parse(both) ? both : std::string{};
}

}  // namespace

std::string guess_period(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  if (text.size() > kLongest) return {};
  const std::string written = plain(text);
  if (std::string single = guess_single(written); !single.empty()) return single;
  for (const std::string_view divider : {"..", " to ", " until ", " - ", "-"}) {
    if (std::string range = guess_range(written, divider); !range.empty()) return range;
  }
  return {};
}

}  // namespace pier
