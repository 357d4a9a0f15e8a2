#include "app/parser.h"

#include <array>

#include <catch2/catch.hpp>

using namespace pier;

namespace {

struct Taken {
  std::string file, kind;
  std::vector<std::string> words;
  std::size_t number = 0;
  bool on = false;
};

// The table has functions without a memory.
Taken taken;

Runner declare_take(OptionList& list) {
  taken = {};
  list.add({.name = "file", .meaning = "A file", .target = &taken.file, .required = true});
  list.add({.name = "words", .meaning = "Words", .target = &taken.words});
  list.add({.name = "--on", .meaning = "A switch", .target = &taken.on});
  list.add({.name = "--number",
            .value = "NUMBER",
            .meaning = "A number",
            .target = &taken.number,
            .least = 2,
            .most = 20});
  list.add({.name = "--kind",
            .value = "KIND",
            .meaning = "A kind",
            .target = [](const std::string& kind) { taken.kind = kind; },
            .words = {"soft", "hard"},
            .only_words = true});
  return [] { return ExitCode::done; };
}

Runner declare_nothing(OptionList&) {
  return [] { return ExitCode::problems; };
}

const std::vector<Command>& table() {
  static const std::vector<Command> all{{"take", "Take it", {}, {}, declare_take},
                                        {"leave", "Leave it", {}, {}, declare_nothing}};
  return all;
}

template <typename... Words>
Parsed parsed(Words... words) {
  const std::array<const char*, sizeof...(words) + 1> all{"pier", words...};
  return parse(static_cast<int>(all.size()), all.data(), table());
}

}  // namespace

TEST_CASE("what was typed arrives where it belongs") {
  const Parsed read =
      parsed("take", "--on", "a.csv", "--number=7", "more", "and more", "--kind", "soft");
  REQUIRE(read.kind == Parsed::Kind::run);
  CHECK(read.command->name == "take");
  CHECK(read.run() == ExitCode::done);
  CHECK(taken.file == "a.csv");
  CHECK(taken.words == std::vector<std::string>{"more", "and more"});
  CHECK(taken.number == 7);
  CHECK(taken.kind == "soft");
  CHECK(taken.on);
  CHECK(parsed("leave").run() == ExitCode::problems);
}

TEST_CASE("help and version are asked for with any command, complete or not") {
  CHECK(parsed("--help").kind == Parsed::Kind::help);
  CHECK(parsed("--help").command == nullptr);
  CHECK(parsed("take", "--help").kind == Parsed::Kind::help);
  CHECK(parsed("take", "--help").command->name == "take");
  CHECK(parsed("--version").kind == Parsed::Kind::version);
}

TEST_CASE("what is wrong is said with what was probably meant") {
  CHECK(parsed("tke").message == "there is no command `tke`");
  CHECK(parsed("tke").help == "did you mean `take`?");
  CHECK(parsed("take", "a", "--nmber", "3").message == "there is no option `--nmber`");
  CHECK(parsed("take", "a", "--nmber", "3").help == "did you mean `--number`?");
  CHECK(parsed("leave", "--on").message == "`pier leave` has no option `--on`");
  CHECK(parsed("leave", "a").message == "`a` is a word too many");
  CHECK(parsed("take").message == "file is required");
  CHECK(parsed("--on", "take").message == "`--on` stands behind a command, as in `pier take --on`");
  CHECK(parsed("take", "a", "--kind", "wet").message == "--kind can be soft or hard, not `wet`");
  for (const char* wrong : {"1", "21", "-3", "7x", "", "99999999999999999999"}) {
    CHECK(parsed("take", "a", "--number", wrong).message ==
          std::string("--number wants a number from 2 to 20, not `") + wrong + "`");
  }
}
