#include "markdown/run_facts.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace pier;
using pier::markdown::look_at;
using pier::markdown::RunFacts;

namespace {

/// The same, byte by byte.
RunFacts plainly(std::string_view run) {
  RunFacts facts;
  unsigned char before = ' ';
  for (const char c : run) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && before <= ' ') ++facts.words;
    before = byte;
  }
  facts.may_hold_marks = run.find_first_of("{[]~:\\|}") != std::string_view::npos;
  facts.may_hold_address =
      run.find(':') != std::string_view::npos || run.find("w.") != std::string_view::npos;
  return facts;
}

void check(std::string_view run) {
  CAPTURE(run);
  const RunFacts quick = look_at(run), plain = plainly(run);
  CHECK(quick.words == plain.words);
  CHECK(quick.may_hold_marks == plain.may_hold_marks);
  CHECK(quick.may_hold_address == plain.may_hold_address);
}

}  // namespace

TEST_CASE("one look at a run tells what many would") {
  check("");
  check(" ");
  check("one");
  check(" two  words\n");
  CHECK(look_at("see www.example.org").may_hold_address);
  CHECK(look_at("{term mash}").may_hold_marks);
  CHECK_FALSE(look_at("Read it now. Ask, if you like.").may_hold_marks);
}

TEST_CASE("a sign is seen wherever it stands in a run of any length") {
  for (std::size_t size = 1; size < 70; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const char sign : {'{', '[', ']', '~', ':', '}', '|', '\\', 'w', ' ', '\x80', '\x7F'}) {
        std::string run(size, 'a');
        run[at] = sign;
        if (sign == 'w' && at + 1 < size) run[at + 1] = '.';
        check(run);
      }
    }
  }
}

TEST_CASE("all words of a long run are counted") {
  std::string longest;
  for (int i = 0; i < 20'000; ++i) longest += "a ";
  CHECK(look_at(longest).words == 20'000);
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    std::string run;
    const std::size_t size = random() % 9'000;
    while (run.size() < size) run += "ab c\n.w\xC3\xA9"[random() % 9];
    check(run);
  }
}
