#include "pages/indicator_charts.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "charts/view.h"
#include "html/writer.h"
#include "metrics/public_table.h"
#include "open_data/addresses.h"
#include "open_data/data_csv.h"

namespace pier {

namespace {

using metrics::PublicIndicator;
using metrics::PublicTable;

/// More bars than a phone shows are better read as a table.
constexpr std::size_t kMostBars = 16;

std::size_t count_values(const PublicTable& table) {
  std::size_t values = 0;
  for (const metrics::Series& series : table.series) {
    for (const metrics::PublicObservation* point : series.points) {
      if (point != nullptr && point->value()) ++values;
    }
  }
  return values;
}

/// Draws the charts of one indicator, one after the other.
class Charts {
 public:
  Charts(const Rendering& rendering, const PublicIndicator& indicator, Diagnostics& diagnostics)
      : rendering_(rendering),
        indicator_(indicator),
        diagnostics_(diagnostics),
        download_{rendering.site.href(open_data::data_url(indicator.about().id)),
                  open_data::data_csv(indicator).size()} {}

  /// Without a headline it says what it compares.
  void add_course(std::string id, std::string headline) {
    const auto table = select({});
    if (!table) return;
    const bool is_over_time = table->categories.size() > 1 && table->categories.front().period;
    if (headline.empty()) headline = is_over_time ? "Over time" : "Compared";
    add(is_over_time ? charts::Kind::line : charts::Kind::bar, std::move(id), std::move(headline),
        *table);
  }

  void add_dimension(const metrics::Dimension& dimension) {
    metrics::Query query;
    query.across = {dimension.id};
    query.periods = {{"latest"}};
    const metrics::Area* own = rendering_.site.figures().config().own_area();
    if (own != nullptr) query.areas = {{own->id}};
    const auto table = select(std::move(query));
    if (!table || table->categories.size() > kMostBars) return;
    add(charts::Kind::bar, fmt::format("by-{}", dimension.id),
        fmt::format("By {}", ascii_lower(dimension.title)), *table);
  }

  List take() { return std::move(charts_); }

 private:
  std::optional<PublicTable> select(metrics::Query query) const {
    query.indicators = {{indicator_.about().id}};
    // What is missing is no fault of an author: nobody asked for this chart.
    Diagnostics unheard;
    return metrics::select(rendering_.site.figures(), query, unheard);
  }

  void add(charts::Kind kind, std::string id, std::string headline, const PublicTable& table) {
    if (count_values(table) < 2) return;
    charts::Spec spec;
    spec.kind = kind;
    spec.id = std::move(id);
    spec.headline = std::move(headline);
    if (const metrics::Area* own = rendering_.site.figures().config().own_area()) {
      spec.own_area = own->id;
    }
    const Span place = indicator_.about().span;
    Diagnostics unheard;
    if (!charts::check(spec, table, place, unheard)) return;
    const Value view = charts::chart_view(spec, charts::draw(spec, table), table, download_);
    const Value* const scopes[] = {&view, &rendering_.global};
    html::Writer out;
    templates::render(rendering_.theme.templates, "blocks/chart.html", scopes,
                      rendering_.environment, place, diagnostics_, out);
    charts_.push_back(Value(out.take()));
  }

  const Rendering& rendering_;
  const PublicIndicator& indicator_;
  Diagnostics& diagnostics_;
  charts::Download download_;
  List charts_;
};

}  // namespace

List indicator_charts(const Rendering& rendering, const PublicIndicator& indicator,
                      Diagnostics& diagnostics) {
  Charts charts(rendering, indicator, diagnostics);
  charts.add_course("course", {});
  for (const metrics::Dimension& dimension : indicator.about().dimensions) {
    charts.add_dimension(dimension);
  }
  return charts.take();
}

Html course_chart(const Rendering& rendering, const PublicIndicator& indicator, std::string id,
                  std::string headline, Diagnostics& diagnostics) {
  Charts charts(rendering, indicator, diagnostics);
  charts.add_course(std::move(id), std::move(headline));
  const List drawn = charts.take();
  return drawn.empty() ? Html{} : drawn.front().as_html();
}

}  // namespace pier
