#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pier::html {

/// A tag name as a number, to compare and to switch by: its first seven letters and its
/// length, which tell all elements of HTML apart.
using TagCode = std::uint64_t;

constexpr std::size_t kCodedLetters = 7;

constexpr TagCode tag_code(std::string_view tag) {
  TagCode code = static_cast<TagCode>(tag.size()) << 56U;
  for (std::size_t i = 0; i < tag.size() && i < kCodedLetters; ++i) {
    code |= static_cast<TagCode>(static_cast<unsigned char>(tag[i])) << (8 * i);
  }
  return code;
}

/// tag_code() of the first `length` bytes of the text: eight at once where there are so many.
inline TagCode tag_code_in(std::string_view text, std::size_t length) {
  if constexpr (std::endian::native == std::endian::little) {
    if (length <= kCodedLetters && text.size() >= sizeof(TagCode)) {
      TagCode letters = 0;
      std::memcpy(&letters, text.data(), sizeof letters);
      return (letters & ((TagCode{1} << (8 * length)) - 1)) | static_cast<TagCode>(length) << 56U;
    }
  }
  return tag_code(text.substr(0, length));
}

/// What an element is to the scanner, as bits.
namespace trait {
constexpr unsigned kVoid = 1;       ///< has no content and no end tag
constexpr unsigned kRaw = 2;        ///< its content is no markup up to its end tag
constexpr unsigned kBlock = 4;      ///< a browser would end an open `p` before it
constexpr unsigned kParagraph = 8;  ///< p
constexpr unsigned kLink = 16;      ///< a
constexpr unsigned kControl = 32;   ///< button, input, select, textarea
constexpr unsigned kHeading = 64;   ///< h1 to h6
constexpr unsigned kForeign = 128;  ///< svg, math: `/>` ends an element inside
constexpr unsigned kForm = 256;     ///< form
}  // namespace trait

/// The traits of an element; 0 for those that need no care.
unsigned traits_of(TagCode tag);

/// Whether the HTML standard lets `tag` stand directly in `parent`. Only elements whose
/// place a browser mends by itself, or that mean nothing elsewhere, are held to one.
bool may_stand_in(TagCode tag, TagCode parent);

}  // namespace pier::html
