#include <cstdint>
#include <string>

#include <catch2/catch.hpp>

#include "build/film.h"

using pier::fault_of_film;
using namespace std::string_literals;

namespace {

std::string box(const std::string& kind, const std::string& content) {
  const auto size = static_cast<std::uint32_t>(content.size() + 8);
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(size >> shift & 0xFF);
  return out + kind + content;
}

const std::string kBegin = box("ftyp", "isom\0\0\2\0isom"s);

std::string film(const std::string& in_movie) {
  return kBegin + box("moov", box("mvhd", std::string(100, '\0')) + in_movie) +
         box("mdat", "pictures");
}

}  // namespace

TEST_CASE("pictures, sound and the name of the program are a film") {
  CHECK(fault_of_film(film(box("trak", box("mdia", "")))).empty());
  const std::string program = box("ilst", box("\xA9too", "data"));
  CHECK(fault_of_film(film(box("udta", box("meta", "\0\0\0\0"s + box("hdlr", "x") + program))))
            .empty());
  CHECK(fault_of_film(film(box("udta", "\0\0\0\0"s))).empty());
}

TEST_CASE("what says where, when and by whom is found, wherever it stands") {
  const std::string place = box("udta", box("\xA9xyz", "+51.5+000.7/"));
  CHECK_FALSE(fault_of_film(film(place)).empty());
  CHECK_FALSE(fault_of_film(film(box("trak", place))).empty());
  CHECK_FALSE(fault_of_film(film("") + box("uuid", "xmp")).empty());
  CHECK_FALSE(fault_of_film(film("") + place).empty());
  const std::string author = box("ilst", box("\xA9too", "data") + box("\xA9"
                                                                      "ART",
                                                                      "data"));
  CHECK_FALSE(fault_of_film(film(box("meta", "\0\0\0\0"s + author))).empty());
  CHECK_FALSE(fault_of_film(film(box("udta", box("meta", "\0\0\0\0"s + box("keys", ""))))).empty());
}

TEST_CASE("what is no whole film is refused") {
  CHECK_FALSE(fault_of_film("").empty());
  CHECK_FALSE(fault_of_film("RIFF0000AVI ").empty());
  const std::string whole = film("");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (size == kBegin.size() || size == whole.size() - 16) continue;  // ends of boxes
    CHECK_FALSE(fault_of_film(whole.substr(0, size)).empty());
  }
  // A size of 64 bits, and one that says more than there is.
  CHECK(fault_of_film(kBegin + "\0\0\0\1mdat\0\0\0\0\0\0\0\x12xy"s).empty());
  CHECK_FALSE(fault_of_film(kBegin + "\0\0\0\1mdat\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFFxy"s).empty());
  CHECK_FALSE(fault_of_film(kBegin + "\0\0\0\4mdat"s).empty());
}

TEST_CASE("what says something of people is found in films that come in pieces") {
  const std::string place = box("udta", box("\xA9xyz", "+51.5+000.7/"));
  CHECK_FALSE(fault_of_film(film("") + box("moof", place)).empty());
  CHECK_FALSE(fault_of_film(film("") + box("moof", box("traf", place))).empty());
}

TEST_CASE("boxes that stand in each other without end are refused, and cost no memory") {
  constexpr std::size_t kDeep = 200'000;
  std::string boxes;
  for (std::size_t inside = kDeep; inside > 0; --inside) {
    const auto size = static_cast<std::uint32_t>(8 * inside);
    for (int shift = 24; shift >= 0; shift -= 8) boxes += static_cast<char>(size >> shift & 0xFF);
    boxes += "moov";
  }
  CHECK_FALSE(fault_of_film(kBegin + boxes).empty());
}
