#include "tables/chart.h"

#include <catch2/catch.hpp>

#include "unit/tables/reading.h"

using namespace pier;
using namespace pier::tables;
using test::description;
using test::Tables;

namespace {

constexpr const char* kConfig =
    "own_area: seaby\nareas:\n  - {id: seaby, name: Seaby, kind: authority}\n"
    "themes:\n  - {id: all, title: All, branch: both, summary: All.}\n";

const std::vector<std::string> kMonths{"id: what, kind: text", "id: target, kind: number",
                                       "kind: status",         "kind: status",
                                       "kind: status",         "kind: status"};
const std::string kHead = "Measure,Target,Apr 2021,May 2021,Jun 2021,Jul 2021\n";

/// The chart of the table, with data/figures.yaml when there is one.
std::shared_ptr<const TableChart> chart(Tables& tables, const std::string& csv,
                                        const std::string& wish, bool has_area = true) {
  const SharedTable table =
      tables.table(description("work", kMonths,
                               "targets: {column: target}\nchart: {kind: line, " + wish + "}\n"),
                   kHead + csv);
  const metrics::FiguresConfig config =
      has_area ? metrics::FiguresConfig::read(tables.sources.add("data/figures.yaml", kConfig),
                                              tables.sources, tables.problems)
               : metrics::FiguresConfig();
  return chart_of(*table, "table-1", config, {}, tables.problems);
}

}  // namespace

TEST_CASE("a chart draws the numbers only, with gaps and targets") {
  Tables tables;
  const auto made =
      chart(tables, "Contacts,120,100,not captured,140,due quarterly\nCalls,,1,2,3,4\n",
            "rows: [Contacts]");
  CHECK(tables.messages().empty());
  REQUIRE(made != nullptr);
  CHECK(made->spec.headline == "A table");
  REQUIRE(made->table.series.size() == 1);
  const auto& points = made->table.series[0].points;
  REQUIRE(points.size() == 4);
  CHECK(made->table.categories[0].label == "April 2021");
  CHECK(points[0]->value() == 100);
  CHECK_FALSE(points[1]->value().has_value());
  CHECK(points[1]->missing() == metrics::Missing::not_collected);
  CHECK(points[2]->value() == 140);
  CHECK(points[3]->missing() == metrics::Missing::not_published_yet);
  REQUIRE(made->table.targets.size() == 1);
  CHECK(made->table.targets[0].value == 120);
  CHECK_FALSE(charts::draw(made->spec, made->table).picture.markup().empty());
}

TEST_CASE("several rows are several lines") {
  Tables right;
  const auto both = chart(right, "Contacts,,100,110,140,150\nCalls,,1,2,3,4\n",
                          "rows: [Contacts, Calls], headline: Both grow");
  CHECK(right.messages().empty());
  REQUIRE(both != nullptr);
  CHECK(both->spec.headline == "Both grow");
  CHECK(both->table.series.size() == 2);
}

TEST_CASE("what cannot be drawn is said") {
  Tables nowhere;
  CHECK(chart(nowhere, "Contacts,,100,110,140,150\n", "rows: [Contacts]", false) == nullptr);
  CHECK(nowhere.rules() == std::vector<std::string>{"table-rule"});
  Tables unknown;
  CHECK(chart(unknown, "Contacts,,100,110,140,150\n", "rows: [Contact]") == nullptr);
  CHECK(unknown.rules() == std::vector<std::string>{"table-name"});
  Tables timeless;
  const SharedTable table =
      timeless.table(description("work", {"kind: text", "kind: number", "kind: number"},
                                 "chart: {kind: line, rows: [A]}\n"),
                     "What,Girls,Boys\nA,1,2\n");
  const metrics::FiguresConfig config;
  CHECK(chart_of(*table, "table-1", config, {}, timeless.problems) == nullptr);
  CHECK(timeless.rules() == std::vector<std::string>{"table-rule"});
}
