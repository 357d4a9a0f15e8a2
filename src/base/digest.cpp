#include "base/digest.h"

#include <xxhash.h>

namespace pier {

std::string Digest::hex() const {
  std::string text;
  append_hex(text);
  return text;
}

void Digest::append_hex(std::string& to) const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) to += kDigits[(half >> shift) & 0xF];
  }
}

Digest digest_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

}  // namespace pier
