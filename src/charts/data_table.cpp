#include "charts/data_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "metrics/value_text.h"

namespace pier::charts {

using metrics::PublicObservation;
using metrics::PublicTable;
using metrics::Series;

namespace {

constexpr std::string_view kNothing = "[x]";

std::string cell(const PublicTable& table, const Series& series, const PublicObservation* figure) {
  if (figure == nullptr) return std::string(kNothing);
  std::string text = table.unit || figure->missing()
                         ? metrics::cell_text(*figure)
                         : metrics::value_text(*figure, *series.indicator);
  if (figure->missing()) return text;
  for (const std::string& status : figure->statuses()) text += fmt::format(" [{}]", status);
  return text;
}

bool has_holes(const PublicTable& table) {
  return std::any_of(table.series.begin(), table.series.end(), [](const Series& series) {
    return std::find(series.points.begin(), series.points.end(), nullptr) != series.points.end();
  });
}

std::vector<metrics::Shorthand> codes_of(const PublicTable& table) {
  auto codes = metrics::shorthand_of(table);
  const auto is_x = [](const metrics::Shorthand& one) { return one.code == "x"; };
  if (has_holes(table) && std::none_of(codes.begin(), codes.end(), is_x)) {
    const auto place =
        std::find_if(codes.begin(), codes.end(), [](const auto& one) { return one.code > "x"; });
    codes.insert(place, {"x", "not available"});
  }
  return codes;
}

}  // namespace

DataTable data_table(const PublicTable& table, Rows rows) {
  DataTable result;
  result.codes = codes_of(table);
  if (rows == Rows::categories) {
    result.corner = table.category_title;
    for (const Series& series : table.series) result.columns.push_back({series.label, true});
    for (std::size_t i = 0; i < table.categories.size(); ++i) {
      DataTable::Row row{table.categories[i].label, {}};
      for (const Series& series : table.series) {
        row.cells.push_back(cell(table, series, series.points[i]));
      }
      result.rows.push_back(std::move(row));
    }
    return result;
  }
  const bool areas = std::all_of(table.series.begin(), table.series.end(), [](const Series& s) {
    return s.role != metrics::SeriesRole::part;
  });
  result.corner = areas ? "Area" : table.indicators.size() > 1 ? "Indicator" : "Group";
  for (const auto& category : table.categories) result.columns.push_back({category.label, true});
  for (const Series& series : table.series) {
    DataTable::Row row{series.label, {}};
    for (const auto* figure : series.points) row.cells.push_back(cell(table, series, figure));
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace pier::charts
