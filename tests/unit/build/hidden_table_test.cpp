// A count that a policy hides stands nowhere in the whole site: no page, no download, no search.

#include <catch2/catch.hpp>

#include "build/build.h"
#include "diagnostics/render.h"
#include "support/folder_files.h"

using namespace pier;

namespace {

constexpr const char* kPage =
    "---\ntitle: Children by ward\nsummary: How many there are.\n---\n\n"
    "```data-table\nid: wards\n```\n";

constexpr const char* kDescription =
    "caption: Children by ward\nabout: people\npolicy: dfe-cin\ncolumns:\n"
    "  - {id: ward, kind: text}\n  - {id: children, kind: number}\n"
    "  - {id: share, kind: percent}\n"
    "totals:\n  - {row: Total, sum: all}\n"
    "notes:\n  - {row: South, column: children, text: Of these 7918 live at home.}\n";

/// North is small; South, the smallest of the others, would give it away. One reader adds up.
constexpr const char* kCells =
    "Ward,Children,Share\nNorth,3,0.02%\nSouth,7919,47.1%\nEast,8887,52.9%\nTotal,16809,100%\n";

}  // namespace

TEST_CASE("a hidden count of a table is nowhere in the site") {
  test::MemoryFileSystem files;
  test::add_all(files, test::read_folder(std::string(PIER_TESTS_DIR) + "/golden/base"));
  files.add("content/about/wards.md", kPage);
  files.add("data/tables/wards.yaml", kDescription);
  files.add("data/tables/wards.csv", kCells);
  const Build made = build({files}, BuildOptions{{.today = *Date::parse("2026-11-21")}, Jobs{1}});
  REQUIRE(made.diagnostics.empty());
  const Artifact* download = made.output.find(*SitePath::parse("about/wards/wards.csv"));
  REQUIRE(download != nullptr);
  CHECK(download->bytes ==
        "Ward,Children,Share\r\nNorth,[c],[c]\r\nSouth,[c],[c]\r\nEast,8887,52.9\r\n"
        "Total,16809,100\r\n");
  for (const auto& [path, file] : made.output.files()) {
    for (const char* hidden : {"7919", "7,919", "7918", "0.02%", "47.1"}) {
      INFO(path.text() << " holds " << hidden);
      CHECK(file.bytes.view().find(hidden) == std::string_view::npos);
    }
  }
}
