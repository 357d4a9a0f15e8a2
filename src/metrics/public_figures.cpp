#include "metrics/public_figures.h"

#include <algorithm>
#include <tuple>

#include "metrics/coordinates.h"

namespace pier::metrics {

namespace {

/// The order of Version::observations. Areas stand in one vector, in the order of the file.
auto key_of(const PublicObservation& figure) {
  return std::tie(figure.at(), figure.period());
}

}  // namespace

const Version* PublicIndicator::as_at(const Date& day) const {
  const auto last = std::find_if(versions_.rbegin(), versions_.rend(),
                                 [&](const Version& version) { return version.as_at == day; });
  return last == versions_.rend() ? nullptr : &*last;
}

const PublicObservation* PublicIndicator::find(const Version& version, std::string_view area,
                                               const Period& period, const Coordinates& at) const {
  const auto& all = version.observations;
  // From area to area: there are few of them, and each has a run of its own.
  for (auto run = all.begin(); run != all.end();) {
    const Area* current = &run->area();
    const auto end = std::upper_bound(
        run, all.end(), current,
        [](const Area* a, const PublicObservation& figure) { return a < &figure.area(); });
    if (current->id != area) {
      run = end;
      continue;
    }
    const auto found = std::lower_bound(
        run, end, std::tie(at, period),
        [](const PublicObservation& figure, const auto& key) { return key_of(figure) < key; });
    return found != end && key_of(*found) == std::tie(at, period) ? &*found : nullptr;
  }
  return nullptr;
}

Coordinates PublicIndicator::whole() const {
  Coordinates at;
  for (const Dimension& dimension : about_.dimensions) at.push_back(position_of_total(dimension));
  return at;
}

std::vector<Period> PublicIndicator::periods() const {
  std::vector<Period> all;
  for (const PublicObservation& figure : latest().observations) all.push_back(figure.period());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<const Area*> PublicIndicator::areas() const {
  std::vector<const Area*> all;
  for (const PublicObservation& figure : latest().observations) {
    if (all.empty() || all.back() != &figure.area()) all.push_back(&figure.area());
  }
  return all;
}

const PublicIndicator* PublicFigures::find(std::string_view id) const {
  const auto found =
      std::lower_bound(indicators_.begin(), indicators_.end(), id,
                       [](const PublicIndicator& indicator, std::string_view wanted) {
                         return indicator.about().id < wanted;
                       });
  return found != indicators_.end() && found->about().id == id ? &*found : nullptr;
}

std::vector<std::string_view> PublicFigures::ids() const {
  std::vector<std::string_view> all;
  all.reserve(indicators_.size());
  for (const PublicIndicator& indicator : indicators_) all.emplace_back(indicator.about().id);
  return all;
}

}  // namespace pier::metrics
