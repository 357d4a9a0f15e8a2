#include "pages/image_size.h"

#include <string>

#include <catch2/catch.hpp>

using namespace pier;

namespace {

using namespace std::string_literals;

/// The first bytes of a PNG of 300 by 2.
const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x2C\0\0\0\x02\x08\x06\0\0\0"s;

/// A JPEG head: start, an application segment, and a frame of the kind `sof` of 300 by 2.
std::string jpeg(char sof = '\xC0') {
  return "\xFF\xD8\xFF\xE0\0\x06"
         "JFIF"s +
         "\xFF"s + sof + "\0\x11\x08\0\x02\x01\x2C\x03\x01\x22"s;
}

std::string size_of(std::string_view bytes) {
  const ImageSize size = image_size(bytes);
  return std::to_string(size.width) + "x" + std::to_string(size.height);
}

}  // namespace

TEST_CASE("the size of a PNG is in its head") {
  CHECK(size_of(kPng) == "300x2");
}

TEST_CASE("the size of a JPEG is in its frame, whatever kind that is") {
  CHECK(size_of(jpeg()) == "300x2");
  CHECK(size_of(jpeg('\xC1')) == "300x2");
  CHECK(size_of(jpeg('\xC2')) == "300x2");
}

TEST_CASE("tables of a JPEG are no frames") {
  // DHT (C4) and DAC (CC) have numbers near those of frames.
  CHECK(size_of(jpeg('\xC4')) == "0x0");
  CHECK(size_of(jpeg('\xCC')) == "0x0");
}

TEST_CASE("fill bytes before a marker of a JPEG are passed over") {
  std::string bytes = jpeg();
  bytes.insert(2, "\xFF\xFF\xFF");
  CHECK(size_of(bytes) == "300x2");
}

TEST_CASE("a picture cut off anywhere is read without harm") {
  for (const std::string& whole : {kPng, jpeg()}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const std::string size_text = size_of(std::string_view(whole).substr(0, size));
      CHECK((size_text == "0x0" || size_text == "300x2"));
    }
  }
  CHECK(size_of(std::string_view(kPng).substr(0, 23)) == "0x0");
}

TEST_CASE("segments that claim a wrong length end the search") {
  CHECK(size_of("\xFF\xD8\xFF\xE0\0\0\0\0\0\0\0\0\0\0\0\0"s) == "0x0");
  CHECK(size_of("\xFF\xD8\xFF\xE0\xFF\xFF\0\0\0\0\0\0\0\0"s) == "0x0");
  CHECK(size_of("\xFF\xD8"s + std::string(1000, '\xFF')) == "0x0");
}

TEST_CASE("other files have no size") {
  CHECK(size_of("") == "0x0");
  CHECK(size_of("GIF89a\x01\0\x01\0 and more bytes than the head of a PNG"s) == "0x0");
  CHECK(size_of("RIFF....WEBP") == "0x0");
}

TEST_CASE("the shape of a drawing is its viewBox") {
  const auto svg = [](const std::string& box) {
    return size_of("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + box + "\"></svg>");
  };
  CHECK(svg("0 0 120 90") == "120x90");
  CHECK(svg("-5,-5, 119.2 ,90") == "120x90");
  CHECK(svg("0 0 120") == "0x0");
  CHECK(svg("0 0 -1 90") == "0x90");
  CHECK(svg("0 0 1e99 90") == "0x90");
  CHECK(svg("") == "0x0");
  CHECK(size_of("<svg></svg>") == "0x0");
}
