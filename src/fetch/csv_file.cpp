#include "fetch/csv_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "build/source_text.h"
#include "diagnostics/render.h"
#include "fetch/difference.h"
#include "fetch/site_figures.h"
#include "metrics/import.h"
#include "metrics/import_text.h"
#include "value/csv_reader.h"

namespace pier::fetch {

namespace {

using provenance::CsvReading;
using provenance::RemoteSource;

constexpr std::string_view kLookAgain =
    "open the address in a spreadsheet, and correct `csv` if its columns have changed";

/// The place of a column by its heading, whatever its case and the white space around it.
struct Found {
  std::size_t at = 0;
  std::string fault = {};
};

Found find_column(const CsvRow& headings, const std::string& wanted) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (ascii_lower(trim(headings[i].text)) != ascii_lower(trim(wanted))) continue;
    if (found) return {0, fmt::format("there are two columns `{}`", wanted)};
    found = i;
  }
  if (!found) return {0, fmt::format("there is no column `{}`", wanted)};
  return {*found, {}};
}

/// The columns that are wanted, under our headings. Rows that are shorter have empty cells.
std::string take_columns(CsvTable& table, const CsvReading& how) {
  if (how.columns.empty() && how.fixed.empty()) return {};
  const auto is_empty = [](const CsvRow& row) { return row.size() < 2; };
  const auto heading = std::find_if_not(table.rows.begin(), table.rows.end(), is_empty);
  if (heading == table.rows.end()) return "there are no columns in it";
  std::vector<std::pair<std::string, std::size_t>> taken;
  auto wanted = how.columns;
  for (const std::string& name : how.dimensions) wanted.emplace_back(name, name);
  for (const auto& [ours, theirs] : wanted) {
    const Found found = find_column(*heading, theirs);
    if (!found.fault.empty()) return found.fault;
    taken.emplace_back(ours, found.at);
  }
  CsvTable made{table.delimiter, {}};
  for (auto row = heading; row != table.rows.end(); ++row) {
    const bool is_heading = row == heading;
    if (!is_heading && row->size() == 1 && trim(row->front().text).empty()) continue;
    CsvRow cells;
    for (const auto& [ours, at] : taken) {
      CsvCell cell = at < row->size() ? (*row)[at] : CsvCell{};
      if (is_heading) cell.text = ours;
      cells.push_back(std::move(cell));
    }
    for (const auto& [ours, value] : how.fixed) {
      cells.push_back({is_heading ? ours : value, {}, false});
    }
    made.rows.push_back(std::move(cells));
  }
  table = std::move(made);
  return {};
}

std::string quoted_cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  return '"' + replace_all(text, "\"", "\"\"") + '"';
}

std::string written_csv(const CsvTable& table) {
  std::string text;
  for (const CsvRow& row : table.rows) {
    if (row.size() == 1 && row.front().text.empty()) continue;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      text += quoted_cell(row[i].text);
    }
    text += '\n';
  }
  return text;
}

metrics::ImportOptions import_options(const RemoteSource& source, const Received& received) {
  const CsvReading& how = source.csv;
  return {.layout = how.layout,
          .as_at = how.as_at.value_or(received.changed),
          .title = how.title.empty() ? source.what : how.title,
          .source = how.source.empty() ? source.host : how.source,
          .policy = how.policy,
          .policy_reason = how.policy_reason,
          .theme = how.theme,
          .branch = {},
          .unit = how.unit};
}

Reading snapshot_of(const CsvTable& table, const RemoteSource& source, const Received& received,
                    const FileSystem& site) {
  SourceMap map;
  Diagnostics unheard;
  const SitePath config_path = *SitePath::parse("data/figures.yaml");
  ReadResult read = site.read(config_path, kLargestData);
  if (read.status != ReadStatus::ok) {
    return {{}, "figures cannot be read without `data/figures.yaml`", "see the guide on figures"};
  }
  const auto config = metrics::FiguresConfig::read(
      map.add(config_path.text(), std::move(read.bytes)), map, unheard);
  metrics::ImportOptions options = import_options(source, received);
  options.known = known_indicators(site, config);
  metrics::Import made = metrics::import_table(table, options, config);
  if (made.json.empty()) {
    std::string why = made.notes.empty() ? std::string() : ": " + made.notes.front().message;
    return {{}, "no figure in it was understood" + printable(why), std::string(kLookAgain)};
  }
  return {std::move(made.json), {}, {}, metrics::report_of(made)};
}

}  // namespace

Reading read_csv_file(const RemoteSource& source, const Received& received,
                      const FileSystem& site) {
  auto decoded = metrics::decode_spreadsheet_text(received.bytes);
  SourceMap map;
  Diagnostics problems;
  const FileId file = map.add(source.file.text(), std::move(decoded.text));
  CsvTable table = read_csv(map.whole(file), map, problems);
  if (!problems.empty()) {
    return {{},
            "it is no CSV file as it should be: " + printable(problems.all().front().message),
            std::string(kLookAgain)};
  }
  if (std::string fault = take_columns(table, source.csv); !fault.empty()) {
    return {{}, std::move(fault), std::string(kLookAgain)};
  }
  if (!source.csv.is_table) return snapshot_of(table, source, received, site);
  const std::string text = written_csv(table);
  if (text.empty()) return {{}, "there is nothing in it", std::string(kLookAgain)};
  return {text, {}, {}, {}};
}

}  // namespace pier::fetch
