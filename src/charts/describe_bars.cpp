#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/describe_kinds.h"
#include "charts/words.h"
#include "statistics/number_text.h"

namespace pier::charts {

using metrics::PublicTable;

namespace {

constexpr std::size_t kAllOf = 5;

struct Named {
  std::string name;
  std::string value;
  double number;
};

/// Those with a value, the highest first.
std::vector<Named> by_height(const PublicTable& table, const Bands& bands, std::size_t bar) {
  std::vector<Named> all;
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    const auto* figure = bands.bands[i].figures[bar];
    if (figure == nullptr || !figure->value()) continue;
    const std::string name = bands.bands[i].area != nullptr ? area_in_sentence(*bands.bands[i].area)
                                                            : bands.bands[i].label;
    all.push_back(
        {name, value_words(*figure, indicator_at(table, bands, i, bar)), *figure->value()});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Named& a, const Named& b) { return a.number > b.number; });
  return all;
}

std::string all_of(const std::vector<Named>& named) {
  std::vector<std::string> parts;
  parts.reserve(named.size());
  for (const Named& one : named) parts.push_back(one.name + " " + one.value);
  return listed(parts);
}

std::string ends_of(const std::vector<Named>& named) {
  return fmt::format("the highest of {} is {} ({}), the lowest {} ({})", named.size(),
                     named.front().name, named.front().value, named.back().name,
                     named.back().value);
}

std::string own_of(const PublicTable& table, const Bands& bands) {
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    const auto* figure = bands.bands[i].figures.front();
    if (!bands.bands[i].is_own || figure == nullptr || !figure->value()) continue;
    return fmt::format(" {} has {}.", capitalised(area_in_sentence(*bands.bands[i].area)),
                       value_words(*figure, indicator_at(table, bands, i, 0)));
  }
  return {};
}

}  // namespace

std::string bar_sentences(const Spec& spec, const PublicTable& table) {
  const Bands bands = bands_of(table, spec.own_area);
  std::string text;
  for (std::size_t bar = 0; bar < bands.bars_in_band(); ++bar) {
    const auto named = by_height(table, bands, bar);
    if (named.empty()) continue;
    const std::string which =
        bands.bars_in_band() > 1 ? name_in_sentence(table.series[bar]) + ": " : "";
    if (named.size() <= kAllOf) {
      text += " " + capitalised(which + all_of(named)) + ".";
    } else {
      text += " " + capitalised(which + ends_of(named)) + "." + own_of(table, bands);
    }
  }
  return text;
}

std::string stack_sentences(const PublicTable& table, bool as_share) {
  std::string text;
  const std::size_t last = table.categories.size() - 1;
  for (const std::size_t i : {std::size_t{0}, last}) {
    if (i == 0 && last == 0 && !text.empty()) break;
    double whole = 0;
    for (const auto& series : table.series) whole += *series.points[i]->value();
    std::vector<std::string> parts;
    for (const auto& series : table.series) {
      const double value = *series.points[i]->value();
      std::string words = value_words(*series.points[i], *series.indicator);
      if (as_share) {
        words = statistics::number_text(whole > 0 ? value / whole * 100 : 0, {.decimals = 0}) + "%";
      }
      parts.push_back(name_in_sentence(series) + " " + words);
    }
    text += " " + capitalised(in_category(table.categories[i])) + ": " + listed(parts) + ".";
    if (last == 0) break;
  }
  return text;
}

}  // namespace pier::charts
