#include "learning/briefing.h"

#include <catch2/catch.hpp>

#include "unit/learning/records.h"

using namespace pier;
using namespace pier::learning;
using test::Records;

namespace {

/// A briefing of parts with so many words each, headings included.
std::string briefing(std::size_t parts, std::size_t words, const std::string& fields = {}) {
  std::string text =
      "---\ntype: briefing\ntitle: Ask twice\nsummary: How to ask.\naudience: children\n"
      "themes: [transition]\nquestions: [One, Two, Three]\nmonday: [Ask.]\n"
      "published: 2026-06-01\nnext_review: 2027-06-01\n" +
      fields + "---\n";
  for (std::size_t p = 0; p < parts; ++p) {
    text += "\n## Part" + std::to_string(p) + "\n\n";
    for (std::size_t w = 1; w < words; ++w) text += w % 12 == 0 ? "word\n" : "word ";
    text += "\n";
  }
  return text;
}

Briefing read(Records& records, const std::string& text) {
  return read_briefing(records.entry("briefings/ask.md", text), records.names(),
                       records.diagnostics);
}

}  // namespace

TEST_CASE("a briefing of seven parts and seven minutes is right") {
  Records records;
  const Briefing found =
      read(records, briefing(7, 200, "from: [adult-a]\nabuse: [physical-abuse]\n"));
  CHECK(records.rules().empty());
  CHECK(found.id == "ask");
  CHECK(found.audience == Audience::children);
  CHECK(found.words == 1400);
  CHECK(found.minutes == 7);
  CHECK(found.questions.size() == 3);
  REQUIRE(found.from.size() == 1);
  CHECK(found.from[0].id == "adult-a");
  CHECK(found.themes == std::vector<std::size_t>{1});
}

TEST_CASE("five minutes and eight are within; a word less and a word more are not") {
  const auto rules_of = [](const std::string& text) {
    Records records;
    read(records, text);
    return records.rules();
  };
  // 7 × 143 = 1,001 words and 7 × 228 = 1,596.
  CHECK(rules_of(briefing(7, 143)).empty());
  CHECK(rules_of(briefing(7, 142)) == "briefing-time");
  CHECK(rules_of(briefing(7, 228)).empty());
  CHECK(rules_of(briefing(7, 229)) == "briefing-time");
}

TEST_CASE("what takes less than half a minute is not said to take none") {
  Records records;
  read(records, briefing(7, 12));
  REQUIRE(records.diagnostics.all().size() == 1);
  CHECK(records.diagnostics.all()[0].message ==
        "the briefing has 84 words, which take less than a minute to read at 200 words a minute");
}

TEST_CASE("parts are the headings of the second level, and there are seven") {
  for (const std::size_t parts : {6u, 8u}) {
    Records records;
    read(records, briefing(parts, 1400 / parts));
    CHECK(records.rules() == "briefing-parts");
  }
  Records records;
  std::string text = briefing(7, 200);
  text += "\n### A part of a part\n\nText.\n";
  read(records, text);
  CHECK(records.rules().empty());
}

TEST_CASE("a team talks about three to five questions") {
  for (const auto& [list, rules] :
       {std::pair("[One, Two]", "briefing-parts"), std::pair("[One, Two, Three]", ""),
        std::pair("[One, Two, Three, Four, Five]", ""),
        std::pair("[One, Two, Three, Four, Five, Six]", "briefing-parts")}) {
    Records records;
    std::string text = briefing(7, 200);
    const std::string before = "[One, Two, Three]";
    text.replace(text.find(before), before.size(), list);
    read(records, text);
    CHECK(records.rules() == rules);
  }
}
