// A table with everything, in the markup of the real theme: golden/tables/everything.html. Take
// over new markup with UPDATE_GOLDEN=1, after looking at it.

#include <cstdlib>
#include <fstream>
#include <vector>

#include <catch2/catch.hpp>

#include "support/folder_files.h"
#include "tables/table_file.h"
#include "tables/view.h"
#include "templates/templates.h"

using namespace pier;

namespace {

const std::string kTests = PIER_TESTS_DIR;

/// The markup of a table between data-table.html's first and last line.
std::string markup_of(const tables::PublicReportTable& table, SourceMap& sources,
                      Diagnostics& problems) {
  std::vector<templates::Templates::Source> files;
  for (const auto& [name, bytes] : test::read_folder(kTests + "/../themes/civic/templates")) {
    files.push_back({name, sources.add("templates/" + name, bytes)});
  }
  const auto parsed = templates::Templates::parse(files, sources, problems);
  const Value view = tables::report_table_view(
      table, {"table-1", "Table 7", charts::Download{"/a/everything.csv", 1500}});
  const Value* const scopes[] = {&view};
  html::Writer out;
  templates::render(parsed, "blocks/data-table.html", scopes, {}, {}, problems, out);
  return out.markup();
}

}  // namespace

TEST_CASE("a table with everything looks as it was agreed") {
  auto files = test::read_folder(kTests + "/golden/tables");
  SourceMap sources;
  Diagnostics problems;
  const FileId description = sources.add("everything.yaml", files.at("everything.yaml"));
  const FileId cells = sources.add("everything.csv", files.at("everything.csv"));
  auto raw = tables::read_table(description, cells, "everything", sources, problems);
  REQUIRE(raw.has_value());
  const tables::SharedTable table =
      tables::disclose(std::move(*raw), metrics::FiguresConfig(), problems);
  const std::string markup = markup_of(*table, sources, problems);
  for (const Diagnostic& d : problems.all()) FAIL_CHECK(d.message);
  const std::string download = tables::report_table_csv(*table);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(kTests + "/golden/tables/everything.html", std::ios::binary) << markup;
    std::ofstream(kTests + "/golden/tables/download.csv", std::ios::binary) << download;
  } else {
    CHECK(markup == files["everything.html"]);
    CHECK(download == files["download.csv"]);
  }
  // The three plans of boys, and their share, are hidden.
  CHECK(markup.find(">3<") == std::string::npos);
  CHECK(markup.find("90.9") == std::string::npos);
  CHECK(markup.find("There were three") == std::string::npos);
  CHECK(download.find("90.9") == std::string::npos);
}
