#include <fmt/format.h>

#include "base/text.h"
#include "disclosure/attack.h"
#include "metrics/cell_table.h"
#include "metrics/coordinates.h"

namespace pier::metrics {

namespace {

using disclosure::Count;
using disclosure::Interval;

/// Fewer numbers that remain possible than this are reported: the widest interval of a policy that
/// hides 1 to 5.
constexpr Count kWide = 5;

struct HiddenCell {
  std::size_t cell;
  const SnapshotIndicator* raw;
  const Observation* one;
};

/// What a reader of the source sees of every cell.
std::vector<Interval> seen_in_source(const CellTable& cells) {
  std::vector<Interval> seen;
  seen.reserve(cells.table().cells.size());
  for (const disclosure::Cell& cell : cells.table().cells) {
    seen.push_back(cell.value ? Interval{*cell.value, *cell.value} : cell.known);
  }
  return seen;
}

/// Of every share with a base: which numerators it can come from.
void look_at_shares(CellTable& cells) {
  for (std::size_t e = 0; e < cells.editions().size(); ++e) {
    const SnapshotIndicator& raw = *cells.editions()[e]->raw;
    for (std::size_t i = 0; i < raw.observations.size(); ++i) {
      const Observation& one = raw.observations[i];
      const std::size_t numerator = cells.cell(e, i, Part::numerator);
      if (numerator == kNoCell || !one.denominator) continue;
      const auto counts = counts_of_share(raw.about, one, *one.denominator);
      if (counts) cells.know(numerator, *counts);
    }
  }
}

std::vector<HiddenCell> hidden_by_source(const CellTable& cells) {
  std::vector<HiddenCell> targets;
  for (std::size_t e = 0; e < cells.editions().size(); ++e) {
    const SnapshotIndicator& raw = *cells.editions()[e]->raw;
    for (std::size_t i = 0; i < raw.observations.size(); ++i) {
      if (raw.observations[i].missing != Missing::suppressed) continue;
      for (const Part part : {Part::value, Part::numerator}) {
        const std::size_t cell = cells.cell(e, i, part);
        if (cell == kNoCell || cells.table().cells[cell].value) continue;
        targets.push_back({cell, &raw, &raw.observations[i]});
      }
    }
  }
  return targets;
}

}  // namespace

void find_recoverable(const std::vector<Joined*>& group, const FiguresConfig& config,
                      Diagnostics& diagnostics) {
  CellTable cells(group, config, Aim::attack);
  look_at_shares(cells);
  tie_together(cells, config, Aim::attack);
  const std::vector<HiddenCell> targets = hidden_by_source(cells);
  std::vector<std::size_t> numbers;
  numbers.reserve(targets.size());
  for (const HiddenCell& target : targets) numbers.push_back(target.cell);
  const disclosure::Attack attack =
      disclosure::attack(seen_in_source(cells), cells.table().equations, numbers);
  if (attack.contradictory) return;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const disclosure::Reach& reach = attack.reaches[i];
    if (!reach.proved || reach.interval.empty() || reach.interval.width() >= kWide) continue;
    const auto possible = static_cast<std::size_t>(reach.interval.width()) + 1;
    const Indicator& about = targets[i].raw->about;
    const std::string at = coordinates_text(about, targets[i].one->at);
    diagnostics.report(
        "metric-recoverable", targets[i].one->span,
        fmt::format(
            "`{}` for `{}`, {}{}{}, is not shown by its source, but other figures leave only "
            "{} possible",
            about.id, config.areas()[targets[i].one->area].id, targets[i].one->period.label(),
            at.empty() ? "" : ", ", at, count_of(possible, "number", "numbers")),
        "leave out a share or a total that gives it away");
  }
}

}  // namespace pier::metrics
