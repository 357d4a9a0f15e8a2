// What must hold for any input whatever: the readers end, do not crash, give spans inside
// the text, and the short cut for plain YAML gives what the full reader gives.

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/value/reading.h"
#include "value/json_reader.h"
#include "value/json_writer.h"
#include "value/yaml_plain.h"

using namespace pier;

namespace {

const std::vector<std::string> kSeeds = {
    "title: Threshold document\nsummary: One or two: sentences\norder: 12\ntags: [a, b c, \"d\"]\n",
    "title: 'it''s'\nreviewed: 2026-06-04\ndraft: true\nempty:\n# comment\nissue: \"2\"\n",
    "a: |\n  text\n   more\n\nb: >-\n  folded\n  text\nc: {d: [1, 2.5], e: null}\n",
    "- meeting: A\n  date: 2026-01-01\n- meeting: B # c\n  list:\n    - x\n    - 'y'\n",
    "{\"a\": [1, -2.5e3, \"x\\u00e9\\n\", true, null, {}], \"b\": {\"c\": []}}",
    "? a\n: &x [b, *x]\n!!str c: \"\\u263A\"\n--- \n...\n",
};

/// Pieces that mean something to the languages, and some that do not.
const std::vector<std::string> kPieces = {":",
                                          ": ",
                                          "\n",
                                          "\n  ",
                                          "\n- ",
                                          "- ",
                                          "\"",
                                          "'",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          ",",
                                          ", ",
                                          "#",
                                          " #",
                                          "|",
                                          ">",
                                          "&a",
                                          "*a",
                                          "!",
                                          "%",
                                          "@",
                                          "`",
                                          "\t",
                                          "\\",
                                          "\\u",
                                          "---",
                                          "...",
                                          "\n---\n",
                                          "? ",
                                          "~",
                                          "null",
                                          "true",
                                          "012",
                                          "1.5",
                                          "-",
                                          "\r\n",
                                          "\r",
                                          "\xC3\xA9",
                                          "\xE2\x80\xA8",
                                          "\xC2\x85",
                                          "\xEF\xBB\xBF",
                                          "\xFF",
                                          std::string(1, '\0'),
                                          "\x04",
                                          " ",
                                          "  ",
                                          "a",
                                          "key: value\n",
                                          "<<: "};

class Mutator {
 public:
  /// Starts from the first `seeds` texts and changes each at most `most` times.
  Mutator(std::uint32_t seed, std::size_t seeds, std::size_t most)
      : random_(seed), seeds_(seeds), most_(most) {}

  std::string next() {
    std::string text = kSeeds[below(seeds_)];
    for (std::size_t n = below(most_ + 1); n > 0; --n) change(text);
    return text;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0:
        text.insert(at, pick(kPieces));
        break;
      case 1:
        text.erase(at, below(6));
        break;
      case 2:
        text.resize(at);
        break;
      case 3:
        text.insert(at, text.substr(below(text.size() + 1), below(30)));
        break;
      default:
        text.replace(at, std::min<std::size_t>(1, text.size() - at), pick(kPieces));
    }
  }
  std::mt19937 random_;
  std::size_t seeds_;
  std::size_t most_;
};

/// Every value and name lies in the text, and parts lie inside their whole.
bool spans_hold(const Value& value, Span whole) {
  const auto inside = [](Span inner, Span outer) {
    return inner.begin <= inner.end && inner.begin >= outer.begin && inner.end <= outer.end;
  };
  if (!inside(value.span, whole)) return false;
  if (value.is_list()) {
    for (const Value& item : value.as_list()) {
      if (!spans_hold(item, value.span)) return false;
    }
  }
  if (value.is_map()) {
    for (const Member& member : value.as_map()) {
      if (!inside(member.key_span, value.span) || !spans_hold(member.value, value.span)) {
        return false;
      }
    }
  }
  return true;
}

bool problems_are_inside(const Reading& r) {
  const std::size_t size = r.sources.text(r.file).size();
  for (const Diagnostic& d : r.diagnostics.all()) {
    if (d.span.begin > d.span.end || d.span.end > size || d.message.empty()) return false;
  }
  return true;
}

std::string described(const Value& value) {
  std::string text = write_json(value) + "@" + std::to_string(value.span.begin) + "-" +
                     std::to_string(value.span.end);
  if (value.is_list()) {
    for (const Value& item : value.as_list()) text += described(item);
  }
  if (value.is_map()) {
    for (const Member& m : value.as_map()) {
      text += m.key + std::to_string(m.key_span.begin) + "-" + std::to_string(m.key_span.end) +
              described(m.value);
    }
  }
  return text;
}

constexpr int kRounds = 20'000;

}  // namespace

TEST_CASE("YAML of any kind is read to its end with every place inside the text") {
  Mutator mutator(1, kSeeds.size(), 8);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = mutator.next();
    CAPTURE(text);
    const Reading r(text, read_full_yaml);
    const bool spans = spans_hold(r.value, r.sources.whole(r.file)) && problems_are_inside(r);
    if (!spans) FAIL("a place lies outside");
    if (r.value.is_null() && r.diagnostics.empty()) FAIL("nothing was read and nothing said");
  }
}

TEST_CASE("JSON of any kind is read to its end with every place inside the text") {
  Mutator mutator(2, kSeeds.size(), 8);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = mutator.next();
    CAPTURE(text);
    const Reading r(text, read_json);
    const bool spans = spans_hold(r.value, r.sources.whole(r.file)) && problems_are_inside(r);
    if (!spans) FAIL("a place lies outside");
  }
}

TEST_CASE("the short cut for plain YAML gives what the full reader gives") {
  Mutator mutator(3, 2, 3);
  int taken = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = mutator.next();
    const auto plain =
        read_plain_yaml(text, {FileId{}, 0, static_cast<std::uint32_t>(text.size())});
    if (!plain) continue;
    ++taken;
    CAPTURE(text);
    const Reading full(text, read_full_yaml);
    REQUIRE(full.problems() == "");
    REQUIRE(described(*plain) == described(full.value));
  }
  CHECK(taken > kRounds / 50);
}
