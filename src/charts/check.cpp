#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "charts/bands.h"
#include "charts/chart.h"
#include "charts/control.h"
#include "charts/drawing.h"
#include "charts/funnel.h"
#include "charts/places.h"

namespace pier::charts {

using metrics::PublicTable;

namespace {

std::string is_or_are(std::size_t count) {
  return fmt::format("{} {}", count == 1 ? "is" : "are", count);
}

constexpr std::size_t kMostWords = 10;

/// What the kind needs and the figures do not have; empty when all is well.
struct Unsuited {
  std::string message;
  std::string help;
  bool any() const { return !message.empty(); }
};

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (const std::string_view word : split(text, ' ')) words += trim(word).empty() ? 0 : 1;
  return words;
}

Unsuited check_stack(const PublicTable& table) {
  if (table.series.size() < 2) {
    return {"a stack needs at least two parts", "write `by:` with a dimension, or use `kind: bar`"};
  }
  if (table.series.size() > 6) {
    return {fmt::format("a stack of {} parts cannot be read", table.series.size()),
            "show at most six parts, or use `kind: small-multiples`"};
  }
  bool has_whole = false;
  for (std::size_t i = 0; i < table.categories.size(); ++i) {
    double whole = 0;
    for (const auto& series : table.series) {
      const auto* figure = series.points[i];
      const std::string where = fmt::format("`{}`, `{}`", series.label, table.categories[i].label);
      if (figure == nullptr || !figure->value()) {
        return {"a part of the stack has no figure: " + where,
                "leave out what is incomplete, or use `kind: grouped`"};
      }
      if (*figure->value() < 0) {
        return {"a part of the stack is negative: " + where, "use `kind: grouped`"};
      }
      whole += *figure->value();
    }
    has_whole = has_whole || whole > 0;
  }
  if (!has_whole) return {"all parts of the stack are 0", "use `kind: grouped`"};
  return {};
}

Unsuited check_whole(const PublicTable& table) {
  using metrics::Unit;
  if (!table.unit) return {"the parts have several units", "show indicators of one unit"};
  switch (*table.unit) {
    case Unit::count:
    case Unit::percentage:
    case Unit::pounds:
    case Unit::thousand_pounds:
    case Unit::full_time_equivalents:
      break;
    default:
      return {"the figures are no parts of a whole: rates and scores do not add up",
              "use counts or percentages, or `kind: grouped`"};
  }
  const bool areas = std::any_of(table.series.begin(), table.series.end(), [](const auto& series) {
    return series.role != metrics::SeriesRole::part;
  });
  if (areas) {
    return {"areas beside each other are no parts of a whole", "write `by:` with a dimension"};
  }
  return {};
}

Unsuited check_range(const Spec& spec, const PublicTable& table) {
  for (const Place& place : places_of(table, spec.own_area)) {
    const auto* benchmark = place.benchmark_area();
    const bool has_country = benchmark != nullptr && benchmark->is_here &&
                             benchmark->area->kind == metrics::AreaKind::country;
    if (!has_country) {
      return {fmt::format("`{}` has no figure for a country to compare with", place.indicator->id),
              "add `england` to `areas:`, or use `kind: dots`"};
    }
    if (!spread_of(place)) {
      return {fmt::format("`{}` has figures for fewer than two areas", place.indicator->id),
              "add areas, or use `kind: bar`"};
    }
  }
  return {};
}

Unsuited check_pyramid(const PublicTable& table) {
  if (table.series.size() != 2) {
    return {
        fmt::format("a pyramid has two sides, and here {} series", is_or_are(table.series.size())),
        "write `by:` with a dimension of two values, and `across:` with the age bands"};
  }
  for (const auto& series : table.series) {
    for (const auto* figure : series.points) {
      if (figure != nullptr && figure->value() && *figure->value() < 0) {
        return {"a pyramid cannot show negative figures", "use `kind: grouped`"};
      }
    }
  }
  return {};
}

Unsuited check_kind(const Spec& spec, const PublicTable& table) {
  switch (spec.kind) {
    case Kind::stacked:
      return check_stack(table);
    case Kind::stacked_100: {
      const Unsuited stack = check_stack(table);
      return stack.any() ? stack : check_whole(table);
    }
    case Kind::range:
      return check_range(spec, table);
    case Kind::pyramid:
      return check_pyramid(table);
    case Kind::funnel:
      if (funnel_of(table, spec.own_area)) return {};
      return {"a funnel needs the numerator and the denominator of at least three areas",
              "use `kind: dots`"};
    case Kind::control:
      if (table.series.size() != 1) {
        return {fmt::format("a control chart shows one series, and here {}",
                            is_or_are(table.series.size())),
                "write `areas:` with one area"};
      }
      if (control_of(table)) return {};
      return {"a control chart needs at least two values in a row", "use `kind: line`"};
    case Kind::line: {
      const bool over_time = std::all_of(table.categories.begin(), table.categories.end(),
                                         [](const auto& c) { return c.period.has_value(); });
      if (over_time && table.categories.size() > 1) return {};
      return {"a line needs several periods", "use `kind: bar`"};
    }
    default:
      return {};
  }
}

bool has_mixed_units(const Spec& spec, const PublicTable& table) {
  return !table.unit && spec.kind != Kind::grid && spec.kind != Kind::range;
}

bool has_values(const PublicTable& table) {
  for (const auto& series : table.series) {
    for (const auto* figure : series.points) {
      if (figure != nullptr && figure->value()) return true;
    }
  }
  return false;
}

void check_headline(const Spec& spec, Span span, Diagnostics& diagnostics) {
  const std::size_t words = count_words(spec.headline);
  if (words == 0) {
    diagnostics.report("chart-headline", span, "the chart has no headline",
                       "say in at most ten words what it shows: `headline: …`");
  } else if (words > kMostWords) {
    diagnostics.report("chart-headline", span,
                       fmt::format("the headline of the chart has {} words", words),
                       "say in at most ten words what it shows, and the rest in `subtitle:`");
  }
}

void check_colours(const Spec& spec, const PublicTable& table, Span span,
                   Diagnostics& diagnostics) {
  if (spec.colours != Colours::red_green) return;
  for (const auto* indicator : table.indicators) {
    if (indicator->about().polarity != statistics::Polarity::neutral) continue;
    diagnostics.report("chart-colours", span,
                       fmt::format("`{}` has no better and worse, so that green and red would "
                                   "mislead",
                                   indicator->about().id),
                       "take `colours:` away");
    return;
  }
  if (spec.kind == Kind::grid) return;
  diagnostics.report("chart-colours", span, "only a grid has green and red",
                     "take `colours:` away, or use `kind: grid`");
}

}  // namespace

bool check(const Spec& spec, const PublicTable& table, Span span, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  check_headline(spec, span, diagnostics);
  check_colours(spec, table, span, diagnostics);
  if (!has_values(table)) {
    diagnostics.report("metric-nothing", span,
                       "there is no figure to draw: all are missing or hidden",
                       "use a `table` block, which says why");
    return false;
  }
  if (has_mixed_units(spec, table)) {
    diagnostics.report("chart-kind", span, "the indicators have several units, and a chart has one",
                       "draw a chart for each unit, or use `kind: grid`");
  } else if (const Unsuited unsuited = check_kind(spec, table); unsuited.any()) {
    diagnostics.report("chart-kind", span, unsuited.message, unsuited.help);
  } else if (spec.kind == Kind::control) {
    const auto control = control_of(table);
    if (control->limits.trial()) {
      diagnostics.report(
          "chart-trial-limits", span,
          fmt::format("a control chart of {} values has trial limits only", control->limits.points),
          "use `kind: line` until there are 12 values");
    }
  }
  return diagnostics.error_count() == before;
}

}  // namespace pier::charts
