#include "base/bytes_writer.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace pier;

TEST_CASE("what was written is read again", "[bytes]") {
  const auto number = GENERATE(as<std::uint64_t>{}, 0, 1, 127, 128, 16'383, 16'384, 1'000'000,
                               std::numeric_limits<std::uint64_t>::max());
  BytesWriter writer;
  writer.number(number);
  writer.fixed(number);
  writer.text(
      "text\0with"
      " a NUL");
  writer.digest(digest_of("x"));
  BytesReader reader(writer.view());
  CHECK(reader.number() == number);
  CHECK(reader.fixed() == number);
  CHECK(reader.text() == std::string_view("text\0with"
                                          " a NUL"));
  CHECK(reader.digest() == digest_of("x"));
  CHECK(reader.is_good());
  CHECK(reader.at_end());
}

TEST_CASE("bytes that nobody wrote so give nothing, and say so", "[bytes]") {
  SECTION("nothing is left") {
    BytesReader reader("");
    CHECK(reader.number() == 0);
    CHECK_FALSE(reader.is_good());
  }
  SECTION("a text that is longer than what follows") {
    BytesReader reader(
        "\x05"
        "abc");
    CHECK(reader.text().empty());
    CHECK_FALSE(reader.is_good());
  }
  SECTION("a count of more things than there are bytes") {
    BytesReader reader(
        "\xFF\xFF\xFF\xFF\x0F"
        "a");
    CHECK(reader.count() == 0);
    CHECK_FALSE(reader.is_good());
  }
  SECTION("a number that never ends") {
    BytesReader reader("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    CHECK(reader.number() == 0);
    CHECK_FALSE(reader.is_good());
  }
}

TEST_CASE("sealed bytes are known as they were written, or not at all") {
  BytesWriter writer(100);
  writer.text("words 1");
  writer.fixed(0x0102030405060708);
  std::string kept = sealed(std::move(writer));
  auto reader = unsealed(kept, "words 1");
  REQUIRE(reader);
  CHECK(reader->fixed() == 0x0102030405060708);
  CHECK(reader->at_end());
  CHECK_FALSE(unsealed(kept, "words 2"));
  for (std::size_t i = 0; i < kept.size(); ++i) {
    INFO(i);
    CHECK_FALSE(unsealed(std::string_view(kept).substr(0, i), "words 1"));
    CHECK_FALSE(unsealed(std::string_view(kept).substr(i + 1), "words 1"));
    kept[i] = static_cast<char>(kept[i] ^ 1);
    CHECK_FALSE(unsealed(kept, "words 1"));
    kept[i] = static_cast<char>(kept[i] ^ 1);
  }
}
