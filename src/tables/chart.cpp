#include "tables/chart.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/period.h"
#include "base/text.h"

namespace pier::tables {

namespace {

using metrics::Missing;

/// Why a cell has no number, as figures say it.
Missing missing_of(CellState state) {
  switch (state) {
    case CellState::not_stated:
      return Missing::blank;
    case CellState::not_recorded:
      return Missing::not_recorded;
    case CellState::not_applicable:
    case CellState::not_running:
      return Missing::not_applicable;
    case CellState::hidden:
    case CellState::redacted:
      return Missing::suppressed;
    case CellState::not_captured:
      return Missing::not_collected;
    case CellState::due:
      return Missing::not_published_yet;
    default:
      return Missing::not_available;
  }
}

/// The time that a column is about, from its headings.
std::optional<Period> time_of(const TableData& table, std::size_t column) {
  const std::vector<std::string> headings = table.column_headings(column);
  if (headings.empty()) return std::nullopt;
  if (auto own = Period::parse(guess_period(headings.back()))) return own;
  std::vector<std::string> upwards(headings.rbegin(), headings.rend());
  return Period::parse(guess_period(join(upwards, " ")));
}

class ChartMaker {
 public:
  ChartMaker(const TableData& table, const metrics::FiguresConfig& config, Span where,
             Diagnostics& diagnostics)
      : table_(table), config_(config), where_(where), diagnostics_(diagnostics) {}

  std::shared_ptr<const TableChart> run(const std::string& id) {
    if (!find_times() || !find_area()) return nullptr;
    auto chart = std::make_shared<TableChart>();
    chart->figures = figures();
    metrics::Query query;
    query.span = where_;
    for (std::size_t i = 0; i < table_.chart_rows.size(); ++i) {
      query.indicators.push_back({indicator_id(i), where_});
    }
    auto selected = metrics::select(chart->figures, query, diagnostics_);
    if (!selected) return nullptr;
    chart->table = std::move(*selected);
    chart->spec.kind = charts::Kind::line;
    chart->spec.id = id + "-chart";
    chart->spec.headline = table_.chart_headline.empty() ? table_.caption : table_.chart_headline;
    if (!charts::check(chart->spec, chart->table, where_, diagnostics_)) return nullptr;
    return chart;
  }

 private:
  static std::string indicator_id(std::size_t position) {
    return fmt::format("row-{}", position + 1);
  }

  void report(std::string message, std::string help) {
    diagnostics_.report("table-rule", where_, std::move(message), std::move(help));
  }

  bool find_times() {
    for (std::size_t c = table_.header_columns; c < table_.columns.size(); ++c) {
      if (table_.target_column == c) continue;
      if (auto time = time_of(table_, c)) times_.emplace_back(c, std::move(*time));
    }
    if (times_.size() > 1) return true;
    report("the chart of the table needs at least two columns that are times",
           "head them so that a time can be read, as `Apr 2021` or `2021/22`, or take out `chart`");
    return false;
  }

  bool find_area() {
    if (config_.own_area() != nullptr) {
      area_ = static_cast<std::uint16_t>(config_.own_area() - config_.areas().data());
      return true;
    }
    report("a chart says which area its numbers are from, and data/figures.yaml names none",
           "add `own_area` and `areas` to data/figures.yaml, or take out `chart`");
    return false;
  }

  /// Of all cells that are drawn: one line of money among counts is for the check to say.
  metrics::Unit unit_of(std::size_t row) const {
    for (const auto& [column, time] : times_) {
      const Cell& cell = table_.cell(row, column);
      if (!cell.number) continue;
      if (cell.number->is_percent || table_.columns[column].kind == ColumnKind::percent) {
        return metrics::Unit::percentage;
      }
      if (table_.columns[column].kind == ColumnKind::money) return metrics::Unit::pounds;
    }
    return metrics::Unit::count;
  }

  metrics::SnapshotIndicator indicator(std::size_t position) const {
    const std::size_t row = table_.chart_rows[position];
    metrics::SnapshotIndicator made;
    metrics::Indicator& about = made.about;
    about.id = indicator_id(position);
    about.title = table_.row_label(row);
    about.short_title = about.title;
    about.unit = unit_of(row);
    // What is to be hidden is hidden: disclose() of tables gave the numbers.
    about.people = false;
    for (const auto& [column, time] : times_) {
      const Cell& cell = table_.cell(row, column);
      metrics::Observation one{.area = area_, .period = time};
      if (cell.number) {
        one.value = cell.number->value;
        about.decimals = std::max(about.decimals, cell.number->decimals);
      } else {
        one.missing = missing_of(cell.state);
      }
      one.span = cell.span;
      made.observations.push_back(std::move(one));
    }
    if (table_.target_column) {
      const auto& target = table_.cell(row, *table_.target_column).number;
      if (target) about.targets.push_back({std::nullopt, target->value, {}});
    }
    return made;
  }

  metrics::PublicFigures figures() {
    metrics::RawFigures raw;
    raw.config = std::make_shared<const metrics::FiguresConfig>(config_);
    metrics::Snapshot snapshot{.as_at = times_.back().second.last()};
    snapshot.name = "table";
    snapshot.policy = metrics::kNoPolicy;
    for (std::size_t i = 0; i < table_.chart_rows.size(); ++i) {
      snapshot.indicators.push_back(indicator(i));
    }
    raw.snapshots.push_back(std::move(snapshot));
    return metrics::disclose(std::move(raw), Jobs{1}, diagnostics_);
  }

  const TableData& table_;
  const metrics::FiguresConfig& config_;
  Span where_;
  Diagnostics& diagnostics_;
  std::vector<std::pair<std::size_t, Period>> times_;
  std::uint16_t area_ = 0;
};

}  // namespace

std::shared_ptr<const TableChart> chart_of(const PublicReportTable& table, const std::string& id,
                                           const metrics::FiguresConfig& config, Span where,
                                           Diagnostics& diagnostics) {
  if (table.data().chart_rows.empty()) return nullptr;
  return ChartMaker(table.data(), config, where, diagnostics).run(id);
}

}  // namespace pier::tables
