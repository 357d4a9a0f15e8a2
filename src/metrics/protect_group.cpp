#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "disclosure/protect.h"
#include "metrics/cell_table.h"
#include "metrics/coordinates.h"
#include "metrics/remembered.h"

namespace pier::metrics {

namespace {

using disclosure::Count;
using disclosure::State;

/// "`cp-plans` for `southend`, 2019/20": which figure, never its number.
std::string name_of_figure(const CellPlace& place, const FiguresConfig& config) {
  const Indicator& about = place.raw->about;
  const Observation& one = *place.observation;
  const std::string at = coordinates_text(about, one.at);
  return fmt::format("`{}` for `{}`, {}{}{}", about.id, config.areas()[one.area].id,
                     one.period.label(), at.empty() ? "" : ", ", at);
}

std::optional<Count> count_in(std::string_view text) {
  Count count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || end != text.data() + text.size() || count < 0) return std::nullopt;
  return count;
}

/// The suffix in the record for a number that stands beside a share.
std::string_view suffix_of(Part part) {
  switch (part) {
    case Part::value:
      return "";
    case Part::numerator:
      return "/numerator";
    case Part::denominator:
      return "/denominator";
  }
  return "";
}

class GroupProtector {
 public:
  GroupProtector(const std::vector<Joined*>& group, const FiguresConfig& config,
                 const PublishedRecord& published_before, Diagnostics& diagnostics)
      : config_(config), diagnostics_(diagnostics), cells_(group, config, Aim::protect) {
    remember(published_before);
  }

  void run() {
    tie_together(cells_, config_, Aim::protect);
    drop_what_does_not_hold();
    shown_.resize(cells_.table().cells.size());
    for (const auto& part : connected_parts()) protect(part);
    for (std::size_t i = 0; i < cells_.editions().size(); ++i) decide(i);
    hide_what_follows();
  }

 private:
  /// What was published before is known, as far as it is still true.
  void remember(const PublishedRecord& published_before) {
    for (std::size_t e = 0; e < cells_.editions().size(); ++e) {
      if (cells_.editions()[e]->policy == nullptr) continue;
      for (const Part part : {Part::value, Part::numerator, Part::denominator}) {
        remember(published_before, e, part);
      }
    }
  }

  void remember(const PublishedRecord& published_before, std::size_t e, Part part) {
    const Edition& edition = *cells_.editions()[e];
    const Indicator& about = edition.raw->about;
    for (const PublishedFigure* figure :
         published_before.of(about.id + std::string(suffix_of(part)))) {
      const auto count = count_in(figure->shown);
      const Area* area = config_.find_area(figure->area);
      const auto at = parse_coordinates(about, figure->dimensions);
      const auto period = Period::parse(figure->period);
      if (!count || area == nullptr || !at || !period) continue;
      const auto row =
          cells_.find(e, static_cast<std::uint16_t>(area - config_.areas().data()), *at, *period);
      const std::size_t cell = row ? cells_.cell(e, *row, part) : kNoCell;
      if (cell != kNoCell) know(cell, *count, *edition.policy);
    }
  }

  void know(std::size_t cell, Count shown, const disclosure::Policy& policy) {
    const auto& known = cells_.table().cells[cell];
    const Count base = known.round_to > 0 ? known.round_to : policy.round_to;
    // Which counts, a half rounded up, are shown as this one.
    cells_.know(cell, {std::max<Count>(0, shown - base / 2), shown + (base - 1) / 2});
  }

  /// Numbers that were worked out from one sum may not fit another; then the data do not add up,
  /// which is for the arithmetic check to say.
  void drop_what_does_not_hold() {
    std::erase_if(cells_.table().equations, [&](const disclosure::Equation& equation) {
      Count sum = 0;
      for (const disclosure::Term& term : equation.terms) {
        const auto& value = cells_.table().cells[term.cell].value;
        if (!value) return false;
        sum += *value * term.coefficient;
      }
      return sum != 0;
    });
  }

  std::vector<std::vector<std::size_t>> connected_parts() const {
    std::vector<std::size_t> parents(cells_.table().cells.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
      while (parents[i] != i) i = parents[i] = parents[parents[i]];
      return i;
    };
    for (const disclosure::Equation& equation : cells_.table().equations) {
      for (const disclosure::Term& term : equation.terms) {
        parents[root(term.cell)] = root(equation.terms.front().cell);
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < parents.size(); ++i) parts[root(i)].push_back(i);
    std::vector<std::vector<std::size_t>> all;
    all.reserve(parts.size());
    for (auto& [first, part] : parts) all.push_back(std::move(part));
    return all;
  }

  /// The one policy of the cells; null when none has one. Several are reported.
  const disclosure::Policy* policy_of(const std::vector<std::size_t>& part, bool& is_one) {
    const disclosure::Policy* policy = nullptr;
    for (const std::size_t cell : part) {
      const CellPlace& place = cells_.place(cell);
      if (place.policy == nullptr || place.policy == policy) continue;
      if (policy == nullptr) {
        policy = place.policy;
        continue;
      }
      is_one = false;
      diagnostics_.report("metric-policy", place.observation->span,
                          fmt::format("{} has the policy `{}`, but adds up with figures under `{}`",
                                      name_of_figure(place, config_), place.policy->id, policy->id),
                          "protect figures that depend on each other by one policy");
      return policy;
    }
    return policy;
  }

  void protect(const std::vector<std::size_t>& part) {
    bool is_one = true;
    const disclosure::Policy* policy = policy_of(part, is_one);
    if (policy == nullptr) {
      for (const std::size_t cell : part) shown_[cell].state = State::exact;
      return;
    }
    disclosure::Table table;
    std::map<std::size_t, std::size_t> position;
    for (const std::size_t cell : part) {
      position.emplace(cell, table.cells.size());
      table.cells.push_back(cells_.table().cells[cell]);
    }
    for (const std::size_t index : equations_of(part)) {
      disclosure::Equation equation = cells_.table().equations[index];
      for (disclosure::Term& term : equation.terms) term.cell = position.at(term.cell);
      table.equations.push_back(std::move(equation));
    }
    const disclosure::Protected result = disclosure::protect(table, *policy);
    for (std::size_t i = 0; i < part.size(); ++i) shown_[part[i]] = result.cells[i];
    if (is_one && result.exposures.empty() && !result.problem) return;
    for (const std::size_t cell : part) shown_[cell].state = State::hidden_primary;
    if (is_one) report_exposed(part, result);
  }

  const std::vector<std::size_t>& equations_of(const std::vector<std::size_t>& part) {
    if (equations_by_cell_.empty()) {
      for (std::size_t i = 0; i < cells_.table().equations.size(); ++i) {
        equations_by_cell_[first_cell_of_part(i)].push_back(i);
      }
    }
    return equations_by_cell_[part.front()];
  }

  /// Equations are kept by the first cell of the part that they stand in.
  std::size_t first_cell_of_part(std::size_t equation) {
    if (first_cells_.empty()) {
      first_cells_.resize(cells_.table().cells.size());
      for (const auto& part : connected_parts()) {
        for (const std::size_t cell : part) first_cells_[cell] = part.front();
      }
    }
    return first_cells_[cells_.table().equations[equation].terms.front().cell];
  }

  void report_exposed(const std::vector<std::size_t>& part, const disclosure::Protected& result) {
    // The number of the cell, and what is wrong with the table in numbers, stay here: a message is
    // public.
    std::size_t cell = part.front();
    if (!result.exposures.empty()) cell = part[result.exposures.front().cell];
    const CellPlace* place = &cells_.place(cell);
    for (const std::size_t other : part) {
      if (place->observation != nullptr) break;
      place = &cells_.place(other);
    }
    if (place->observation == nullptr) return;
    const bool is_worked_out = !result.problem;
    diagnostics_.report(
        "metric-exposed", place->observation->span,
        fmt::format("{} is to be hidden, but {}", name_of_figure(*place, config_),
                    is_worked_out ? "readers could work it out from other figures"
                                  : "the figures that it adds up with cannot be protected"),
        "take out a total, a breakdown or a share that gives it away, or put small groups "
        "together");
  }

  bool is_hidden(std::size_t cell) const {
    if (cell == kNoCell) return false;
    const State state = shown_[cell].state;
    return state == State::hidden_primary || state == State::hidden_secondary;
  }

  std::optional<double> rounded(std::size_t cell, bool& is_rounded) const {
    if (cell == kNoCell || shown_[cell].state != State::rounded) return std::nullopt;
    is_rounded = true;
    return static_cast<double>(shown_[cell].value);
  }

  void decide(std::size_t e) {
    Edition& edition = *cells_.editions()[e];
    if (edition.policy == nullptr) return;
    const auto& observations = edition.raw->observations;
    edition.decisions.resize(observations.size());
    for (std::size_t i = 0; i < observations.size(); ++i) {
      Decision& decision = edition.decisions[i];
      for (const Part part : {Part::value, Part::numerator, Part::denominator}) {
        decision.hidden |= is_hidden(cells_.cell(e, i, part));
      }
      decision.hidden |= has_small_base(edition, observations[i]);
      const auto in_place_of = [&](Part part, const std::optional<double>& number) {
        const std::size_t cell = cells_.cell(e, i, part);
        const auto other = number ? rounded(cell, decision.rounded) : std::nullopt;
        return other ? other : number;
      };
      decision.value = in_place_of(Part::value, observations[i].value);
      decision.numerator = in_place_of(Part::numerator, observations[i].numerator);
      decision.denominator = in_place_of(Part::denominator, observations[i].denominator);
    }
  }

  /// Shares and averages over few people are not shown.
  static bool has_small_base(const Edition& edition, const Observation& one) {
    return edition.raw->about.unit != Unit::count && one.denominator &&
           *one.denominator < static_cast<double>(edition.policy->smallest_denominator);
  }

  /// Changes, averages and ratios of what is hidden are hidden.
  void hide_what_follows() {
    std::set<const Snapshot*> snapshots;
    for (const Edition* edition : cells_.editions()) snapshots.insert(edition->snapshot);
    // A ratio of a change of a ratio: as many rounds as there are relations at most.
    for (bool is_more = true; is_more;) {
      is_more = false;
      for (const Edition* edition : cells_.editions()) {
        if (snapshots.erase(edition->snapshot) == 0) continue;
        for (const Relation& relation : edition->snapshot->relations) {
          is_more |= hide_result(*edition->snapshot, relation);
        }
      }
      if (is_more) {
        for (const Edition* edition : cells_.editions()) snapshots.insert(edition->snapshot);
      }
    }
  }

  bool hide_result(const Snapshot& snapshot, const Relation& relation) {
    using Kind = Relation::Kind;
    const bool follows = relation.kind == Kind::change || relation.kind == Kind::average ||
                         relation.kind == Kind::ratio;
    const auto result = follows ? cells_.edition_in(snapshot, relation.result) : std::nullopt;
    if (!result) return false;
    Edition& edition = *cells_.editions()[*result];
    bool is_more = false;
    for (const std::string& id : relation.of) {
      const auto of = cells_.edition_in(snapshot, id);
      if (!of) continue;
      const Edition& source = *cells_.editions()[*of];
      for (std::size_t i = 0; i < source.decisions.size(); ++i) {
        if (!source.decisions[i].hidden) continue;
        is_more |= hide_rows(edition, relation, *source.raw, source.raw->observations[i]);
      }
    }
    return is_more;
  }

  /// Hides every row of the result that a hidden row goes into.
  bool hide_rows(Edition& edition, const Relation& relation, const SnapshotIndicator& from,
                 const Observation& hidden) const {
    const auto at = parse_coordinates(edition.raw->about, coordinates_text(from.about, hidden.at));
    if (!at) return false;
    const std::string& area = config_.areas()[hidden.area].id;
    bool is_more = false;
    for (std::size_t i = 0; i < edition.raw->observations.size(); ++i) {
      const Observation& one = edition.raw->observations[i];
      if (one.at != *at || !goes_into(relation, hidden, area, one)) continue;
      if (edition.decisions.empty()) {
        edition.decisions.resize(edition.raw->observations.size());
        for (std::size_t d = 0; d < edition.decisions.size(); ++d) {
          const Observation& whole = edition.raw->observations[d];
          edition.decisions[d] = {false, false, whole.value, whole.numerator, whole.denominator};
        }
      }
      is_more |= !edition.decisions[i].hidden;
      edition.decisions[i].hidden = true;
    }
    return is_more;
  }

  bool goes_into(const Relation& relation, const Observation& hidden, const std::string& area,
                 const Observation& result) const {
    switch (relation.kind) {
      case Relation::Kind::change:
        return result.area == hidden.area &&
               (hidden.period == relation.from || hidden.period == relation.to);
      case Relation::Kind::average: {
        const auto& areas = relation.areas;
        return std::find(areas.begin(), areas.end(), area) != areas.end() &&
               config_.areas()[result.area].id == relation.result_area &&
               result.period == hidden.period;
      }
      default:
        return result.area == hidden.area && result.period == hidden.period;
    }
  }

  const FiguresConfig& config_;
  Diagnostics& diagnostics_;
  CellTable cells_;
  std::vector<disclosure::ShownCell> shown_;
  std::map<std::size_t, std::vector<std::size_t>> equations_by_cell_;
  std::vector<std::size_t> first_cells_;
};

}  // namespace

void protect_group(const std::vector<Joined*>& group, const FiguresConfig& config,
                   const PublishedRecord& published_before, Diagnostics& diagnostics) {
  RememberedEditions past(group, config, published_before);
  std::vector<Joined*> all = group;
  for (Joined* joined : past.joined()) all.push_back(joined);
  GroupProtector(all, config, published_before, diagnostics).run();
}

}  // namespace pier::metrics
