#include "base/utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace pier {

namespace {

constexpr char32_t kReplacement = U'\uFFFD';

/// The length of the sequence that `lead` begins, 0 when it begins none.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// The code point at `at` and its length, or length 0 when it is not well-formed.
struct Decoded {
  char32_t code;
  std::size_t length;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 1) return {lead, 1};
  if (length == 0 || at + length > text.size()) return {kReplacement, 0};
  constexpr std::array<unsigned char, 5> kLeadMask{0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code = lead & kLeadMask[length];
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {kReplacement, 0};
    code = (code << 6) | (next & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return {kReplacement, 0};
  return {code, length};
}

/// Base letters for U+00C0 to U+017F in order; '.' means none, two letters are in the
/// switch below.
constexpr std::string_view kLatin =
    "aaaaaa.ceeeeiiii"   // C0
    ".nooooo.ouuuuy.."   // D0
    "aaaaaa.ceeeeiiii"   // E0
    ".nooooo.ouuuuy.y"   // F0
    "aaaaaaccccccccdd"   // 100
    "ddeeeeeeeeeegggg"   // 110
    "gggghhhhiiiiiiii"   // 120
    "ii..jjkkklllllll"   // 130
    "lllnnnnnnnnnoooo"   // 140
    "oo..rrrrrrssssss"   // 150
    "ssttttttuuuuuuuu"   // 160
    "uuuuwwyyyzzzzzzs";  // 170
static_assert(kLatin.size() == 0x180 - 0xC0);

}  // namespace

char32_t decode_utf8(std::string_view text, std::size_t& at) {
  const Decoded decoded = decode(text, at);
  at += decoded.length == 0 ? 1 : decoded.length;
  return decoded.code;
}

void append_utf8(std::string& text, char32_t code) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | (code >> 12));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t first_not_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::array<std::uint64_t, 4> many{};
  for (; at + sizeof many <= text.size(); at += sizeof many) {
    std::memcpy(many.data(), text.data() + at, sizeof many);
    if (((many[0] | many[1] | many[2] | many[3]) & kHighBits) != 0) break;
  }
  for (; at + sizeof many[0] <= text.size(); at += sizeof many[0]) {
    std::memcpy(many.data(), text.data() + at, sizeof many[0]);
    if ((many[0] & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  std::size_t at = 0;
  while ((at = first_not_ascii(text, at)) < text.size()) {
    const Decoded decoded = decode(text, at);
    if (decoded.length == 0) return at;
    at += decoded.length;
  }
  return std::nullopt;
}

bool is_bidi_control(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string_view latin_base_letters(char32_t code) {
  static constexpr std::string_view kAscii = "0123456789abcdefghijklmnopqrstuvwxyz";
  if (code >= '0' && code <= '9') return kAscii.substr(code - '0', 1);
  if (code >= 'a' && code <= 'z') return kAscii.substr(code - 'a' + 10, 1);
  if (code >= 'A' && code <= 'Z') return kAscii.substr(code - 'A' + 10, 1);
  switch (code) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xD0:
    case 0xF0:
      return "d";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      break;
  }
  if (code < 0xC0 || code > 0x17F) return {};
  const std::string_view letter = kLatin.substr(code - 0xC0, 1);
  return letter == "." ? std::string_view{} : letter;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  }
  return count;
}

}  // namespace pier
