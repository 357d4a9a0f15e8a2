#include "base/text_width.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("letters take one column, whatever bytes they have") {
  CHECK(columns_of("") == 0);
  CHECK(columns_of("plain") == 5);
  CHECK(columns_of("zażółć") == 6);
  CHECK(columns_of("Привет") == 6);
}

TEST_CASE("wide characters take two columns") {
  CHECK(columns_of("保護") == 4);
  CHECK(columns_of("안전") == 4);
  CHECK(columns_of("ａ！") == 4);
  CHECK(columns_of("😀") == 2);
  CHECK(columns_of(U'\u303F') == 1);
  CHECK(columns_of(U'\U0003FFFD') == 2);
  CHECK(columns_of(U'\U00040000') == 1);
}

TEST_CASE("marks stand on the character before") {
  CHECK(columns_of("e\u0301") == 1);
  CHECK(columns_of("\u0628\u064E") == 1);    // Arabic beh with fatha
  CHECK(columns_of("\u0995\u09C1") == 1);    // Bengali ka with u
  CHECK(columns_of("a\u200Db\uFE0F") == 2);  // joiner, variation selector
  CHECK(columns_of("\u304B\u3099") == 2);    // a mark among wide characters
  CHECK(columns_of(U'\u00AD') == 1);         // a soft hyphen is drawn by terminals
}
