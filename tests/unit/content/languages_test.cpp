#include <algorithm>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "content/languages.h"

using namespace pier;

namespace {

/// Whether a text begins with a letter of Hebrew or Arabic, whose lines begin at the right
/// (Unicode, blocks 0590 to 07BF).
bool begins_at_the_right(std::string_view text) {
  std::size_t at = 0;
  const char32_t first = decode_utf8(text, at);
  return first >= 0x0590 && first < 0x07C0;
}

}  // namespace

TEST_CASE("the direction of a language is that of its own name") {
  for (const Language& language : languages()) {
    CAPTURE(language.code);
    CHECK(begins_at_the_right(language.own_name) == language.is_right_to_left);
    CHECK_FALSE(first_bad_utf8(language.own_name));
    CHECK(find_language(language.code) == &language);
  }
  for (const char* code : {"ar", "fa", "ur", "he", "ps"}) {
    CHECK(find_language(code)->is_right_to_left);
  }
}

TEST_CASE("codes are sorted, each once, and shaped as BCP 47 wants them") {
  const auto codes = language_codes();
  CHECK(codes.size() == languages().size());
  CHECK(std::is_sorted(codes.begin(), codes.end()));
  CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
  for (const std::string_view code : codes) {
    const std::string_view language = code.substr(0, code.find('-'));
    CHECK((language.size() == 2 || language.size() == 3));
    CHECK(
        std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
  }
  CHECK(find_language("xx") == nullptr);
}
