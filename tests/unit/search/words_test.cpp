#include "search/words.h"

#include <catch2/catch.hpp>
#include <string>

#include "search/stemmer.h"

using namespace pier;

namespace {

/// The words of a text with a space between.
std::string words_of(std::string_view text) {
  std::string list;
  search::Words words(text);
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    list += (list.empty() ? "" : " ") + std::string(word);
  }
  return list;
}

}  // namespace

TEST_CASE("a text is taken apart into small letters and digits") {
  CHECK(words_of("Section 42: Self-neglect (adults).") == "section 42 self neglect adults");
  CHECK(words_of("") == "");
  CHECK(words_of(" -\xE2\x80\x93- ") == "");
}

TEST_CASE("marks on letters make no other word") {
  CHECK(words_of("Caf\xC3\xA9 na\xC3\xAFve \xC3\x86ther stra\xC3\x9F"
                 "e") == "cafe naive aether strasse");
}

TEST_CASE("letters of other alphabets separate words and are passed over whole") {
  CHECK(words_of("a\xD0\xB4"
                 "b \xE6\xBC\xA2 c") == "a b c");
}

TEST_CASE("what is possessed is its possessor, and other apostrophes are dropped") {
  CHECK(words_of("children's county line's don't") == "children county line dont");
  CHECK(words_of("won\xE2\x80\x99t mum\xE2\x80\x99s") == "wont mum");
  CHECK(words_of("o'clock 'quoted' adults'") == "oclock quoted adults");
  CHECK(words_of("it's-so") == "it so");
}

TEST_CASE("an ampersand between letters joins them") {
  CHECK(words_of("A&E and R & D") == "ae and r d");
}

TEST_CASE("a word of any length is cut") {
  CHECK(words_of(std::string(1000, 'x')).size() == search::Words::kLongest);
}

TEST_CASE("broken UTF-8 ends") {
  CHECK(words_of("a\xC3") == "a");
  CHECK(words_of("\xFF\xFE"
                 "a") == "a");
}

TEST_CASE("words that say nothing are known") {
  CHECK(search::is_stop_word("the"));
  CHECK(search::is_stop_word("a"));
  CHECK(search::is_stop_word("your"));
  CHECK_FALSE(search::is_stop_word("neglect"));
  CHECK_FALSE(search::is_stop_word(""));
}

TEST_CASE("the forms of a word have one stem") {
  search::Stemmer stemmer;
  const std::string stem(stemmer.stem("safeguarding"));
  CHECK(stem == stemmer.stem("safeguards"));
  CHECK(stem == stemmer.stem("safeguarded"));
  CHECK(stemmer.stem("42") == "42");
}
