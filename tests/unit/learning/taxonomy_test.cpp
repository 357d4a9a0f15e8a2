#include "learning/taxonomy.h"

#include <catch2/catch.hpp>

#include "content/types/learning_choices.h"
#include "unit/learning/records.h"

using namespace pier;
using namespace pier::learning;

TEST_CASE("a word is found by its id, and meant by its name, a synonym or its spelling") {
  const test::Records records;
  const Taxonomy& words = records.taxonomy;
  CHECK(words.find_theme("curiosity") == 0u);
  CHECK(words.find_abuse("exploitation") == 3u);
  CHECK_FALSE(words.find_theme("Professional curiosity"));
  CHECK(words.suggest_theme("Professional Curiosity") == "write `curiosity`, which stands for it");
  CHECK(words.suggest_theme("asking  twice") == "write `curiosity`, which stands for it");
  CHECK(words.suggest_abuse("Hoarding") == "write `self-neglect`, which stands for it");
  CHECK(words.suggest_abuse("county-line") == "did you mean `exploitation`?");
  CHECK(words.suggest_theme("transitions") == "did you mean `transition`?");
}

TEST_CASE("a kind of abuse belongs to the partnerships of its lists; a contextual harm to all") {
  const test::Records records;
  const auto belongs = [&](std::size_t kind) {
    std::string list;
    for (const auto& [partnership, letter] :
         {std::pair(Partnership::adults, 'a'), std::pair(Partnership::children, 'c'),
          std::pair(Partnership::both, 'b'), std::pair(Partnership::community_safety, 's')}) {
      if (records.taxonomy.abuse()[kind].belongs_to(partnership)) list += letter;
    }
    return list;
  };
  CHECK(belongs(0) == "acbs");
  CHECK(belongs(1) == "abs");
  CHECK(belongs(2) == "cbs");
  CHECK(belongs(3) == "acbs");
}

TEST_CASE("what is no indicator and no public page is left out of the themes") {
  test::Records records;
  Taxonomy words = records.taxonomy;
  words.settle_indicators(records.indicators, true, records.diagnostics);
  REQUIRE(words.themes()[0].indicators.size() == 1);
  CHECK(words.themes()[0].indicators[0].id == "referrals");
  CHECK(records.rules() == "learning-unknown");
  words.settle_guidance([](const PageLink& page) {
    return page.source == "guides/ask.md" ? std::string("/guides/ask/") : std::string();
  });
  REQUIRE(words.themes()[0].guidance.size() == 1);
  CHECK(words.themes()[0].guidance[0].url == "/guides/ask/");
}

TEST_CASE("where figures could not be read, no indicator is unknown") {
  test::Records records;
  Taxonomy words = records.taxonomy;
  words.settle_indicators({}, false, records.diagnostics);
  CHECK(words.themes()[0].indicators.empty());
  CHECK(records.rules().empty());
}

TEST_CASE("every enumerator has the id of the choice at its place") {
  CHECK(about(Kind::national_analysis).id == types::kReviewKinds.back());
  CHECK(about(Kind::child_practice_review).id == "child-practice-review");
  CHECK(id_of(Progress::not_accepted) == "not-accepted");
  for (std::size_t b = 0; b < kAgeBandCount; ++b) {
    std::string slug(types::kAgeBands[b]);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    CHECK(age_bands()[b].slug == slug);
  }
}
