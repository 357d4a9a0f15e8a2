#include "content/glossary.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

struct Read {
  explicit Read(const std::string& yaml)
      : glossary(Glossary::read(sources.add("data/glossary.yaml", yaml), sources, diagnostics)) {}
  SourceMap sources;
  Diagnostics diagnostics;
  Glossary glossary;
};

}  // namespace

TEST_CASE("terms are sorted without regard to capitals") {
  const Read read(
      "terms:\n"
      "  - {term: zeal, meaning: Z}\n  - {term: MASH, meaning: M}\n  - {term: ace, meaning: A}\n");
  CHECK(read.diagnostics.empty());
  CHECK(read.glossary.names() == std::vector<std::string_view>{"ace", "MASH", "zeal"});
  REQUIRE(read.glossary.find("mash") != nullptr);
  CHECK(read.glossary.find("mash")->id == "mash");
  CHECK(read.glossary.find("mas") == nullptr);
}

TEST_CASE("a term of two meanings is one term with both, in the order of the file") {
  const Read read(
      "terms:\n"
      "  - {term: SAR, meaning: Safeguarding Adults Review, source: Act}\n"
      "  - {term: Sar, meaning: Subject Access Request}\n");
  CHECK(read.diagnostics.empty());
  REQUIRE(read.glossary.terms().size() == 1);
  const Term& term = read.glossary.terms().front();
  CHECK(term.term == "SAR");
  REQUIRE(term.meanings.size() == 2);
  CHECK(term.meanings[0].source == "Act");
  CHECK(term.meanings[1].meaning == "Subject Access Request");
}

TEST_CASE("a term with the same meaning twice is reported and kept once") {
  const Read read("terms:\n  - {term: MASH, meaning: Hub}\n  - {term: mash, meaning: HUB}\n");
  REQUIRE(read.diagnostics.all().size() == 1);
  CHECK(read.diagnostics.all().front().rule->id == "glossary-duplicate");
  CHECK(read.glossary.find("MASH")->meanings.size() == 1);
}

TEST_CASE("terms whose ids would be the same get different ones") {
  const Read read(
      "terms:\n  - {term: \"A/B\", meaning: One}\n  - {term: A B, meaning: Two}\n"
      "  - {term: \"?\", meaning: Three}\n");
  std::vector<std::string> ids;
  for (const Term& term : read.glossary.terms()) ids.push_back(term.id);
  CHECK(ids == std::vector<std::string>{"term", "a-b", "a-b-2"});
}

TEST_CASE("a glossary without terms is a glossary") {
  CHECK(Read("terms: []\n").diagnostics.empty());
  CHECK(Read("terms: []\n").glossary.terms().empty());
}
