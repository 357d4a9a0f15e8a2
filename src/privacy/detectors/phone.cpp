#include <algorithm>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

constexpr std::size_t kMostDigits = 15, kMostBetween = 4;

/// The digits from a place on, over what people put between those of a telephone number, and where
/// each group of them ends.
struct Dialled {
  std::string digits;
  std::size_t first_group = 0;
  struct End {
    std::size_t at;
    std::size_t digits;
  };
  std::vector<End> ends;
};

Dialled read_dialled(std::string_view text, std::size_t begin) {
  constexpr std::string_view kBetween = " -().\n\t/";
  Dialled dialled;
  std::size_t between = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      if (dialled.digits.size() == kMostDigits) break;
      dialled.digits += text[at];
      if (between > 0 || dialled.ends.empty()) dialled.ends.push_back({});
      dialled.ends.back() = {at + 1, dialled.digits.size()};
      between = 0;
    } else if (kBetween.find(text[at]) == std::string_view::npos || ++between > kMostBetween) {
      break;
    }
  }
  if (!dialled.ends.empty()) dialled.first_group = dialled.ends.front().digits;
  return dialled;
}

/// The number as one dials it in the country: 01632960001. Empty: it is none.
std::string national(std::string_view digits, bool is_international) {
  if (is_international) {
    if (digits.starts_with("00")) digits.remove_prefix(2);
    if (!digits.starts_with("44")) return {};
    digits.remove_prefix(2);
    if (digits.starts_with("0")) digits.remove_prefix(1);
  } else {
    if (!digits.starts_with("0")) return {};
    digits.remove_prefix(1);
  }
  const bool has_size = digits.size() == 9 || digits.size() == 10;
  return has_size && digits[0] != '0' ? "0" + std::string(digits) : std::string{};
}

bool is_in_word(std::string_view text, std::size_t at) {
  return at < text.size() && (is_letter(text[at]) || is_digit(text[at]));
}

}  // namespace

void phone(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (!run.is_number()) return;
  std::size_t begin = run.begin;
  const bool has_plus = begin > 0 && text[begin - 1] == '+';
  const bool is_international =
      (has_plus && text.substr(run.begin, 2) == "44") || text.substr(run.begin, 4) == "0044";
  if (!is_international && (text[run.begin] != '0' || run.size() < 3)) return;
  if (has_plus) --begin;
  // Not a date, a share or the decimals of a number.
  const bool is_inside =
      begin > 1 && (text[begin - 1] == '/' || text[begin - 1] == '.') && is_digit(text[begin - 2]);
  if (is_inside) return;
  const Dialled dialled = read_dialled(text, run.begin);
  // The longest wins: what stands behind a number may look like a part of it.
  for (auto end = dialled.ends.rbegin(); end != dialled.ends.rend(); ++end) {
    if (is_in_word(text, end->at)) continue;
    const std::string number =
        national(std::string_view(dialled.digits).substr(0, end->digits), is_international);
    if (number.empty()) continue;
    found.push_back({Kind::phone, begin, end->at, number});
    return;
  }
}

}  // namespace pier::privacy::detectors
