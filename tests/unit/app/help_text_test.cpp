#include "app/help_text.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

Runner declare_sample(OptionList& list) {
  static bool on;
  static std::string text;
  static std::vector<std::string> many;
  list.begin_group("First");
  list.add({.name = "--on", .meaning = "Turns it on", .target = &on});
  list.begin_group("Second");
  list.add(
      {.name = "--day", .value = "DAY", .meaning = "Which day", .target = &text, .required = true});
  list.begin_group("First");
  list.add({.name = "file", .meaning = "A file", .target = &text, .required = true});
  list.add({.name = "words", .meaning = "More", .target = &many, .words = {"a", "b"}});
  return {};
}

constexpr auto kSample = [] {
  return Command{.name = "try",
                 .summary = "Try something",
                 .about = "More of it.",
                 .examples = {{"pier try x", "It is tried"}},
                 .declare = declare_sample};
};

}  // namespace

TEST_CASE("text is broken between words, by characters and not bytes") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("ééé ééé", 7) == Lines{"ééé ééé"});
  CHECK(wrap("a-very-long-word b", 4) == Lines{"a-very-long-word", "b"});
  CHECK(wrap("a\n\nb", 9) == Lines{"a", "", "b"});
  CHECK(wrap("", 9) == Lines{""});
}

TEST_CASE("a synopsis shows what must be there and what may") {
  OptionList options;
  declare_sample(options);
  CHECK(synopsis(kSample(), options) == "pier try --day DAY [OPTIONS] FILE [WORDS…]");
}

TEST_CASE("options stand below the heading that they were listed under first") {
  const std::string help = help_of(kSample());
  CHECK(
      help.starts_with("Try something.\n\n  pier try --day DAY [OPTIONS] FILE [WORDS…]\n\n"
                       "More of it.\n\nExamples:\n  pier try x\n      It is tried\n\nFirst:\n"
                       "  --on                    Turns it on\n"
                       "  FILE                    A file\n"
                       "  WORDS                   More: a, b\n\nSecond:\n"
                       "  --day DAY               Which day\n\nExit codes:\n"));
}
