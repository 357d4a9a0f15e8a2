#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace pier {

/// A 128-bit XXH3 digest: equal digests mean equal bytes for every purpose here that is
/// not about an adversary (names of assets, "has this changed?").
struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  /// 32 hexadecimal digits.
  std::string hex() const;
  void append_hex(std::string& to) const;

  friend bool operator==(const Digest&, const Digest&) = default;
  friend auto operator<=>(const Digest&, const Digest&) = default;
};

Digest digest_of(std::string_view bytes);

}  // namespace pier
