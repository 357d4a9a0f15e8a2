#include <algorithm>
#include <array>

#include "base/text.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

constexpr std::size_t kPrefix = 2, kDigits = 6;

/// Two letters that begin other numbers: of value added tax, of companies, of grants.
bool is_other_prefix(std::string_view letters) {
  constexpr std::array<std::string_view, 7> kOthers{"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  return std::find(kOthers.begin(), kOthers.end(), letters) != kOthers.end();
}

/// "on 03.05.14 a": a date after a little word, and one of another.
bool is_in_sentence(std::string_view text, const Run& first) {
  constexpr std::array<std::string_view, 14> kWords{"an", "as", "at", "by", "do", "go", "if",
                                                    "in", "is", "it", "of", "on", "or", "to"};
  const std::string_view word = text.substr(first.begin, first.size());
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool has_form(std::string_view all) {
  const auto is_digit = [](char c) { return ascii_is_digit(c); };
  return ascii_is_alpha(all[0]) && ascii_is_alpha(all[1]) && !is_other_prefix(all.substr(0, 2)) &&
         std::all_of(all.begin() + kPrefix, all.begin() + kPrefix + kDigits, is_digit);
}

}  // namespace

void insurance_number(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.size() > kPrefix + kDigits + 1) return;
  // It begins with the letters of this run, or with those before it.
  Run first = run;
  if (ascii_is_digit(text[run.begin])) {
    const auto before = previous_run(text, run);
    if (!before || !before->is_word() || before->size() != kPrefix) return;
    first = *before;
    if (is_in_sentence(text, first)) return;
    // Two digits each, or six.
    const bool is_in_twos = gather_groups(text, run, {2, 2, 2}).has_value() ||
                            (run.size() == 2 && gather(text, run, kDigits + 1).has_value());
    if (run.digits != kDigits && !is_in_twos) return;
  }
  if (const auto all = gather(text, first, kPrefix + kDigits + 1); all) {
    const char last = all->characters.back();
    if (has_form(all->characters) && last >= 'A' && last <= 'D') {
      found.push_back({Kind::insurance_number, first.begin, all->end, all->characters});
      return;
    }
  }
  const auto all = gather(text, first, kPrefix + kDigits);
  if (all && has_form(all->characters) &&
      stands_before(text, first.begin, 40,
                    {"national insurance", "nino", " ni number", " ni no"})) {
    found.push_back({Kind::insurance_number, first.begin, all->end, all->characters});
  }
}

}  // namespace pier::privacy::detectors
