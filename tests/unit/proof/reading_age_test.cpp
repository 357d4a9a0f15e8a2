#include "proof/reading_age.h"

#include <catch2/catch.hpp>

#include "markdown/parse.h"

using namespace pier;

namespace {

std::optional<double> age_of(const std::string& text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("content/a.md", text);
  return proof::reading_age(markdown::parse(sources.whole(file), sources, {}, diagnostics));
}

std::string times(int count, std::string_view sentence) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::string(sentence) + " ";
  return text + "\n";
}

}  // namespace

TEST_CASE("few words have no reading age") {
  CHECK_FALSE(age_of(""));
  CHECK_FALSE(age_of(times(33, "The cat sat on the mat.")));
  CHECK(age_of(times(34, "The cat sat on the mat.")));
}

TEST_CASE("the reading age follows the formula") {
  // 6 words and 6 syllables a sentence: 0.39 × 6 + 11.8 × 1 − 15.59 + 5.
  CHECK(*age_of(times(50, "The cat sat on the mat.")) == Approx(3.55));
  // 6 words and 14 syllables.
  CHECK(*age_of(times(50, "Many women open windows every evening.")) ==
        Approx(0.39 * 6 + 11.8 * 14 / 6.0 - 15.59 + 5));
}

TEST_CASE("headings, tables and code do not count") {
  const std::string text = times(50, "The cat sat on the mat.");
  CHECK(age_of("## Unbelievably complicated considerations\n\n" + text) == age_of(text));
  CHECK(age_of(text + "\n```\nUnbelievably complicated considerations\n```\n") == age_of(text));
}
