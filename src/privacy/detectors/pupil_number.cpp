#include <optional>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

constexpr std::size_t kPupilSize = 13;
/// The letters of check, in the order of their values; I, O and S are left out.
constexpr std::string_view kCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// Positions 2 to 13 times their digits, modulo 23, name the letter. A letter in the last place
/// (temporary numbers) has its value in the list.
bool has_check_letter(std::string_view number) {
  std::size_t sum = 0;
  for (std::size_t i = 1; i < kPupilSize; ++i) {
    const char c = number[i];
    std::size_t value = 0;
    if (is_digit(c)) {
      value = static_cast<std::size_t>(c - '0');
    } else if (i + 1 == kPupilSize && kCheckLetters.find(c) != std::string_view::npos) {
      value = kCheckLetters.find(c);
    } else {
      return false;
    }
    sum += value * (i + 1);
  }
  return number[0] == kCheckLetters[sum % kCheckLetters.size()];
}

}  // namespace

void pupil_number(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  std::optional<Run> first;
  if (run.size() == kPupilSize || (!run.is_number() && run.size() < kPupilSize)) {
    if (run.digits >= 3 && is_letter(text[run.begin])) first = run;
  } else if (run.is_number() && run.size() <= 12 && run.size() >= 3) {
    // The letter stands apart, as a capital: "X 801 2001 15 001".
    const auto before = previous_run(text, run);
    if (before && before->is_word() && before->size() == 1 && text[before->begin] < 'a') {
      first = before;
    }
  }
  if (!first) return;
  const auto all = gather(text, *first, kPupilSize);
  if (all && has_check_letter(all->characters)) {
    found.push_back({Kind::pupil_number, first->begin, all->end, all->characters});
  }
}

}  // namespace pier::privacy::detectors
