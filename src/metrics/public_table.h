#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "metrics/lookup.h"
#include "metrics/public_figures.h"
#include "value/value.h"

namespace pier::metrics {

/// What an author asks for in a `chart` or `table` block.
struct Query {
  std::vector<Name> indicators;
  std::vector<Name> areas;    ///< empty: the own area and every benchmark with data
  std::vector<Name> periods;  ///< empty: all, within from and to
  std::optional<Name> from;
  std::optional<Name> to;
  /// What the series are: a dimension, whose values become the series, or "area", "period".
  /// Empty: areas, or indicators when there are several.
  std::optional<Name> by;
  /// What the categories are: a dimension, "area" or "period". Empty: periods when there are
  /// several, else areas when there are several, else the values of `by`.
  std::optional<Name> across;
  /// dimension → value; a dimension of `by` or `across` may stand several times, for the values
  /// that are wanted of it.
  std::vector<Filter> where;
  std::optional<Name> as_at;
  Span span{};
};

/// One place along the axis of a chart, or one row of a table: a period, an area, a dimension's
/// value.
struct Category {
  std::string label;
  std::string short_label;
  std::optional<Period> period;
  /// Values from here on cannot be compared with those before; empty: no break.
  std::string break_note;
};

enum class SeriesRole {
  own,        ///< the area that the site is about
  benchmark,  ///< another area
  part        ///< a dimension's value or one of several indicators
};

struct Series {
  std::string label;
  SeriesRole role{};
  const Indicator* indicator = nullptr;
  const Area* area = nullptr;
  /// As many as there are categories; null: there is no row for it.
  std::vector<const PublicObservation*> points;
};

/// Figures laid out for one chart or table. Made by select() from public figures only; keeps
/// pointers into them.
struct PublicTable {
  /// The unit that all series share; none when they differ.
  std::optional<Unit> unit;
  statistics::Polarity polarity{};
  int decimals = 0;
  /// "Rate per 10,000 children aged 0 to 17", "Percentage", "Number of children".
  std::string measure;
  /// What the categories are: "Year", "Area", "Age band".
  std::string category_title;
  std::vector<Category> categories;
  std::vector<Series> series;
  std::vector<Target> targets;
  /// Every indicator shown, each once.
  std::vector<const PublicIndicator*> indicators;
  /// What gives the figures that are shown: of every snapshot one version, the latest first.
  std::vector<const Version*> versions;
};

/// Lays out what the query asks for. What is neither `across` nor single becomes series: two areas
/// by three age bands are six. Of a dimension's values the total is left out unless `where` names
/// it.
///
/// A query for the one period "latest" takes for each indicator the latest period that the own area
/// has a row for, and for an area without one there the area's own latest: benchmarks lag. Which
/// period it is stands in each point.
///
/// Unknown names are reported with the nearest ones (metric-unknown, metric-area-unknown,
/// metric-period-unknown, metric-dimension-unknown); a query that leaves nothing to show is
/// reported (metric-nothing). None then.
std::optional<PublicTable> select(const PublicFigures& figures, const Query& query,
                                  Diagnostics& diagnostics);

}  // namespace pier::metrics
