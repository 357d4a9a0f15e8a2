#include "pages/image_size.h"

#include <cstddef>

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

}  // namespace

ImageSize image_size(std::string_view bytes) {
  constexpr std::string_view kPng("\x89PNG\r\n\x1A\n", 8);
  constexpr std::size_t kPngHead = 24;
  if (bytes.starts_with(kPng) && bytes.size() >= kPngHead) {
    return {big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
  }
  return bytes.starts_with("\xFF\xD8") ? jpeg_size(bytes) : ImageSize{};
}

}  // namespace pier
