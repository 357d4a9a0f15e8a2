#pragma once

#include <cstdint>
#include <string_view>

namespace pier::html {

/// A tag name as a number, to compare and to switch by: its first seven letters and its
/// length, which tell all elements of HTML apart.
using TagCode = std::uint64_t;

constexpr TagCode tag_code(std::string_view tag) {
  TagCode code = static_cast<TagCode>(tag.size()) << 56U;
  for (std::size_t i = 0; i < tag.size() && i < 7; ++i) {
    code |= static_cast<TagCode>(static_cast<unsigned char>(tag[i])) << (8 * i);
  }
  return code;
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
