#include "charts/text_width.h"

#include "base/text.h"

namespace pier::charts {

namespace {

/// Of the font size: about those of the theme's face in bold, which are wider than Arial's.
double width_of(char c) {
  constexpr std::string_view kThin = "ijl.,:;'|![]()I ";
  constexpr std::string_view kSlim = "frt-/";
  constexpr std::string_view kWide = "mMW%";
  if (kThin.find(c) != std::string_view::npos) return 0.32;
  if (kSlim.find(c) != std::string_view::npos) return 0.4;
  if (kWide.find(c) != std::string_view::npos) return 0.92;
  if (ascii_is_digit(c)) return 0.645;
  if (c >= 'A' && c <= 'Z') return 0.7;
  return 0.585;
}

/// Whether the byte begins a character.
bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

double text_width(std::string_view text, double font_size) {
  double width = 0;
  for (const char c : text) {
    if (begins_character(c)) width += width_of(c);
  }
  return width * font_size;
}

std::vector<std::string> wrapped(std::string_view text, double width, double font_size) {
  std::vector<std::string> lines;
  for (const std::string_view word : split(text, ' ')) {
    if (!lines.empty()) {
      const std::string longer = lines.back() + " " + std::string(word);
      if (text_width(longer, font_size) <= width) {
        lines.back() = longer;
        continue;
      }
    }
    lines.emplace_back(word);
  }
  return lines;
}

}  // namespace pier::charts
