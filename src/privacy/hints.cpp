#include "privacy/hints.h"

#include <algorithm>
#include <array>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy {

namespace {

constexpr auto kRunDetectors = std::to_array<RunDetector>({
    {detectors::nhs_number, hint::kLetters | hint::kNumberBehind | hint::kTenDigits},
    {detectors::insurance_number, hint::kLetters | hint::kTwoLetters},
    {detectors::pupil_number, hint::kLetters | hint::kOneLetter},
    {detectors::postcode, hint::kLetters},
    {detectors::birth, hint::kLetters | hint::kDate},
    {detectors::phone, hint::kDialled},
    {detectors::case_reference, hint::kLetters | hint::kNamed},
    {detectors::vehicle, hint::kLetters | hint::kThreeLetters},
    {detectors::bank, hint::kLetters | hint::kNumberBehind | hint::kAccount},
    {detectors::coordinates, hint::kLetters | hint::kTwoLetters | hint::kDotted},
    {detectors::computer, hint::kLetters | hint::kDotted},
});

constexpr auto kSignDetectors = std::to_array<SignDetector>({{'@', detectors::email},
                                                             {'@', detectors::account},
                                                             {'/', detectors::account},
                                                             {'/', detectors::user_folder},
                                                             {'\\', detectors::user_folder}});

static_assert(std::all_of(kSignDetectors.begin(), kSignDetectors.end(),
                          [](const SignDetector& one) {
                            return kSigns.find(one.sign) != std::string_view::npos;
                          }));

/// The character at `at`; where the text has ended, a gap, which belongs to nothing either.
char at_or_gap(std::string_view text, std::size_t at) {
  return at < text.size() ? text.data()[at] : Reading::kGap;
}

char small(char letter) {
  return static_cast<char>(letter | 0x20);
}

/// The day of a month, or a year, and behind it a number, "of" or the name of a month.
bool may_begin_date(std::string_view text, const Run& run) {
  const char* const digits = text.data() + run.begin;
  const bool is_year = run.size() == 4 && ((digits[0] == '1' && digits[1] == '9') ||
                                           (digits[0] == '2' && digits[1] == '0'));
  if (run.size() > 2 && !is_year) return false;
  std::size_t at = run.end;
  while (at - run.end < kMostInDate && is_in_date(at_or_gap(text, at))) ++at;
  if (at == run.end) return false;
  if (is_digit(at_or_gap(text, at))) return true;
  const std::array<char, 3> word{small(at_or_gap(text, at)), small(at_or_gap(text, at + 1)),
                                 small(at_or_gap(text, at + 2))};
  if (word[0] == 'o' && word[1] == 'f') return true;
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  for (std::size_t month = 0; month < kMonths.size(); month += 3) {
    if (std::equal(word.begin(), word.end(), kMonths.begin() + month)) return true;
  }
  return false;
}

bool has_number_behind(std::string_view text, const Run& run) {
  std::size_t at = run.end;
  while (at - run.end < kMostSeparators && is_separator(at_or_gap(text, at))) ++at;
  return is_digit(at_or_gap(text, at));
}

Hints letters_before(std::string_view text, const Run& run) {
  const char* const bytes = text.data();
  std::size_t end = run.begin;
  while (end > 0 && run.begin - end < kMostSeparators && is_separator(bytes[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < 4 && is_letter(bytes[begin - 1])) --begin;
  if (begin > 0 && is_digit(bytes[begin - 1])) return 0;
  switch (end - begin) {
    case 1:
      return hint::kOneLetter;
    case 2:
      return hint::kTwoLetters;
    case 3:
      return bytes[begin] < 'a' ? hint::kThreeLetters : 0;
    default:
      return 0;
  }
}

/// Ten digits and more, over what people put between those of a telephone number.
bool may_be_dialled(std::string_view text, const Run& run) {
  constexpr std::size_t kFewest = 10, kMostSigns = 4;
  constexpr std::string_view kBetween = " -().\n\t/";
  const char* const bytes = text.data();
  if (bytes[run.begin] != '0' && (run.begin == 0 || bytes[run.begin - 1] != '+')) return false;
  std::size_t digits = run.size(), signs = 0;
  for (std::size_t at = run.end; at < text.size() && digits < kFewest; ++at) {
    if (is_digit(bytes[at])) {
      ++digits;
      signs = 0;
    } else if (kBetween.find(bytes[at]) == std::string_view::npos || ++signs > kMostSigns) {
      return false;
    }
  }
  return digits >= kFewest;
}

bool joins_runs(char c) {
  return c == '/' || c == '-';
}

/// Where what is joined to the run by "/" and "-" begins: AB-12/3.
std::size_t joined_begin(std::string_view text, const Run& run) {
  const char* const bytes = text.data();
  std::size_t begin = run.begin;
  while (begin > 1 && joins_runs(bytes[begin - 1]) && is_letter_or_digit(bytes[begin - 2])) {
    for (--begin; begin > 0 && is_letter_or_digit(bytes[begin - 1]);) --begin;
  }
  return begin;
}

/// The words for "number" of case_reference(), those that need none, and what stands behind one.
bool is_word_for_number(std::string_view lower) {
  switch (lower.size()) {
    case 2:
      return is_word(lower, "no") || is_word(lower, "id") || is_word(lower, "is");
    case 3:
      return is_word(lower, "ref") || is_word(lower, "num") || is_word(lower, "mrn") ||
             is_word(lower, "cad") || is_word(lower, "lac") || is_word(lower, "urn") ||
             is_word(lower, "was");
    case 4:
      return is_word(lower, "uprn");
    case 6:
      return is_word(lower, "number");
    case 9:
      return is_word(lower, "reference");
    default:
      return false;
  }
}

/// Whether what stands before `at` may end in a word for "number", or in what stands behind one.
bool may_be_named(std::string_view text, std::size_t at) {
  constexpr std::size_t kFewSigns = 16, kLongest = std::string_view("reference").size();
  const char* const bytes = text.data();
  std::size_t end = at;
  const auto is_filler = [](char c) {
    return c == ' ' || c == ':' || c == '=' || c == '(' || c == '"' || c == '\n';
  };
  while (end > 0 && is_filler(bytes[end - 1])) --end;
  if (end == 0) return false;
  // The detector sees so few characters that the end of a word may be all that it sees of it.
  if (at - end > kFewSigns) return true;
  const char last = bytes[end - 1];
  if (!is_letter(last)) return last == '.' || last == '#' || last == ',' || last == '-';
  std::size_t begin = end;
  while (begin > 0 && end - begin <= kLongest && is_letter(bytes[begin - 1])) --begin;
  if (end - begin > kLongest) return false;
  std::array<char, kLongest> lower{};
  std::transform(bytes + begin, bytes + end, lower.begin(), small);
  return is_word_for_number({lower.data(), end - begin});
}

/// Four digits and more, with what is joined to them.
bool may_be_reference(std::string_view text, const Run& run) {
  const std::size_t begin = joined_begin(text, run);
  const bool goes_on =
      joins_runs(at_or_gap(text, run.end)) && is_letter_or_digit(at_or_gap(text, run.end + 1));
  const auto whole = text.substr(begin, run.end - begin);
  return (goes_on || std::count_if(whole.begin(), whole.end(), is_digit) >= 4) &&
         may_be_named(text, begin);
}

/// A sign of a number that goes on.
bool is_dotted(std::string_view text, const Run& run) {
  const char behind = at_or_gap(text, run.end), next = at_or_gap(text, run.end + 1);
  if (run.size() > 4) return false;
  if (behind == '.') return is_digit(next);
  if (behind == ':') return is_letter_or_digit(next) || next == ':';
  return run.size() == 2 && (behind == '-' || behind == Reading::kDegree);
}

}  // namespace

Hints hints_of(std::string_view text, const Run& run) {
  const char* const first = text.data() + run.begin;
  const bool is_word_first = run.size() > 4 && std::all_of(first, first + 4, is_letter);
  if (!run.is_number() && !is_word_first) return hint::kAll;
  Hints hints = 0;
  const auto add = [&](bool holds, Hints hint) { hints |= holds ? hint : 0; };
  add(may_be_reference(text, run), hint::kNamed);
  add(run.digits == 10, hint::kTenDigits);
  if (is_word_first) return hints;  // "page12", and a word with the number of its note
  add(may_begin_date(text, run), hint::kDate);
  add(has_number_behind(text, run), hint::kNumberBehind);
  add(may_be_dialled(text, run), hint::kDialled);
  add(run.size() == 6 || run.size() == 8, hint::kAccount);
  add(is_dotted(text, run), hint::kDotted);
  return run.size() > 1 ? hints | letters_before(text, run) : hints;
}

std::span<const RunDetector> run_detectors() {
  return kRunDetectors;
}

std::span<const SignDetector> sign_detectors() {
  return kSignDetectors;
}

bool is_telling_sign(std::string_view text, std::size_t at) {
  const char* const bytes = text.data();
  const char before = at > 0 ? bytes[at - 1] : Reading::kGap;
  if (bytes[at] == '@') return true;
  if (before == ':') {  // C:\Users, over as many of the same slashes as there are
    std::size_t name = at;
    while (at_or_gap(text, name) == bytes[at]) ++name;
    if (small(at_or_gap(text, name)) == 'u') return true;
  }
  if (bytes[at] == '\\') return false;
  if (!is_letter(before)) {
    const char next = small(at_or_gap(text, at + 1));
    return next == 'h' || next == 'u';  // /home, /Users
  }
  // What the sites of accounts end in: .com, /add, .me, /profile, /in, .net.
  const char second = at > 1 ? small(bytes[at - 2]) : Reading::kGap;
  switch (small(before)) {
    case 'm':
      return second == 'o';
    case 'd':
      return second == 'd';
    case 'e':
      return second == 'm' || second == 'l';
    case 'n':
      return second == 'i';
    case 't':
      return second == 'e';
    default:
      return false;
  }
}

}  // namespace pier::privacy
