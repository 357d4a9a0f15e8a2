#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pier {

/// The code point that begins at `at`, which moves behind it. A byte that begins no
/// well-formed sequence gives U+FFFD and moves by one.
/// REQUIRES: at < text.size().
char32_t decode_utf8(std::string_view text, std::size_t& at);

/// Appends `code` as UTF-8. REQUIRES: a Unicode scalar value.
void append_utf8(std::string& text, char32_t code);

/// The first byte, from `at` on, that is not ASCII; the text's size when all are. Many at a time.
std::size_t first_not_ascii(std::string_view text, std::size_t at = 0);

/// The offset of the first byte that is not well-formed UTF-8 (RFC 3629), if any.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// One of the twelve Bidi_Control characters, which can make a text read otherwise
/// than it is (CVE-2021-42574).
bool is_bidi_control(char32_t code);

/// The letters a–z and digits that stand for a Latin letter without its marks, in lower
/// case: "é" gives "e", "ß" gives "ss". Empty for everything else.
std::string_view latin_base_letters(char32_t code);

/// The number of code points of a text.
std::size_t count_code_points(std::string_view text);

}  // namespace pier
