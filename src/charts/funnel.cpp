#include "charts/funnel.h"

#include <algorithm>

#include "charts/estimate.h"
#include "charts/places.h"

namespace pier::charts {

using statistics::FunnelPosition;

std::optional<statistics::FunnelLimits> limits_at(const Funnel& funnel, double denominator) {
  return is_proportion(funnel.about->unit)
             ? statistics::proportion_funnel(funnel.average, denominator)
             : statistics::rate_funnel(funnel.average, denominator);
}

std::optional<Funnel> funnel_of(const metrics::PublicTable& table, std::string_view own_area) {
  constexpr std::size_t kFewest = 3;
  const auto places = places_of(table, own_area);
  if (places.empty() || !multiplier_of(places.front().indicator->unit)) return std::nullopt;
  const Place& place = places.front();
  Funnel funnel;
  funnel.about = place.indicator;
  std::vector<statistics::Observed> observed;
  for (const Place::At& at : place.areas) {
    if (!at.is_here || !is_single_area(*at.area)) continue;
    const auto share = share_of(*at.figure);
    if (!share) continue;
    funnel.points.push_back(
        {at.area, at.area->id == own_area, at.figure, share->count, share->of, {}});
    funnel.largest = std::max(funnel.largest, share->of);
    observed.push_back({share->count, share->of});
  }
  if (funnel.points.size() < kFewest) return std::nullopt;
  const auto average = statistics::pooled_average(observed);
  if (!average) return std::nullopt;
  funnel.average = *average;
  for (FunnelPoint& point : funnel.points) {
    point.position =
        (is_proportion(funnel.about->unit)
             ? statistics::proportion_position(
                   point.count, static_cast<std::int64_t>(point.denominator), funnel.average)
             : statistics::rate_position(point.count, point.denominator, funnel.average))
            .value_or(FunnelPosition::not_significant);
  }
  return funnel;
}

}  // namespace pier::charts
