#include "pages/letters.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("a text stands under its first letter, in capitals and without marks") {
  CHECK(letter_of("neglect") == "N");
  CHECK(letter_of("Éire") == "E");
  CHECK(letter_of("“Quoted”") == "Q");
  CHECK(letter_of("ß") == "S");
  CHECK(letter_of("<script>") == "S");
}

TEST_CASE("texts that begin with a digit stand together, and so do those without letters") {
  CHECK(letter_of("16 priorities") == "0 to 9");
  CHECK(letter_of("?!") == "Other");
  CHECK(letter_of("日本") == "Other");
  CHECK(letter_of("") == "Other");
}

TEST_CASE("digits come first and what has no letter last") {
  ByLetter<int> letters{{"Z", 0}, {"Other", 0}, {"O", 0}, {"0 to 9", 0}, {"P", 0}, {"A", 0}};
  std::string order;
  for (const auto& [letter, count] : letters) order += letter + " ";
  CHECK(order == "0 to 9 A O P Z Other ");
  CHECK(letter_id("0 to 9") == "letter-0-to-9");
  CHECK(letter_id("Other") == "letter-other");
}
