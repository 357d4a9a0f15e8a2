#include "metrics/import_text.h"

#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace pier::metrics {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// What Windows-1252 has at 0x80 to 0x9F; elsewhere it is Latin-1 (WHATWG Encoding Standard).
constexpr std::array<char16_t, 32> kWindows{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xA0) {
      append_utf8(text, kWindows[byte - 0x80U]);
    } else {
      append_utf8(text, byte);
    }
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool is_big_endian) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_big_endian ? first * 256U + second : second * 256U + first);
  };
  std::string text;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xD800 && code < 0xE000) {
      const bool has_pair = code < 0xDC00 && at + 3 < bytes.size();
      const char32_t low = has_pair ? unit(at + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
        at += 2;
      } else {
        code = kReplacement;
      }
    }
    append_utf8(text, code);
  }
  return text;
}

}  // namespace

DecodedText decode_spreadsheet_text(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  constexpr std::string_view kNul("\0", 1);
  DecodedText decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded = {from_utf16(bytes, bytes[0] == '\xFE'), "UTF-16"};
  } else if (!first_bad_utf8(bytes)) {
    decoded = {std::string(bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes), "UTF-8"};
  } else {
    decoded = {from_windows(bytes), "Windows-1252"};
  }
  decoded.text = replace_all(decoded.text, kNul, "\uFFFD");
  return decoded;
}

}  // namespace pier::metrics
