#pragma once

#include <string>
#include <string_view>

namespace pier {

/// The SHA-256 (FIPS 180-4) of bytes as 64 hexadecimal digits in small letters: for what somebody
/// might want to forge, where digest_of() would not do. May be called from several threads at once.
std::string sha256_hex(std::string_view bytes);

/// Whether a text is 64 hexadecimal digits in small letters.
bool is_sha256_hex(std::string_view text);

}  // namespace pier
