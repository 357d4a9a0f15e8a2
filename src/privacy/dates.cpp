#include "privacy/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.h"
#include "base/text.h"
#include "privacy/characters.h"

namespace pier::privacy {

namespace {

unsigned number_of(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<unsigned> day_of(std::string_view text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"}) {
    if (text.size() > 2 && text.ends_with(ending)) {
      text.remove_suffix(2);
      break;
    }
  }
  if (!is_digits(text) || text.size() > 2) return std::nullopt;
  const unsigned day = number_of(text);
  return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
}

bool is_year(std::string_view text) {
  if (!is_digits(text)) return false;
  if (text.size() == 2) return true;
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

std::optional<unsigned> month_of(std::string_view text) {
  if (!is_digits(text)) {
    if (text.size() < 3) return std::nullopt;
    const auto named = month_named(text);
    return named ? std::optional(static_cast<unsigned>(*named)) : std::nullopt;
  }
  const unsigned month = number_of(text);
  return text.size() <= 2 && month >= 1 && month <= 12 ? std::optional(month) : std::nullopt;
}

/// The run behind this one over what stands inside dates: a slash, a comma, "of".
std::optional<Run> next_in_date(std::string_view text, const Run& run) {
  std::size_t at = run.end;
  while (at < text.size() && at - run.end < kMostInDate && is_in_date(text[at])) ++at;
  if (at == run.end || at >= text.size()) return std::nullopt;
  const Run next = run_at(text, at);
  if (next.begin != at || next.size() == 0) return std::nullopt;
  if (ascii_lower(text.substr(next.begin, next.size())) == "of") return next_in_date(text, next);
  return next;
}

std::string_view of(std::string_view text, const Run& run) {
  return text.substr(run.begin, run.size());
}

/// "03MAY2014".
std::optional<WrittenDate> in_one_run(std::string_view text, const Run& run) {
  const std::string_view all = of(text, run);
  const std::size_t letters = all.find_first_not_of("0123456789");
  if (letters == 0 || letters > 2 || letters == std::string_view::npos) return std::nullopt;
  const std::size_t year = all.find_first_of("0123456789", letters);
  if (year == std::string_view::npos) return std::nullopt;
  const auto day = day_of(all.substr(0, letters));
  const auto month = month_of(all.substr(letters, year - letters));
  if (!day || !month || !is_year(all.substr(year))) return std::nullopt;
  return WrittenDate{run.begin, run.end, *day, *month, std::string(all.substr(year))};
}

/// "May 3, 2014", from its day.
std::optional<WrittenDate> month_first(std::string_view text, const Run& run, unsigned day,
                                       const Run& year) {
  const auto before = previous_run(text, run);
  if (!before || !before->is_word() || of(text, year).size() != 4) return std::nullopt;
  const auto month = month_of(of(text, *before));
  if (!month) return std::nullopt;
  return WrittenDate{before->begin, year.end, day, *month, std::string(of(text, year))};
}

}  // namespace

std::string WrittenDate::value() const {
  return std::to_string(day) + "." + std::to_string(month) + "." +
         (year.size() == 4 ? year.substr(2) : year);
}

std::optional<WrittenDate> date_at(std::string_view text, const Run& run) {
  if (run.size() > 9) return std::nullopt;
  if (run.digits > 2 && !run.is_number()) return in_one_run(text, run);
  const auto second = next_in_date(text, run);
  if (!second) return std::nullopt;
  if (run.is_number() && run.size() == 4) {
    const auto third = is_year(of(text, run)) ? next_in_date(text, *second) : std::nullopt;
    if (!third) return std::nullopt;
    const auto month = month_of(of(text, *second));
    const auto day = day_of(of(text, *third).substr(0, 2));
    const bool has_time = third->size() > 2 && text[third->begin + 2] == 'T';
    if (!month || !day || (third->size() > 2 && !has_time)) return std::nullopt;
    return WrittenDate{run.begin, third->begin + std::min<std::size_t>(third->size(), 2), *day,
                       *month, std::string(of(text, run))};
  }
  const auto day = day_of(of(text, run));
  if (!day) return std::nullopt;
  if (is_year(of(text, *second)) && second->size() == 4) {
    return month_first(text, run, *day, *second);
  }
  const auto month = month_of(of(text, *second));
  const auto third = month ? next_in_date(text, *second) : std::nullopt;
  if (!third || !is_year(of(text, *third))) return std::nullopt;
  return WrittenDate{run.begin, third->end, *day, *month, std::string(of(text, *third))};
}

namespace {

constexpr auto kNumberWords = std::to_array<std::string_view>(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});

bool is_age_number(std::string_view word) {
  if (is_digits(word)) return word.size() <= 3;
  const std::string lower = ascii_lower(word);
  return std::find(kNumberWords.begin(), kNumberWords.end(), lower) != kNumberWords.end();
}

/// The word that ends before `at`, over spaces, and where it begins.
std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '-')) --at;
  std::size_t begin = at;
  while (begin > 0 && (is_letter(text[begin - 1]) || is_digit(text[begin - 1]))) --begin;
  return text.substr(begin, at - begin);
}

bool is_one_of_words(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), ascii_lower(word)) != words.end();
}

/// "children aged", "people aged", "those aged": many people.
bool is_many(std::string_view word) {
  return word.ends_with('s') ||
         is_one_of_words(word, {"children", "people", "men", "women", "those", "anyone", "everyone",
                                "all", "and", "population"});
}

bool begins_band(std::string_view behind) {
  const std::string lower = ascii_lower(behind);
  for (const std::string_view word :
       {"-",          "+",         "/",           " to ",       " and over",   " or over",
        " and under", " or under", " and older",  " or older",  " or younger", " and above",
        " or above",  " and up",   " or more",    " plus",      " and ",       " or ",
        " - ",        "%",         " years and ", " years or ", " years to "}) {
    if (lower.starts_with(word)) return true;
  }
  return false;
}

/// "7-year-old", "8 months old": behind the number; the length of it, 0 when it is none.
std::size_t old_behind(std::string_view behind) {
  const std::string lower = ascii_lower(behind.substr(0, 16));
  for (const std::string_view unit : {"year", "month", "week", "day"}) {
    for (const std::string_view before : {"-", " ", "\n"}) {
      for (const std::string_view plural : {"", "s"}) {
        const std::string part = std::string(before) + std::string(unit) + std::string(plural);
        if (!lower.starts_with(part)) continue;
        const std::string_view rest = std::string_view(lower).substr(part.size());
        if ((rest.starts_with("-old") || rest.starts_with(" old")) &&
            !rest.substr(4).starts_with("s")) {
          return part.size() + 4;
        }
      }
    }
  }
  return 0;
}

/// An age whose word "age" or "aged" stands at `at`.
std::optional<WrittenAge> age_behind(std::string_view piece, std::size_t at) {
  std::size_t number = at;
  while (number < piece.size() && is_letter(piece[number])) ++number;
  for (const std::string_view filler : {" of ", ": ", " was ", " is ", " ", "\n"}) {
    if (!piece.substr(number).starts_with(filler)) continue;
    number += filler.size();
    break;
  }
  std::size_t end = number;
  while (end < piece.size() && (is_letter(piece[end]) || is_digit(piece[end]))) ++end;
  if (!is_age_number(piece.substr(number, end - number)) || begins_band(piece.substr(end)) ||
      is_many(word_before(piece, at))) {
    return std::nullopt;
  }
  return WrittenAge{at, end};
}

/// An age that ends in the word "old" at `at`.
std::optional<WrittenAge> age_before_old(std::string_view piece, std::size_t at) {
  const std::size_t from = at > 28 ? at - 28 : 0;
  for (std::size_t begin = from; begin < at; ++begin) {
    const bool begins_word =
        begin == 0 || (!is_letter(piece[begin - 1]) && !is_digit(piece[begin - 1]));
    if (!begins_word) continue;
    std::size_t end = begin;
    while (end < at && (is_letter(piece[end]) || is_digit(piece[end]))) ++end;
    if (!is_age_number(piece.substr(begin, end - begin))) continue;
    const std::size_t length = old_behind(piece.substr(end));
    const std::string_view before = word_before(piece, begin);
    const bool is_band = is_one_of_words(before, {"to", "and", "or", "under", "over", "than",
                                                  "least", "between", "from", "about", "around"});
    if (length == 0 || end + length != at + 3 || is_band) continue;
    return WrittenAge{begin, at + 3};
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenAge> find_age(std::string_view piece) {
  const auto small = [&](std::size_t at) { return static_cast<char>(piece[at] | 0x20); };
  for (std::size_t at = 0; at + 3 <= piece.size(); ++at) {
    const bool is_age = small(at) == 'a' && small(at + 1) == 'g' && small(at + 2) == 'e';
    const bool is_old = small(at) == 'o' && small(at + 1) == 'l' && small(at + 2) == 'd';
    if ((!is_age && !is_old) || (at > 0 && is_letter(piece[at - 1]))) continue;
    const auto age = is_age ? age_behind(piece, at) : age_before_old(piece, at);
    if (age) return age;
  }
  return std::nullopt;
}

bool names_place(std::string_view piece) {
  for (const std::string_view word : {"in ", "at ", "near ", "from ", "on "}) {
    for (std::size_t at = piece.find(word); at != std::string_view::npos;
         at = piece.find(word, at + 1)) {
      if (at > 0 && is_letter(piece[at - 1])) continue;
      std::size_t name = at + word.size();
      if (piece.substr(name).starts_with("the ")) name += 4;
      if (name >= piece.size() || piece[name] < 'A' || piece[name] > 'Z') continue;
      const Run run = run_at(piece, name);
      const std::string_view first = of(piece, run);
      const bool is_day = ascii_lower(first).ends_with("day") && word == "on ";
      if (run.size() > 2 && !month_of(first) && !is_day) return true;
    }
  }
  return false;
}

}  // namespace pier::privacy
