#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "unit/charts/sample.h"

namespace pier::charts {

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Everything that a chart gives, as one text with a line for each element.
std::string as_text(const Spec& spec, const Chart& chart) {
  std::string text;
  const auto line = [&](std::string_view name, std::string_view value) {
    text += std::string(name) + ": " + std::string(value) + "\n";
  };
  line("kind", name_of(chart.kind));
  line("headline", spec.headline);
  line("subtitle", chart.subtitle);
  line("description", chart.description);
  for (const std::string& note : chart.notes) line("note", note);
  for (const auto& code : chart.table.codes) line("code", code.code + ", " + code.meaning);
  std::string row = chart.table.corner;
  for (const auto& column : chart.table.columns) row += " | " + column.heading;
  line("table", row);
  for (const auto& one : chart.table.rows) {
    row = one.heading;
    for (const std::string& cell : one.cells) row += " | " + cell;
    line("row", row);
  }
  for (const char c : chart.picture.markup()) {
    text += c;
    if (c == '>') text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("charts: each kind is drawn as it was") {
  for (const Case& one : cases()) {
    INFO(one.name);
    Diagnostics diagnostics;
    REQUIRE(check(one.spec, one.sample->table(), {}, diagnostics));
    const std::string drawn = as_text(one.spec, draw(one.spec, one.sample->table()));
    const std::string path = std::string(PIER_TESTS_DIR) + "/golden/charts/" + one.name + ".txt";
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path, std::ios::binary) << drawn;
    }
    CHECK(drawn == read(path));
  }
}

TEST_CASE("charts: ten years of four series take at most 12 KB, both drawings together") {
  for (const Case& one : cases()) {
    if (one.name != "line") continue;
    CHECK(draw(one.spec, one.sample->table()).picture.markup().size() <= 12 * 1024);
  }
}

}  // namespace pier::charts
