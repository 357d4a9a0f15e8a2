#include <algorithm>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

constexpr std::size_t kNhsDigits = 10;

bool has_check_digit(std::string_view digits) {
  unsigned sum = 0;
  for (std::size_t i = 0; i + 1 < kNhsDigits; ++i) {
    sum += static_cast<unsigned>(digits[i] - '0') * static_cast<unsigned>(kNhsDigits - i);
  }
  const unsigned check = (11 - sum % 11) % 11;
  const bool all_noughts = digits.find_first_not_of('0') == std::string_view::npos;
  return check == static_cast<unsigned>(digits.back() - '0') && !all_noughts;
}

void report_if_valid(std::string_view digits, std::size_t begin, std::size_t end, Matches& found) {
  if (has_check_digit(digits)) found.push_back({Kind::nhs_number, begin, end, std::string(digits)});
}

}  // namespace

void nhs_number(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.digits == kNhsDigits) {
    // "NHS9434765919": letters may stand directly before.
    const std::size_t digits = run.end - kNhsDigits;
    const std::string_view before = text.substr(run.begin, digits - run.begin);
    const std::string_view number = text.substr(digits, kNhsDigits);
    const bool has_digits_last = std::all_of(number.begin(), number.end(), is_digit);
    const bool is_named = upper(before).starts_with("NHS") || upper(before).starts_with("CHI");
    if (has_digits_last && (before.empty() || is_named) &&
        !is_part_of_number(text, run.begin, run.end)) {
      report_if_valid(number, digits, run.end, found);
    }
    return;
  }
  if (!run.is_number() || run.size() > 9) return;
  if (run.size() == 3) {
    if (const auto grouped = gather_groups(text, run, {3, 3, 4}); grouped) {
      const bool is_abroad = run.begin > 0 && text[run.begin - 1] == '+';
      if (!is_abroad && !is_part_of_number(text, run.begin, grouped->end)) {
        report_if_valid(grouped->characters, run.begin, grouped->end, found);
      }
      return;
    }
  }
  // Whatever groups a person made of it, when it says what it is.
  const auto next = next_run(text, run);
  if (!next || !next->is_number()) return;
  const auto gathered = gather(text, run, kNhsDigits);
  if (!gathered ||
      !std::all_of(gathered->characters.begin(), gathered->characters.end(), is_digit)) {
    return;
  }
  if (!stands_before(text, run.begin, 40, {"nhs", "chi number", "chi no"})) return;
  report_if_valid(gathered->characters, run.begin, gathered->end, found);
}

}  // namespace pier::privacy::detectors
