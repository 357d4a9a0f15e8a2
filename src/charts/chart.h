#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "charts/data_table.h"
#include "diagnostics/diagnostics.h"
#include "html/html.h"
#include "metrics/public_table.h"

/// Charts as SVG that stands in the page, drawn from public figures only: no script, no style of
/// their own, everything that is shown said in words as well. The rules are those of the
/// Government Analysis Function ("Data visualisation: charts", "colours in charts").
namespace pier::charts {

enum class Kind {
  line,
  bar,
  grouped,
  stacked,
  stacked_100,
  dots,
  small_multiples,
  range,  ///< England's range with the place of an area in it (a spine chart)
  funnel,
  control,  ///< XmR chart of Making Data Count
  pyramid,
  grid  ///< a table of indicators by areas with words for the comparison
};

/// The name that authors write, and back: "stacked-100".
std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);
std::vector<std::string_view> kind_names();

/// What is better and what is worse: in words only, or in green and red as well.
enum class Colours { plain, red_green };
std::string_view name_of(Colours colours);
std::optional<Colours> colours_named(std::string_view name);

/// What an author says about a chart, apart from the figures.
struct Spec {
  Kind kind{};
  /// Unique in its page: the ids of the parts begin with it.
  std::string id;
  std::string headline;
  /// What stands before the headline, as "Figure 3"; may be empty.
  std::string label;
  /// Empty: measure, area and time, from the figures.
  std::string subtitle;
  /// Empty: from the figures.
  std::string description;
  /// A value to be reached, in the unit of the chart, beside the targets of the figures.
  std::optional<double> target;
  Colours colours = Colours::plain;
  /// The id of the area that the site is about, which stands out; may be empty.
  std::string own_area;
};

/// A drawn chart.
struct Chart {
  /// As drawn: more than four lines are drawn as small multiples.
  Kind kind{};
  std::string subtitle;
  std::string description;
  /// Two SVG elements, of which the style sheet shows one, for wide and for narrow screens; of a
  /// grid a table.
  Html picture;
  /// Every figure of the chart as text.
  DataTable table;
  /// What must be known to read it: breaks in the series, how intervals were worked out.
  std::vector<std::string> notes;
};

/// Whether the figures can be drawn as the author asks: `span` is where. Reports
/// chart-headline, chart-kind, chart-colours, chart-trial-limits (a warning) and metric-nothing.
/// False when there is an error; draw() is not called then.
bool check(const Spec& spec, const metrics::PublicTable& table, Span span,
           Diagnostics& diagnostics);

/// Draws it. The same bytes for the same figures. REQUIRES: check() was true.
Chart draw(const Spec& spec, const metrics::PublicTable& table);

}  // namespace pier::charts
