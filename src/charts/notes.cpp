#include "charts/notes.h"

#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/control.h"
#include "charts/drawing.h"
#include "charts/estimate.h"
#include "charts/places.h"
#include "charts/words.h"

namespace pier::charts {

using metrics::PublicObservation;
using metrics::PublicTable;

namespace {

template <typename Predicate>
bool any_figure(const PublicTable& table, Predicate predicate) {
  for (const auto& series : table.series) {
    for (const auto* figure : series.points) {
      if (figure != nullptr && predicate(*figure)) return true;
    }
  }
  return false;
}

void add_once(std::vector<std::string>& notes, std::string note) {
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
}

bool has_free_axis(Kind kind, const PublicTable& table) {
  switch (kind) {
    case Kind::line:
    case Kind::control:
      return true;
    case Kind::small_multiples:
      return is_over_time(table) && table.categories.size() > 1;
    case Kind::dots:
      return true;
    default:
      return false;
  }
}

void note_marks(const Spec& spec, const PublicTable& table, std::vector<std::string>& notes) {
  if (spec.kind == Kind::grid || spec.kind == Kind::range || spec.kind == Kind::funnel) return;
  if (any_figure(table, [](const auto& f) { return f.value() && is_preliminary(f); })) {
    notes.emplace_back(
        "Hollow marks and dotted lines are figures that are provisional, estimated or forecast.");
  }
  if (any_figure(table, [](const auto& f) { return f.is_suppressed(); })) {
    notes.emplace_back(
        "Hatching stands for a figure that is hidden. Its size says nothing about the figure.");
  }
}

void note_axis(const Spec& spec, const PublicTable& table, std::vector<std::string>& notes) {
  if (!has_free_axis(spec.kind, table)) return;
  const std::vector<Style> styles;
  const auto range = range_of({spec, table, styles, kWide});
  if (!range || Scale(*range, {.decimals = table.decimals}).has_nought()) return;
  notes.emplace_back(spec.kind == Kind::dots ? "The axis does not begin at 0."
                                             : "The vertical axis does not begin at 0.");
}

void note_intervals(const PublicTable& table, std::vector<std::string>& notes) {
  bool proportions = false;
  bool rates = false;
  for (const auto& series : table.series) {
    for (const auto* figure : series.points) {
      if (figure == nullptr || !interval_of(*figure, *series.indicator)) continue;
      (is_proportion(series.indicator->unit) ? proportions : rates) = true;
    }
  }
  if (proportions) notes.emplace_back("Bars around marks are 95% confidence intervals (Wilson).");
  if (rates) notes.emplace_back("Bars around marks are 95% confidence intervals (Byar).");
}

void note_kind(const Spec& spec, const PublicTable& table, std::vector<std::string>& notes) {
  switch (spec.kind) {
    case Kind::dots:
      return note_intervals(table, notes);
    case Kind::stacked_100:
      notes.emplace_back("Shares are of the sum of the parts, rounded.");
      return;
    case Kind::range:
      notes.emplace_back(
          "The bar reaches from the lowest to the highest of the areas shown; the darker part "
          "holds "
          "the middle half of them where there are four or more.");
      return;
    case Kind::funnel:
      notes.emplace_back(
          "The lines are the average of the areas shown, and the limits within which 95% and 99.8% "
          "of areas of that size would lie by chance.");
      return;
    case Kind::control: {
      notes.emplace_back(
          "The limits are 2.66 average moving ranges from the mean (XmR chart, Making Data "
          "Count).");
      const auto control = control_of(table);
      if (control && control->limits.trial()) {
        notes.emplace_back(
            "Trial limits: there are fewer than 12 values, so each new one moves them.");
      }
      return;
    }
    case Kind::grid:
      notes.emplace_back(
          "Better, worse, higher and lower are by the 95% confidence interval where the count and "
          "its denominator are published; elsewhere higher and lower are by the printed figures.");
      return;
    default:
      return;
  }
}

}  // namespace

std::vector<std::string> figure_notes(const PublicTable& table) {
  std::vector<std::string> notes;
  for (std::size_t i = 1; i < table.categories.size(); ++i) {
    if (table.categories[i].break_note.empty()) continue;
    add_once(notes, fmt::format("Break between {} and {}: {}", table.categories[i - 1].label,
                                table.categories[i].label, table.categories[i].break_note));
  }
  for (std::size_t i = 0; i < table.categories.size(); ++i) {
    for (const auto& series : table.series) {
      const auto* figure = series.points[i];
      if (figure == nullptr) continue;
      for (const std::string& note : figure->notes()) {
        const std::string& category = table.categories[i].label;
        add_once(notes, table.series.size() == 1
                            ? fmt::format("{}: {}", category, note)
                            : fmt::format("{}, {}: {}", series.label, category, note));
      }
    }
  }
  return notes;
}

std::vector<std::string> notes_of(const Spec& spec, const PublicTable& table) {
  std::vector<std::string> notes;
  note_kind(spec, table, notes);
  note_axis(spec, table, notes);
  note_marks(spec, table, notes);
  for (std::string& note : figure_notes(table)) add_once(notes, std::move(note));
  return notes;
}

}  // namespace pier::charts
