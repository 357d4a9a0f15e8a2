#include <array>
#include <utility>

#include "charts/chart.h"

namespace pier::charts {

namespace {

constexpr auto kKinds = std::to_array<std::pair<Kind, std::string_view>>({
    {Kind::line, "line"},
    {Kind::bar, "bar"},
    {Kind::grouped, "grouped"},
    {Kind::stacked, "stacked"},
    {Kind::stacked_100, "stacked-100"},
    {Kind::dots, "dots"},
    {Kind::small_multiples, "small-multiples"},
    {Kind::range, "range"},
    {Kind::funnel, "funnel"},
    {Kind::control, "control"},
    {Kind::pyramid, "pyramid"},
    {Kind::grid, "grid"},
});

}  // namespace

std::string_view name_of(Kind kind) {
  for (const auto& [value, name] : kKinds) {
    if (value == kind) return name;
  }
  return {};
}

std::optional<Kind> kind_named(std::string_view name) {
  for (const auto& [value, text] : kKinds) {
    if (text == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  names.reserve(kKinds.size());
  for (const auto& kind : kKinds) names.push_back(kind.second);
  return names;
}

std::string_view name_of(Colours colours) {
  return colours == Colours::red_green ? "red-green" : "plain";
}

std::optional<Colours> colours_named(std::string_view name) {
  for (const Colours colours : {Colours::plain, Colours::red_green}) {
    if (name_of(colours) == name) return colours;
  }
  return std::nullopt;
}

}  // namespace pier::charts
