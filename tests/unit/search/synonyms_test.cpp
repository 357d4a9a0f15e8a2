#include "search/synonyms.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "search/phrases.h"

using namespace pier;
using Names = std::vector<std::string>;

namespace {

struct Read {
  explicit Read(const std::string& yaml) {
    synonyms =
        search::Synonyms::read(sources.add("data/synonyms.yaml", yaml), sources, diagnostics);
  }
  /// The rules that were broken, with the line of each.
  std::string problems() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) {
      const auto place = sources.place(problem.span.file, problem.span.begin);
      list += std::to_string(place.line) + " " + std::string(problem.rule->id) + "\n";
    }
    return list;
  }
  SourceMap sources;
  Diagnostics diagnostics;
  search::Synonyms synonyms;
};

}  // namespace

TEST_CASE("words mean each other, or what they are said to mean") {
  const Read read(
      "synonyms:\n  - {words: [SAR, safeguarding adult review]}\n"
      "  - {words: [front door], means: [MASH]}\n");
  CHECK(read.problems().empty());
  REQUIRE(read.synonyms.groups().size() == 2);
  CHECK(read.synonyms.groups()[0].typed == Names{"SAR", "safeguarding adult review"});
  CHECK(read.synonyms.groups()[0].found == read.synonyms.groups()[0].typed);
  CHECK(read.synonyms.groups()[1].typed == Names{"front door"});
  CHECK(read.synonyms.groups()[1].found == Names{"MASH"});
}

TEST_CASE("every problem is reported at its place, and the rest is read") {
  const Read read(
      "synonyms:\n  - {words: [a b, c], meant: [d]}\n  - {means: [x]}\n  - {words: [alone]}\n"
      "  - {words: [the, of]}\n  - {words: [b, c]}\n  - {words: [fine, good]}\n");
  CHECK(read.problems() ==
        "2 field-unknown\n3 field-missing\n4 synonym-empty\n5 synonym-empty\n5 synonym-empty\n"
        "6 synonym-duplicate\n6 synonym-duplicate\n");
  CHECK(read.synonyms.groups().back().typed == Names{"fine", "good"});
}

TEST_CASE("a file that is no map, or no YAML, gives nothing") {
  CHECK(Read("- a\n").synonyms.groups().empty());
  CHECK(Read("synonyms: [").synonyms.groups().empty());
  CHECK_FALSE(Read("synonyms: yes\n").problems().empty());
}

TEST_CASE("a phrase is known by its first stem") {
  search::Synonyms synonyms;
  synonyms.add({"county lines", "CCE"});
  synonyms.add({"county council", "the council"});
  synonyms.add({"alone"});
  const search::Phrases phrases(synonyms);
  const auto& with_county = phrases.typed().at("counti");
  REQUIRE(with_county.size() == 2);
  CHECK(with_county[0].rest == Names{"line"});
  CHECK(with_county[0].groups == std::vector<std::uint32_t>{0});
  CHECK(with_county[1].groups == std::vector<std::uint32_t>{1});
  CHECK(phrases.found("cce") != nullptr);
  CHECK(phrases.found("alon") == nullptr);
}

TEST_CASE("short forms of a glossary are told from its words") {
  CHECK(search::is_short_form("MASH", "Multi-Agency Safeguarding Hub"));
  CHECK(search::is_short_form("DoLS", "Deprivation of Liberty Safeguards"));
  CHECK(search::is_short_form("GCP2", "Graded Care Profile 2"));
  CHECK_FALSE(search::is_short_form("county lines", "Drug dealing run by phone"));
  CHECK_FALSE(search::is_short_form("Channel", "Support for people at risk"));
  CHECK_FALSE(search::is_short_form("GP", "A doctor for all who live in the place and need one"));
}
