#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "charts/control.h"
#include "charts/describe_kinds.h"
#include "charts/drawing.h"
#include "charts/estimate.h"
#include "charts/funnel.h"
#include "charts/grid.h"
#include "charts/places.h"
#include "charts/words.h"
#include "metrics/value_text.h"
#include "statistics/number_text.h"

namespace pier::charts {

using metrics::PublicTable;
using statistics::FunnelPosition;

namespace {

/// What a judgement says to somebody who never saw a control chart.
std::string_view judgement(statistics::Variation variation) {
  using statistics::Variation;
  switch (variation) {
    case Variation::common_cause:
      return "within what chance explains";
    case Variation::improvement:
      return "an improvement that chance does not explain";
    case Variation::concern:
      return "a change for the worse that chance does not explain";
    case Variation::neutral_high:
      return "higher than chance explains";
    case Variation::neutral_low:
      return "lower than chance explains";
  }
  return {};
}

std::string number_with_unit(double value, const metrics::Indicator& about, int more_decimals) {
  return unit_text(statistics::number_text(value, {.decimals = about.decimals + more_decimals}),
                   about);
}

std::string range_sentence(const Place& place, bool named) {
  const auto spread = *spread_of(place);
  const auto& about = *place.indicator;
  std::string text = " ";
  if (named) text += (about.short_title.empty() ? about.title : about.short_title) + ": ";
  if (const auto* own = place.own_area(); own != nullptr && own->is_here) {
    const auto higher = std::count_if(place.areas.begin(), place.areas.end(), [&](const auto& at) {
      return at.is_here && is_single_area(*at.area) && *at.figure->value() > *own->figure->value();
    });
    text += fmt::format("{} has {}: {} of {} areas {} higher. ", area_in_sentence(*own->area),
                        value_words(*own->figure, about), higher, spread.areas,
                        higher == 1 ? "is" : "are");
  }
  text += fmt::format("The areas reach from {} to {}", number_with_unit(spread.minimum, about, 0),
                      number_with_unit(spread.maximum, about, 0));
  const auto* benchmark = place.benchmark_area();
  if (benchmark != nullptr && benchmark->is_here) {
    text += fmt::format("; {} has {}", area_in_sentence(*benchmark->area),
                        value_words(*benchmark->figure, about));
  }
  return text + ".";
}

}  // namespace

std::string range_sentences(const Spec& spec, const PublicTable& table) {
  const auto places = places_of(table, spec.own_area);
  std::string text;
  for (const Place& place : places) {
    if (spread_of(place)) text += range_sentence(place, places.size() > 1);
  }
  return text;
}

std::string funnel_sentences(const Spec& spec, const PublicTable& table) {
  const auto funnel = funnel_of(table, spec.own_area);
  if (!funnel) return {};
  const double per = *multiplier_of(funnel->about->unit);
  std::vector<std::string> high;
  std::vector<std::string> low;
  std::string own;
  for (const FunnelPoint& point : funnel->points) {
    const std::string name = area_in_sentence(*point.area);
    if (point.position == FunnelPosition::high_0_001) high.push_back(name);
    if (point.position == FunnelPosition::low_0_001) low.push_back(name);
    if (!point.is_own) continue;
    const std::string_view where =
        point.position == FunnelPosition::not_significant ? "within the limits"
        : point.position == FunnelPosition::high_0_025    ? "above the 95% limit"
        : point.position == FunnelPosition::low_0_025     ? "below the 95% limit"
        : point.position == FunnelPosition::high_0_001    ? "above the 99.8% limit"
                                                          : "below the 99.8% limit";
    own = fmt::format(" {} has {}, {}.", capitalised(name),
                      value_words(*point.figure, *funnel->about), where);
  }
  std::string text = fmt::format(" {} areas around their average of {}.", funnel->points.size(),
                                 number_with_unit(funnel->average * per, *funnel->about, 0));
  text += own;
  if (!high.empty()) text += " Above the 99.8% limit: " + listed(high) + ".";
  if (!low.empty()) text += " Below the 99.8% limit: " + listed(low) + ".";
  if (high.empty() && low.empty()) text += " No area is outside the 99.8% limits.";
  return text;
}

std::string control_sentences(const PublicTable& table) {
  const auto control = control_of(table);
  if (!control) return {};
  const auto& about = *table.series.front().indicator;
  std::size_t special = 0;
  for (const auto& point : control->points) {
    if (point && point->variation != statistics::Variation::common_cause) ++special;
  }
  std::string text = fmt::format(" The mean of {} values is {}, and the limits are {} and {}.",
                                 control->values, number_with_unit(control->limits.mean, about, 1),
                                 number_with_unit(control->limits.lower, about, 1),
                                 number_with_unit(control->limits.upper, about, 1));
  text += special == 0 ? " All values vary as chance explains."
                       : fmt::format(" {} more than chance.",
                                     special == 1 ? "One value shows"
                                                  : fmt::format("{} values show", special));
  if (const auto last = statistics::latest(control->points)) {
    text += fmt::format(" The latest value is {}.", judgement(last->variation));
  }
  return text;
}

std::string grid_sentences(const Spec& spec, const PublicTable& table) {
  const auto places = places_of(table, spec.own_area);
  std::map<std::string, std::size_t> counts;
  std::string name;
  for (const Place& place : places) {
    const auto* own = place.own_area();
    if (own == nullptr || place.benchmark_area() == nullptr || own == place.benchmark_area()) {
      continue;
    }
    name = area_in_sentence(*own->area);
    ++counts[comparison_words(place, *own)];
  }
  std::string text = fmt::format("{} by area.", count_of(places.size(), "indicator", "indicators"));
  if (counts.empty()) return text;
  std::vector<std::string> parts;
  parts.reserve(counts.size());
  for (const auto& [words, count] : counts) parts.push_back(fmt::format("{} in {}", words, count));
  return text + " " + capitalised(name) + " is " + listed(parts) + ".";
}

}  // namespace pier::charts
