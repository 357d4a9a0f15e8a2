#pragma once

#include <string>
#include <string_view>

namespace pier {

/// The MD5 (RFC 1321) of bytes as 32 hexadecimal digits in small letters: for protocols that ask
/// for it as a check against faults of the way, and against nobody's will. May be called from
/// several threads at once.
std::string md5_hex(std::string_view bytes);

/// The same in base64, as the header Content-MD5 has it (RFC 1864).
std::string md5_base64(std::string_view bytes);

}  // namespace pier
