#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pier::privacy {

/// A key of 128 bits.
using DigestKey = std::array<std::uint64_t, 2>;

/// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): who has no key
/// cannot tell what a digest is of.
std::uint64_t keyed_digest(const DigestKey& key, std::string_view bytes);

}  // namespace pier::privacy
