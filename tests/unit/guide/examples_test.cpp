#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "diagnostics/rules.h"
#include "guide/rule_examples.h"
#include "privacy/finding.h"
#include "privacy/reading.h"

using namespace pier;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

fs::path example_of(std::string_view rule, std::string_view site) {
  return fs::path(PIER_TESTS_DIR) / "golden" / "rules" / rule / site;
}

/// Whether a line is shown as it is, and not with something masked.
bool is_plain(std::string_view line) {
  return line.find("•") == std::string_view::npos;
}

/// Without the carriage return of files from Windows, which the guide does not show.
std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The lines of an excerpt are those of the file, at their numbers.
void check_lines(const guide::Excerpt& excerpt, const fs::path& folder) {
  if (excerpt.file.empty()) return;
  INFO(folder << " " << excerpt.file);
  const std::string text = read(folder / excerpt.file);
  const std::vector<std::string_view> written = split(text, '\n');
  const std::vector<std::string_view> shown = split(excerpt.lines, '\n');
  CHECK(shown.size() == excerpt.marks.size());
  CHECK(shown.size() <= 12);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::size_t at = excerpt.first_line - 1 + i;
    REQUIRE(at < written.size());
    if (is_plain(shown[i])) CHECK(shown[i] == without_return(written[at]));
  }
}

}  // namespace

TEST_CASE("the guide has an example of every rule") {
  REQUIRE(guide::rule_examples().size() == rules().size());
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    const guide::RuleExample* example = guide::find_rule_example(rule.id);
    REQUIRE(example != nullptr);
    CHECK(example->rule == rule.id);
  }
  CHECK(guide::find_rule_example("no-such-rule") == nullptr);
}

TEST_CASE("the message that the guide shows is the one that the golden test expects") {
  for (const guide::RuleExample& example : guide::rule_examples()) {
    INFO(example.rule);
    const std::string expected = read(example_of(example.rule, "bad") / "expected.txt");
    CHECK(example.message.find("[" + std::string(example.rule) + "]") != std::string_view::npos);
    if (is_plain(example.message)) {
      CHECK(expected.find(example.message) != std::string::npos);
      continue;
    }
    // What is masked in the guide is masked line by line; the others are the same.
    for (const std::string_view line : split(example.message, '\n')) {
      if (is_plain(line)) CHECK(expected.find(line) != std::string::npos);
    }
  }
}

TEST_CASE("the lines that the guide shows are those of the examples") {
  for (const guide::RuleExample& example : guide::rule_examples()) {
    check_lines(example.bad, example_of(example.rule, "bad"));
    check_lines(example.good, example_of(example.rule, "good"));
  }
}

TEST_CASE("an example has no lines only where a script makes it, or its files do not matter") {
  for (const guide::RuleExample& example : guide::rule_examples()) {
    INFO(example.rule);
    if (!example.bad.file.empty()) continue;
    const fs::path bad = example_of(example.rule, "bad");
    CHECK((example.is_made_by_script || fs::exists(bad / "options.txt")));
  }
}

TEST_CASE("nothing that a person could be known by is in the examples of the guide") {
  std::size_t masked = 0;
  for (const guide::RuleExample& example : guide::rule_examples()) {
    INFO(example.rule);
    for (const std::string_view text : {example.message, example.bad.lines, example.good.lines}) {
      CHECK(privacy::find(privacy::read_text(text), text, {}).empty());
      masked += is_plain(text) ? 0 : 1;
    }
  }
  // The examples do hold such things, so that this test could fail.
  CHECK(masked > 10);
}
