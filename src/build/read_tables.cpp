#include "build/read_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "build/origins.h"
#include "build/source_text.h"
#include "tables/table_file.h"

namespace pier {

namespace {

constexpr std::string_view kTables = "data/tables/";

/// The two files of a table.
struct TableFiles {
  std::optional<SitePath> description;
  std::optional<SitePath> cells;
};

/// "2021-22/contributions" for data/tables/2021-22/contributions.yaml.
std::string table_id(const SitePath& path) {
  const std::string_view text = path.text();
  return std::string(
      text.substr(kTables.size(), text.size() - kTables.size() - path.extension().size()));
}

bool is_table_id(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-' || c == '/';
  });
}

void report_alone(const std::string& id, const TableFiles& files, SourceMap& map,
                  Diagnostics& diagnostics) {
  const bool has_cells = files.cells.has_value();
  const SitePath& there = has_cells ? *files.cells : *files.description;
  diagnostics.report(
      "table-pair", {map.add_without_text(there.text()), 0, 0},
      fmt::format("the table `{}` has no {}", id, has_cells ? "description" : "cells"),
      fmt::format("put `{}.{}` beside it, or take this file away", id.substr(id.rfind('/') + 1),
                  has_cells ? "yaml" : "csv"));
}

std::optional<tables::RawTable> read_one_table(const FileSystem& files, const std::string& id,
                                               const TableFiles& table, SourceMap& map,
                                               Diagnostics& diagnostics) {
  const auto description = read_text(files, *table.description, kLargestData, map, diagnostics);
  const auto cells = read_text(files, *table.cells, kLargestData, map, diagnostics);
  if (!description || !cells) return std::nullopt;
  return tables::read_table(*description, *cells, id, map, diagnostics);
}

}  // namespace

bool is_table_file(const SitePath& path) {
  return path.text().starts_with(kTables) && !is_origin_file(path) &&
         (path.extension() == ".yaml" || path.extension() == ".csv");
}

tables::RawTables read_tables(const FileSystem& files, const std::vector<SitePath>& present,
                              Jobs jobs, SourceMap& map, Diagnostics& diagnostics) {
  std::map<std::string, TableFiles> found;
  for (const SitePath& path : present) {
    if (!is_table_file(path)) continue;
    TableFiles& table = found[table_id(path)];
    (path.extension() == ".csv" ? table.cells : table.description) = path;
  }
  std::vector<std::pair<std::string, TableFiles>> whole;
  tables::RawTables result;
  for (const auto& [id, table] : found) {
    if (!is_table_id(id)) {
      diagnostics.report(
          "file-name",
          {map.add_without_text((table.description ? *table.description : *table.cells).text()), 0,
           0},
          "the name has other characters than small letters, digits and hyphens",
          "rename it; its path is the name of the table and of its download");
    }
    if (table.description && table.cells) {
      whole.emplace_back(id, table);
    } else {
      report_alone(id, table, map, diagnostics);
      result.unreadable.insert(id);
    }
  }
  std::vector<std::optional<tables::RawTable>> read(whole.size());
  std::vector<Diagnostics> problems(whole.size());
  parallel_for(whole.size(), jobs, [&](std::size_t i) {
    read[i] = read_one_table(files, whole[i].first, whole[i].second, map, problems[i]);
  });
  for (std::size_t i = 0; i < whole.size(); ++i) {
    diagnostics.merge(std::move(problems[i]));
    if (read[i]) {
      result.tables.push_back(std::move(*read[i]));
    } else {
      result.unreadable.insert(whole[i].first);
    }
  }
  return result;
}

}  // namespace pier
