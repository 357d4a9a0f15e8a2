#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/lookup.h"
#include "site/assembler.h"

namespace pier {

namespace {

/// `{figure looked-after-rate southend 2020-21 age-band=all}`, taken apart.
struct Words {
  std::vector<metrics::Name> names;
  std::vector<metrics::Filter> filters;
  std::string stated;
};

Words words_of(const markdown::Reference& reference) {
  Words words;
  for (const std::string_view word : split(trim(reference.argument), ' ')) {
    if (word.empty()) continue;
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos) {
      words.names.push_back({std::string(word), reference.span});
    } else if (word.substr(0, equals) == "says") {
      words.stated = word.substr(equals + 1);
    } else {
      words.filters.emplace_back(
          metrics::Name{std::string(word.substr(0, equals)), reference.span},
          metrics::Name{std::string(word.substr(equals + 1)), reference.span});
    }
  }
  return words;
}

}  // namespace

ResolvedReference Assembler::resolve_figure(const markdown::Reference& reference) {
  const bool is_change = reference.name == "change";
  const Words words = words_of(reference);
  const std::size_t wanted = is_change ? 4 : 3;
  if (words.names.size() != wanted) {
    diagnostics_.report(
        "metric-reference", reference.span,
        fmt::format("`{}` names {}, not {}", reference.name,
                    count_of(words.names.size(), "thing", "things"), wanted),
        is_change ? "write the indicator, the area, the earlier and the later period: `{change "
                    "looked-after-rate southend 2019-20 2020-21}`"
                  : "write the indicator, the area and the period: `{figure looked-after-rate "
                    "southend 2020-21}`, or `latest` for the period");
    return {};
  }
  const metrics::PublicFigures& figures = site_.figures_;
  const auto* indicator = metrics::find_indicator(figures, words.names[0], diagnostics_);
  if (indicator == nullptr) return {};
  const auto at = metrics::find_coordinates(*indicator, words.filters, diagnostics_);
  const auto* area = metrics::find_area(figures, *indicator, words.names[1], diagnostics_);
  if (!at || area == nullptr) return {};

  const auto value_at = [&](const metrics::Name& name) -> const metrics::PublicObservation* {
    const auto period = metrics::find_period(*indicator, area, *at, name, diagnostics_);
    if (!period) return nullptr;
    const auto* found = indicator->find(indicator->latest(), area->id, *period, *at);
    if (found == nullptr) {
      diagnostics_.report("metric-period-unknown", reference.span,
                          fmt::format("`{}` has no value for {} in {}", indicator->about().id,
                                      area->in_sentence, period->label()),
                          "the page of the indicator lists what there is");
    }
    return found;
  };
  ResolvedFigure figure{.indicator = indicator, .stated = words.stated};
  if (is_change) {
    figure.before = value_at(words.names[2]);
    if (figure.before == nullptr) return {};
  }
  figure.value = value_at(words.names.back());
  if (figure.value == nullptr) return {};
  ResolvedReference resolved;
  resolved.figure = std::move(figure);
  return resolved;
}

}  // namespace pier
