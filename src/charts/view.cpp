#include "charts/view.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "charts/describe.h"
#include "charts/notes.h"
#include "charts/words.h"

namespace pier::charts {

using metrics::PublicTable;

namespace {

Value texts(const std::vector<std::string>& items) {
  List list;
  for (const std::string& item : items) list.emplace_back(item);
  return Value(std::move(list));
}

Value table_value(const DataTable& table) {
  List columns;
  for (const auto& column : table.columns) {
    columns.push_back(
        MapBuilder().set("heading", column.heading).set("is_numeric", column.is_numeric).build());
  }
  List rows;
  for (const auto& row : table.rows) {
    List cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(MapBuilder()
                          .set("text", row.cells[i])
                          .set("is_numeric", table.columns[i].is_numeric)
                          .build());
    }
    rows.push_back(
        MapBuilder().set("heading", row.heading).set("cells", Value(std::move(cells))).build());
  }
  List codes;
  for (const auto& code : table.codes) {
    codes.push_back(MapBuilder()
                        .set("code", fmt::format("[{}]", code.code))
                        .set("meaning", code.meaning)
                        .build());
  }
  return MapBuilder()
      .set("corner", table.corner)
      .set("columns", Value(std::move(columns)))
      .set("rows", Value(std::move(rows)))
      .set("codes", Value(std::move(codes)))
      .build();
}

/// "2 KB", rounded up: no file has nothing in it.
std::string size_text(std::size_t bytes) {
  constexpr std::size_t kKilobyte = 1000;
  return fmt::format("{} KB", (bytes + kKilobyte - 1) / kKilobyte);
}

Value download_value(const std::optional<Download>& download) {
  if (!download) return {};
  return MapBuilder()
      .set("url", download->url)
      .set("text", fmt::format("Download the data (CSV, {})", size_text(download->bytes)))
      .build();
}

bool is_same(const metrics::Source& one, const metrics::Source& other) {
  return std::tie(one.title, one.publisher, one.link, one.fetched) ==
         std::tie(other.title, other.publisher, other.link, other.fetched);
}

/// Every source once, with the days at which its figures stand.
Value sources_value(const PublicTable& table) {
  List sources;
  for (std::size_t i = 0; i < table.versions.size(); ++i) {
    const metrics::Source& source = table.versions[i]->source;
    const auto is_of_source = [&](const metrics::Version* other) {
      return is_same(other->source, source);
    };
    const auto here = table.versions.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(table.versions.begin(), here, is_of_source)) continue;
    std::vector<std::string> days;
    for (const metrics::Version* other : table.versions) {
      const std::string day = other->as_at.text();
      const bool is_new = std::find(days.begin(), days.end(), day) == days.end();
      if (is_of_source(other) && is_new) days.push_back(day);
    }
    sources.push_back(MapBuilder()
                          .set("title", source.title)
                          .set("publisher", source.publisher)
                          .set("link", source.link)
                          .set("as_at", listed(days))
                          .set("fetched", source.fetched)
                          .build());
  }
  return Value(std::move(sources));
}

}  // namespace

Value chart_view(const Spec& spec, const Chart& chart, const PublicTable& table,
                 const std::optional<Download>& download) {
  const bool is_grid = chart.kind == Kind::grid;
  return MapBuilder()
      .set("id", spec.id)
      .set("kind", name_of(chart.kind))
      .set("label", spec.label)
      .set("title", spec.headline)
      .set("headline", spec.headline)
      .set("subtitle", chart.subtitle)
      .set("description", chart.description)
      .set("picture", chart.picture)
      .set("is_grid", is_grid)
      .set("table", table_value(chart.table))
      .set("download", download_value(download))
      .set("sources", sources_value(table))
      .set("notes", texts(chart.notes))
      .build();
}

Value table_view(const TableSpec& spec, const PublicTable& table,
                 const std::optional<Download>& download) {
  const std::string caption = spec.caption.empty() ? subtitle_of(table) : spec.caption;
  return MapBuilder()
      .set("id", spec.id)
      .set("label", spec.label)
      .set("title", caption)
      .set("caption", caption)
      .set("table", table_value(data_table(table, spec.rows)))
      .set("download", download_value(download))
      .set("sources", sources_value(table))
      .set("notes", texts(figure_notes(table)))
      .build();
}

}  // namespace pier::charts
