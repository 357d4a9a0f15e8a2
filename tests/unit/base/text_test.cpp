#include "base/text.h"

#include <array>

#include <catch2/catch.hpp>

#include "base/byte_set.h"
#include "base/utf8.h"

using namespace pier;

TEST_CASE("a slug keeps letters and digits and joins words with single hyphens") {
  CHECK(slug("What we don’t do: 2021 to 2024") == "what-we-dont-do-2021-to-2024");
  CHECK(slug("  Café & Crème brûlée ") == "cafe-creme-brulee");
  CHECK(slug("Ærø straße") == "aero-strasse");
  CHECK(slug("¿?") == "");
}

TEST_CASE("a misspelt name is matched with the nearest candidate only when it is near") {
  constexpr std::array<std::string_view, 3> names{"summary", "title", "order"};
  CHECK(nearest("sumary", names) == "summary");
  CHECK(nearest("tilte", names) == "title");
  CHECK(nearest("banana", names).empty());
}

TEST_CASE("bytes that are not UTF-8 are found where they stand") {
  CHECK_FALSE(first_bad_utf8("plain, ünïcode, 漢字, 😀"));
  CHECK(first_bad_utf8("ab\xC3") == 2u);
  CHECK(first_bad_utf8("a\xC0\xAF") == 1u);
  CHECK(first_bad_utf8("\xED\xA0\x80") == 0u);
  CHECK(first_bad_utf8("\xF4\x90\x80\x80") == 0u);
}

TEST_CASE("every code point survives encoding and decoding") {
  for (const char32_t code : {U'a', U'é', U'€', U'\U0001F600', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, code);
    std::size_t at = 0;
    CHECK(decode_utf8(text, at) == code);
    CHECK(at == text.size());
  }
}

TEST_CASE("numbers get commas between thousands") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1234567) == "1,234,567");
  CHECK(count_of(1, "page", "pages") == "1 page");
}

TEST_CASE("the first byte that is not ASCII is found at every place") {
  CHECK(first_not_ascii("") == 0);
  for (std::size_t size = 1; size < 40; ++size) {
    const std::string plain(size, '\x7F');
    CHECK(first_not_ascii(plain) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text = plain;
      text[at] = '\x80';
      CHECK(first_not_ascii(text) == at);
      CHECK(first_not_ascii(text, at + 1) == size);
    }
  }
}

TEST_CASE("a set of bytes finds the first of its own") {
  constexpr ByteSet kVowels{'a', 'e', 'i', 'o', 'u'};
  CHECK(kVowels.find_in("strength") == 3);
  CHECK(kVowels.find_in("strength", 4) == 8);
  CHECK(kVowels.find_in("") == 0);
  ByteSet high;
  high.add_range(0x80, 0xFF);
  CHECK(high.find_in("caf\xC3\xA9") == 3);
  CHECK_FALSE(high.has('z'));
  CHECK(high.has('\xFF'));
}

TEST_CASE("a set of bytes finds each of its own at every place of texts of every length") {
  ByteSet set{'@', '/', '\\', '"'};
  set.add_range('0', '9');
  set.add_range(0x80, 0xFF);
  for (unsigned code = 0; code < 256; ++code) {
    const char wanted = static_cast<char>(code);
    for (std::size_t size = 1; size < 70; ++size) {
      std::string text(size, 'a');
      const std::size_t at = (code + size * 7) % size;
      text[at] = wanted;
      CHECK(set.find_in(text) == (set.has(wanted) ? at : size));
      CHECK(set.find_in(text, at + 1) == size);
    }
  }
}
