#include "pages/image_size.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace pier {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

unsigned big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = 0; i < count; ++i) value = (value << 8) | byte_at(bytes, at + i);
  return value;
}

ImageSize jpeg_size(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return {};
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return {big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  return {};
}

/// "0 0 120 90": where it begins, width, height. Fractions count as the next whole pixel.
ImageSize svg_size(std::string_view bytes) {
  constexpr std::string_view kViewBox = "viewBox=\"";
  const std::size_t begin = bytes.find(kViewBox);
  if (begin == std::string_view::npos) return {};
  const std::string_view box = bytes.substr(begin + kViewBox.size());
  std::array<double, 4> numbers{};
  const char* at = box.data();
  const char* const end = box.data() + std::min(box.find('"'), box.size());
  for (double& number : numbers) {
    while (at != end && (*at == ' ' || *at == ',')) ++at;
    const auto [next, fault] = std::from_chars(at, end, number);
    if (fault != std::errc()) return {};
    at = next;
  }
  constexpr double kLargest = 100'000;
  const auto pixels = [&](double size) {
    return size > 0 && size <= kLargest ? static_cast<unsigned>(std::ceil(size)) : 0U;
  };
  return {pixels(numbers[2]), pixels(numbers[3])};
}

}  // namespace

ImageSize image_size(std::string_view bytes) {
  constexpr std::string_view kPng("\x89PNG\r\n\x1A\n", 8);
  constexpr std::size_t kPngHead = 24;
  if (bytes.starts_with(kPng) && bytes.size() >= kPngHead) {
    return {big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
  }
  if (bytes.starts_with("\xFF\xD8")) return jpeg_size(bytes);
  const bool is_svg = bytes.starts_with("<svg") || bytes.starts_with("<?xml");
  return is_svg ? svg_size(bytes) : ImageSize{};
}

}  // namespace pier
