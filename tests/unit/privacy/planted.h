#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::test {

/// Identifiers that are of nobody: made here, so that none stands in the repository. From ranges
/// that are kept for tests or drama, or with letters that were never given out.

/// 999 and six digits of `seed`, with the digit of check; none when that would be 10.
inline std::string nhs_number(unsigned seed) {
  for (;; ++seed) {
    std::string digits = "999" + std::to_string(1'000'000 + seed % 1'000'000).substr(1);
    unsigned sum = 0;
    for (unsigned i = 0; i < 9; ++i) sum += static_cast<unsigned>(digits[i] - '0') * (10 - i);
    const unsigned check = (11 - sum % 11) % 11;
    if (check < 10) return digits + std::to_string(check);
  }
}

inline std::string in_groups(const std::string& number, const std::vector<std::size_t>& sizes,
                             std::string_view separator) {
  std::string all;
  std::size_t at = 0;
  for (const std::size_t size : sizes) {
    if (at > 0) all += separator;
    all += number.substr(at, size);
    at += size;
  }
  return all;
}

inline std::string pupil_number(unsigned seed) {
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  // 000 is no local authority.
  const std::string digits = "000" + std::to_string(1'000'000'000U + seed).substr(1);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += static_cast<std::size_t>(digits[i] - '0') * (i + 2);
  }
  return std::string(1, kLetters[sum % kLetters.size()]) + digits;
}

/// A British IBAN with the right check, of a bank that is none.
inline std::string iban(unsigned seed) {
  const std::string account = "PIER" + std::to_string(100'000'000'000'00ULL + seed);
  const std::string turned = account.substr(0, 18) + "GB00";
  unsigned rest = 0;
  for (const char c : turned) {
    const auto value = static_cast<unsigned>(c <= '9' ? c - '0' : c - 'A' + 10);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  const unsigned check = 98 - rest;
  return "GB" + std::string(check < 10 ? "0" : "") + std::to_string(check) + account.substr(0, 18);
}

}  // namespace pier::test
