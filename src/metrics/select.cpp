#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/public_table.h"
#include "metrics/selection.h"
#include "metrics/value_text.h"

namespace pier::metrics {

namespace {

constexpr std::string_view kArea = "area";
constexpr std::string_view kPeriod = "period";
constexpr std::string_view kIndicator = "indicator";

bool is_dimension(const Name& name) {
  return name.text != kArea && name.text != kPeriod && name.text != kIndicator;
}

bool is_benchmark(const Area& area) {
  return area.kind == AreaKind::neighbours || area.kind == AreaKind::region ||
         area.kind == AreaKind::country;
}

bool says_something(const PublicObservation& figure) {
  return figure.value() || figure.is_suppressed();
}

class Selector {
 public:
  Selector(const PublicFigures& figures, const Query& query, Diagnostics& diagnostics)
      : figures_(figures), query_(query), diagnostics_(diagnostics) {}

  /// None when something was reported.
  std::optional<Selection> run() {
    if (!take_indicators() || !take_dimensions()) return std::nullopt;
    if (!take_areas() || !take_periods()) return std::nullopt;
    if (!leave_out_what_is_empty()) return report_nothing();
    return std::move(chosen_);
  }

 private:
  bool take_indicators() {
    bool is_right = true;
    for (const Name& name : query_.indicators) {
      const PublicIndicator* indicator = find_indicator(figures_, name, diagnostics_);
      const Version* version = indicator == nullptr ? nullptr : version_of(*indicator);
      if (version == nullptr) {
        is_right = false;
        continue;
      }
      chosen_.indicators.push_back({indicator, version, {}});
    }
    return is_right && !chosen_.indicators.empty();
  }

  const Version* version_of(const PublicIndicator& indicator) {
    if (!query_.as_at) return &indicator.latest();
    const Name& name = *query_.as_at;
    const auto day = Date::parse(name.text);
    if (day) {
      if (const Version* version = indicator.as_at(*day); version != nullptr) return version;
    }
    std::vector<std::string> days;
    for (const Version& version : indicator.versions()) days.push_back(version.as_at.iso());
    const std::vector<std::string_view> known(days.begin(), days.end());
    diagnostics_.report(
        "metric-period-unknown", name.span,
        fmt::format("`{}` has no snapshot as at `{}`", indicator.about().id, name.text),
        suggest("", known));
    return nullptr;
  }

  bool is_split(std::string_view dimension) const {
    return std::any_of(chosen_.splits.begin(), chosen_.splits.end(),
                       [&](const Split& split) { return split.dimension == dimension; });
  }

  bool take_dimensions() {
    for (const auto* name :
         {query_.by ? &*query_.by : nullptr, query_.across ? &*query_.across : nullptr}) {
      if (name == nullptr || !is_dimension(*name) || is_split(name->text)) continue;
      chosen_.splits.push_back({name->text, {}, {}});
    }
    bool is_right = true;
    for (ChosenIndicator& one : chosen_.indicators) is_right &= take_dimensions_of(one);
    return is_right;
  }

  /// Where the indicator is looked up, and which values of the dimensions that are taken apart.
  bool take_dimensions_of(ChosenIndicator& one) {
    // What is taken apart must be a dimension of the indicator: asked for like any filter.
    const auto at = find_coordinates(*one.indicator, query_.where, diagnostics_);
    if (!at) return false;
    one.at = *at;
    for (Split& split : chosen_.splits) {
      const Dimension* dimension = one.indicator->about().find_dimension(split.dimension);
      if (dimension == nullptr) {
        const Name& name =
            query_.by && query_.by->text == split.dimension ? *query_.by : *query_.across;
        find_coordinates(*one.indicator, {{name, Name{"", name.span}}}, diagnostics_);
        return false;
      }
      if (!split.values.empty()) continue;
      split.title = dimension->title;
      take_values(split, *dimension);
    }
    return true;
  }

  void take_values(Split& split, const Dimension& dimension) const {
    for (const auto& [name, value] : query_.where) {
      if (name.text != split.dimension) continue;
      if (const auto* member = dimension.find(value.text); member != nullptr) {
        split.values.push_back(*member);
      }
    }
    if (!split.values.empty()) return;
    for (const Dimension::Member& member : dimension.values) {
      if (member.id != dimension.total) split.values.push_back(member);
    }
  }

  bool take_areas() {
    if (query_.areas.empty()) {
      take_usual_areas();
      return true;
    }
    bool is_right = true;
    for (const Name& name : query_.areas) {
      // An area must be one of an indicator's, not of each: grids have gaps.
      const Area* area = nullptr;
      for (const ChosenIndicator& one : chosen_.indicators) {
        const auto areas = one.indicator->areas();
        const auto found = std::find_if(areas.begin(), areas.end(),
                                        [&](const Area* known) { return known->id == name.text; });
        if (found != areas.end()) area = *found;
      }
      if (area == nullptr) {
        find_area(figures_, *chosen_.indicators.front().indicator, name, diagnostics_);
        is_right = false;
      } else if (std::find(chosen_.areas.begin(), chosen_.areas.end(), area) ==
                 chosen_.areas.end()) {
        chosen_.areas.push_back(area);
      }
    }
    return is_right;
  }

  bool is_named(const std::optional<Name>& name, std::string_view text) const {
    return name && name->text == text;
  }

  /// Whether benchmarks would multiply what is already several series.
  bool wants_one_area() const {
    if (is_named(query_.by, kArea) || is_named(query_.across, kArea)) return false;
    const bool is_one_period = query_.periods.size() == 1 ||
                               (query_.from && query_.to && query_.from->text == query_.to->text);
    const bool is_across_time = !is_one_period || is_named(query_.across, kPeriod);
    return !chosen_.splits.empty() || (chosen_.indicators.size() > 1 && is_across_time);
  }

  void take_usual_areas() {
    std::set<const Area*> with_data;
    for (const ChosenIndicator& one : chosen_.indicators) {
      for (const PublicObservation& figure : one.version->observations) {
        if (says_something(figure) && chosen_.concerns(one, figure)) {
          with_data.insert(&figure.area());
        }
      }
    }
    const Area* own = figures_.config().own_area();
    const bool has_own = own != nullptr && with_data.contains(own);
    if (has_own && wants_one_area()) {
      chosen_.areas = {own};
      return;
    }
    for (const Area& area : figures_.config().areas()) {
      if (!with_data.contains(&area)) continue;
      if (!has_own || &area == own || is_benchmark(area)) chosen_.areas.push_back(&area);
    }
  }

  bool take_periods() {
    if (query_.periods.size() == 1 && query_.periods.front().text == "latest") {
      chosen_.is_latest = true;
      return true;
    }
    std::set<Period> known;
    for (const ChosenIndicator& one : chosen_.indicators) {
      for (const PublicObservation& figure : one.version->observations) {
        if (chosen_.concerns(one, figure) && chosen_.has_area(figure.area())) {
          known.insert(figure.period());
        }
      }
    }
    const std::vector<Period> periods(known.begin(), known.end());
    return query_.periods.empty() ? take_range(periods) : take_named(periods);
  }

  bool take_named(const std::vector<Period>& known) {
    bool is_right = true;
    std::set<Period> wanted;
    for (const Name& name : query_.periods) {
      const auto period = name.text == "latest" && !known.empty() ? std::optional(known.back())
                                                                  : Period::parse(name.text);
      if (period && std::find(known.begin(), known.end(), *period) != known.end()) {
        wanted.insert(*period);
      } else {
        report_period(name, known);
        is_right = false;
      }
    }
    chosen_.periods.assign(wanted.begin(), wanted.end());
    return is_right;
  }

  bool take_range(const std::vector<Period>& known) {
    std::optional<Period> from;
    std::optional<Period> to;
    for (const auto& [name, end] : {std::pair{&query_.from, &from}, std::pair{&query_.to, &to}}) {
      if (!*name) continue;
      *end = Period::parse((*name)->text);
      if (!*end) {
        report_period(**name, known);
        return false;
      }
    }
    for (const Period& period : known) {
      if (from && period.first() < from->first()) continue;
      if (to && period.last() > to->last()) continue;
      chosen_.periods.push_back(period);
    }
    return true;
  }

  void report_period(const Name& name, const std::vector<Period>& known) {
    report_unknown_period(*chosen_.indicators.front().indicator, nullptr, name, known,
                          diagnostics_);
  }

  bool leave_out_what_is_empty() {
    if (chosen_.areas.empty()) return false;
    if (!chosen_.is_latest && chosen_.periods.empty()) return false;
    bool has_something = false;
    for (const ChosenIndicator& one : chosen_.indicators) {
      for (const PublicObservation& figure : one.version->observations) {
        has_something |= says_something(figure) && chosen_.concerns(one, figure) &&
                         chosen_.has_area(figure.area()) &&
                         (chosen_.is_latest || chosen_.has_period(figure.period()));
      }
    }
    return has_something;
  }

  std::nullopt_t report_nothing() {
    if (figures_.is_complete()) {
      diagnostics_.report("metric-nothing", query_.span,
                          "there is no figure to show for what is asked for here",
                          "take away a filter, an area or a period");
    }
    return std::nullopt;
  }

  const PublicFigures& figures_;
  const Query& query_;
  Diagnostics& diagnostics_;
  Selection chosen_;
};

}  // namespace

std::optional<PublicTable> select(const PublicFigures& figures, const Query& query,
                                  Diagnostics& diagnostics) {
  const auto selection = Selector(figures, query, diagnostics).run();
  if (!selection) return std::nullopt;
  return lay_out(*selection, query, figures.config());
}

}  // namespace pier::metrics
