#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

/// Whether the characters have this form: A a letter, 9 a digit, X either; other ones themselves.
bool has_form(std::string_view characters, std::string_view form) {
  if (characters.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = characters[i];
    const bool fits = form[i] == 'A'   ? is_letter(c)
                      : form[i] == '9' ? is_digit(c)
                      : form[i] == 'X' ? is_letter(c) || is_digit(c)
                                       : c == form[i];
    if (!fits) return false;
  }
  return true;
}

/// Family courts, the Crown Court, the police.
bool is_known_reference(std::string_view characters) {
  if (has_form(characters, "AA99A99999")) return true;
  if (has_form(characters, "A20999999")) {
    constexpr std::string_view kCrownCourt = "ASTU";
    return kCrownCourt.find(characters[0]) != std::string_view::npos;
  }
  return has_form(characters, "99AA9999999") || has_form(characters, "99AA999999");
}

/// What stands before a number that stands for a person. Each ends with a word for "number".
constexpr auto kOwners = std::to_array<std::string_view>({"case",
                                                          "lac",
                                                          "looked after",
                                                          "looked-after",
                                                          "court",
                                                          "hospital",
                                                          "patient",
                                                          "crime",
                                                          "police",
                                                          "custody",
                                                          "incident",
                                                          "mosaic",
                                                          "liquidlogic",
                                                          "lcs",
                                                          "client",
                                                          "person",
                                                          "child",
                                                          "pupil",
                                                          "service user",
                                                          "referral",
                                                          "claim",
                                                          "mrn",
                                                          "uprn",
                                                          "cad",
                                                          "urn",
                                                          "unit",
                                                          "prison",
                                                          "passport",
                                                          "driving licence",
                                                          "home office"});
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"number", "no", "no.", "ref", "ref.", "reference", "id", "num", "#"});
/// These need no word for "number".
constexpr auto kSelfNamed = std::to_array<std::string_view>({"mrn", "uprn", "cad", "lac", "urn"});

/// Without "is", ":" and such at the end.
std::string_view without_filler(std::string_view before) {
  for (bool again = true; again;) {
    again = false;
    while (!before.empty() &&
           (before.back() == ' ' || before.back() == ':' || before.back() == '=' ||
            before.back() == '(' || before.back() == '"' || before.back() == '\n')) {
      before.remove_suffix(1);
    }
    for (const std::string_view filler : {" is", " was", ",", "-"}) {
      if (!before.ends_with(filler)) continue;
      before.remove_suffix(filler.size());
      again = true;
    }
  }
  return before;
}

bool ends_with_word(std::string_view before, std::string_view word) {
  if (!before.ends_with(word)) return false;
  const std::size_t rest = before.size() - word.size();
  return rest == 0 || !is_letter(before[rest - 1]) || word == "#";
}

bool is_named_before(std::string_view text, std::size_t begin) {
  // Asked about every number of four digits: without a string of its own.
  std::array<char, 40> lower;
  const std::string_view piece = piece_before(text, begin, lower.size());
  std::transform(piece.begin(), piece.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  std::string_view before = without_filler({lower.data(), piece.size()});
  for (const std::string_view name : kSelfNamed) {
    if (ends_with_word(before, name)) return true;
  }
  const auto number = std::find_if(kNumbers.begin(), kNumbers.end(), [&](std::string_view word) {
    return ends_with_word(before, word);
  });
  if (number == kNumbers.end()) return false;
  before.remove_suffix(number->size());
  before = without_filler(before);
  // "hospital record number", "case file ref": one word may stand between.
  for (int words = 0; words < 2; ++words) {
    for (const std::string_view owner : kOwners) {
      if (ends_with_word(before, owner) ||
          (before.ends_with('s') && ends_with_word(before.substr(0, before.size() - 1), owner))) {
        return true;
      }
    }
    const std::size_t space = before.find_last_of(' ');
    if (space == std::string_view::npos) break;
    before = without_filler(before.substr(0, space));
  }
  return false;
}

/// The end of a reference that begins with this run: parts with "/" and "-" between belong to it.
std::size_t reference_end(std::string_view text, const Run& run) {
  std::size_t end = run.end;
  while (end + 1 < text.size() && (text[end] == '/' || text[end] == '-') &&
         (is_digit(text[end + 1]) || is_letter(text[end + 1]))) {
    end = run_at(text, end + 1).end;
  }
  return end;
}

/// 2019, 2019-20, 2019/2020.
bool is_year(std::string_view characters) {
  return (characters.starts_with("19") || characters.starts_with("20")) &&
         (has_form(characters, "9999") || has_form(characters, "9999-99") ||
          has_form(characters, "9999/99") || has_form(characters, "9999-9999") ||
          has_form(characters, "9999/9999"));
}

}  // namespace

void case_reference(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.digits >= 5) {
    std::string own = upper(text.substr(run.begin, run.size()));
    if (is_known_reference(own)) {
      found.push_back({Kind::case_reference, run.begin, run.end, std::move(own)});
      return;
    }
  }
  // A name for it may stand before: "Case number: AB/12345". Its first part need hold no digit.
  std::size_t begin = run.begin;
  while (begin > 1 && (text[begin - 1] == '/' || text[begin - 1] == '-') &&
         (is_letter(text[begin - 2]) || is_digit(text[begin - 2]))) {
    begin = run_at(text, begin - 2).begin;
  }
  if (begin != run.begin && run_at(text, begin).digits > 0) return;  // seen with its first part
  const std::size_t end = reference_end(text, run);
  const std::string_view whole = text.substr(begin, end - begin);
  const auto digits = std::count_if(whole.begin(), whole.end(), is_digit);
  if (digits < 4 || whole.size() > 30 || is_year(whole) || !is_named_before(text, begin)) return;
  std::string value;
  for (const char c : upper(whole)) {
    if (c != '/' && c != '-') value += c;
  }
  found.push_back({Kind::case_reference, begin, end, value});
}

}  // namespace pier::privacy::detectors
