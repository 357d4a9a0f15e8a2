#include "metrics/lookup.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/selection.h"

namespace pier::metrics {

namespace {

std::vector<std::string_view> area_ids_of(const PublicIndicator& indicator) {
  std::vector<std::string_view> ids;
  for (const Area* area : indicator.areas()) ids.emplace_back(area->id);
  return ids;
}

/// "The indicator has figures from 2015 to 2019", for the help.
std::string range_of(const std::vector<Period>& periods) {
  if (periods.empty()) return {};
  if (periods.size() == 1) return fmt::format("it has figures for `{}` only", periods[0].text());
  return fmt::format("it has figures from `{}` to `{}`", periods.front().text(),
                     periods.back().text());
}

std::string suggest_period(std::string_view text, const std::vector<Period>& periods) {
  const std::string guess = guess_period(text);
  std::vector<std::string_view> texts;
  for (const Period& period : periods) {
    texts.emplace_back(period.text());
    // A year alone may mean the only kind of year that there is.
    const bool is_longer = !guess.empty() && period.text().starts_with(guess);
    if (is_longer) return fmt::format("did you mean `{}`?", period.text());
  }
  constexpr std::size_t kLongestYear = 7;
  if (!Period::parse(text) && text.size() > kLongestYear) return suggest(text, texts);
  // Years lie so near to each other that the nearest one says nothing; a list does.
  constexpr std::size_t kFew = 12;
  return texts.size() <= kFew ? suggest("", texts) : range_of(periods);
}

/// Every period that has a row for the area (any when null) at the coordinates.
std::vector<Period> periods_of(const PublicIndicator& indicator, const Area* area,
                               const Coordinates& at) {
  std::vector<Period> periods;
  for (const PublicObservation& figure : indicator.latest().observations) {
    if ((area == nullptr || &figure.area() == area) && figure.at() == at) {
      periods.push_back(figure.period());
    }
  }
  std::sort(periods.begin(), periods.end());
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  return periods;
}

}  // namespace

const PublicIndicator* find_indicator(const PublicFigures& figures, const Name& name,
                                      Diagnostics& diagnostics) {
  const PublicIndicator* found = figures.find(name.text);
  if (found == nullptr && figures.is_complete()) {
    diagnostics.report("metric-unknown", name.span,
                       fmt::format("there is no indicator `{}`", name.text),
                       suggest(name.text, figures.ids()));
  }
  return found;
}

const Area* find_area(const PublicFigures& figures, const PublicIndicator& indicator,
                      const Name& name, Diagnostics& diagnostics) {
  const Area* area = figures.config().find_area(name.text);
  if (area == nullptr) {
    if (figures.config().is_known()) {
      diagnostics.report("metric-area-unknown", name.span,
                         fmt::format("there is no area `{}`", name.text),
                         suggest(name.text, area_ids_of(indicator)));
    }
    return nullptr;
  }
  const auto areas = indicator.areas();
  if (std::find(areas.begin(), areas.end(), area) != areas.end()) return area;
  if (figures.is_complete()) {
    diagnostics.report(
        "metric-area-unknown", name.span,
        fmt::format("`{}` has no figures for the area `{}`", indicator.about().id, name.text),
        suggest("", area_ids_of(indicator)));
  }
  return nullptr;
}

void report_unknown_period(const PublicIndicator& indicator, const Area* area, const Name& name,
                           const std::vector<Period>& known, Diagnostics& diagnostics) {
  const std::string message =
      Period::parse(name.text) || name.text == "latest"
          ? fmt::format("`{}` has no figure for `{}`{}", indicator.about().id, name.text,
                        area == nullptr ? "" : fmt::format(" in `{}`", area->id))
          : fmt::format("`{}` is not a period", name.text);
  diagnostics.report("metric-period-unknown", name.span, message, suggest_period(name.text, known));
}

std::optional<Period> find_period(const PublicIndicator& indicator, const Area* area,
                                  const Coordinates& at, const Name& name,
                                  Diagnostics& diagnostics) {
  const std::vector<Period> periods = periods_of(indicator, area, at);
  if (name.text == "latest" && !periods.empty()) return periods.back();
  auto wanted = Period::parse(name.text);
  if (wanted && std::find(periods.begin(), periods.end(), *wanted) != periods.end()) return wanted;
  report_unknown_period(indicator, area, name, periods, diagnostics);
  return std::nullopt;
}

std::optional<Coordinates> find_coordinates(const PublicIndicator& indicator,
                                            const std::vector<Filter>& filters,
                                            Diagnostics& diagnostics) {
  const Indicator& about = indicator.about();
  Coordinates at = indicator.whole();
  bool is_right = true;
  for (const auto& [dimension_name, value_name] : filters) {
    const Dimension* dimension = about.find_dimension(dimension_name.text);
    if (dimension == nullptr) {
      std::vector<std::string_view> ids;
      for (const Dimension& known : about.dimensions) ids.emplace_back(known.id);
      diagnostics.report("metric-dimension-unknown", dimension_name.span,
                         fmt::format("`{}` is not divided by `{}`", about.id, dimension_name.text),
                         ids.empty() ? std::string{"this indicator has no dimensions"}
                                     : suggest(dimension_name.text, ids));
      is_right = false;
      continue;
    }
    const Dimension::Member* value = dimension->find(value_name.text);
    if (value == nullptr) {
      std::vector<std::string_view> ids;
      for (const Dimension::Member& known : dimension->values) ids.emplace_back(known.id);
      diagnostics.report("metric-dimension-unknown", value_name.span,
                         fmt::format("`{}` has no value `{}`", dimension->id, value_name.text),
                         suggest(value_name.text, ids));
      is_right = false;
      continue;
    }
    at[static_cast<std::size_t>(dimension - about.dimensions.data())] =
        static_cast<std::uint16_t>(value - dimension->values.data());
  }
  if (!is_right) return std::nullopt;
  return at;
}

}  // namespace pier::metrics
