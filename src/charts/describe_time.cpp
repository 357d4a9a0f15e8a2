#include <algorithm>

#include <fmt/format.h>

#include "charts/describe_kinds.h"
#include "charts/drawing.h"
#include "charts/line_marks.h"
#include "charts/words.h"
#include "metrics/value_text.h"

namespace pier::charts {

using metrics::Indicator;
using metrics::PublicObservation;
using metrics::PublicTable;
using metrics::Series;
using metrics::SeriesRole;

namespace {

constexpr std::size_t kMostSeries = 5;

/// The first value of the series that can be compared with its last one.
std::size_t first_comparable(const PublicTable& table, const Series& series, std::size_t last) {
  std::size_t first = last;
  for (std::size_t i = last + 1; i-- > 0;) {
    if (series.points[i] != nullptr && series.points[i]->value()) first = i;
    if (!table.categories[i].break_note.empty()) break;
  }
  return first;
}

std::string value_at(const Series& series, std::size_t i) {
  return value_words(*series.points[i], *series.indicator);
}

/// "rose from 38.2 to 44.1", with the years where they are not those of the whole chart.
std::string course(const PublicTable& table, const Series& series, std::size_t last) {
  const std::size_t first = first_comparable(table, series, last);
  const bool whole = first == 0 && last + 1 == table.categories.size();
  const std::string to = whole ? "" : " " + in_category(table.categories[last]);
  if (first == last) {
    return fmt::format("was {} {}", value_at(series, last), in_category(table.categories[last]));
  }
  const std::string from = whole ? "" : " " + in_category(table.categories[first]);
  const double change = *series.points[last]->value() - *series.points[first]->value();
  const std::string before = value_at(series, first);
  const std::string after = value_at(series, last);
  if (before == after || change == 0) {
    return fmt::format("was {} {} and {} again {}", before, in_category(table.categories[first]),
                       after, in_category(table.categories[last]));
  }
  return fmt::format("{} from {}{} to {}{}", change > 0 ? "rose" : "fell", before, from, after, to);
}

std::vector<const Series*> in_order(const PublicTable& table) {
  std::vector<const Series*> order;
  for (const Series& series : table.series) order.push_back(&series);
  std::stable_sort(order.begin(), order.end(), [](const Series* a, const Series* b) {
    return (a->role == SeriesRole::own) > (b->role == SeriesRole::own);
  });
  return order;
}

/// "England was 42.0 in 2020/21 and the East of England 43.0".
std::string where_others_are(const PublicTable& table, const std::vector<const Series*>& others) {
  std::vector<std::string> parts;
  std::optional<std::size_t> said;
  for (const Series* series : others) {
    const auto last = last_value(*series);
    if (!last) continue;
    std::string part = name_in_sentence(*series);
    if (parts.empty()) part += " was";
    part += " " + value_at(*series, last->category);
    if (said != last->category) part += " " + in_category(table.categories[last->category]);
    said = last->category;
    parts.push_back(std::move(part));
  }
  return listed(parts);
}

std::string span_of_last(const PublicTable& table) {
  const Series* lowest = nullptr;
  const Series* highest = nullptr;
  for (const Series& series : table.series) {
    const auto last = last_value(series);
    if (!last) continue;
    if (lowest == nullptr || last->value < last_value(*lowest)->value) lowest = &series;
    if (highest == nullptr || last->value > last_value(*highest)->value) highest = &series;
  }
  if (lowest == nullptr) return {};
  return fmt::format(" At the end the highest is {} ({}) and the lowest {} ({}).",
                     name_in_sentence(*highest), value_at(*highest, last_value(*highest)->category),
                     name_in_sentence(*lowest), value_at(*lowest, last_value(*lowest)->category));
}

}  // namespace

std::string value_words(const PublicObservation& figure, const Indicator& about) {
  using metrics::Unit;
  switch (about.unit) {
    case Unit::percentage:
    case Unit::pounds:
    case Unit::thousand_pounds:
      return metrics::value_text(figure, about);
    default:
      return metrics::cell_text(figure);
  }
}

std::string time_sentences(const PublicTable& table) {
  const auto order = in_order(table);
  std::vector<const Series*> told;
  for (const Series* series : order) {
    if (last_value(*series)) told.push_back(series);
  }
  if (told.empty()) return {};
  const bool areas = told.front()->role == SeriesRole::own;
  if (areas) {
    const auto last = last_value(*told.front());
    std::string text = " " + capitalised(name_in_sentence(*told.front())) + " " +
                       course(table, *told.front(), last->category);
    const std::vector<const Series*> others(told.begin() + 1, told.end());
    if (!others.empty() && others.size() <= kMostSeries) {
      text += "; " + where_others_are(table, others);
    }
    text += ".";
    if (others.size() > kMostSeries) text += span_of_last(table);
    return text;
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(told.size(), kMostSeries); ++i) {
    const std::string name = name_in_sentence(*told[i]);
    text += (i == 0 ? " " + capitalised(name) : "; " + name) + " " +
            course(table, *told[i], last_value(*told[i])->category);
  }
  text += ".";
  if (told.size() > kMostSeries) text += span_of_last(table);
  return text;
}

std::string target_sentence(const Spec& spec, const PublicTable& table) {
  const std::vector<Style> styles;
  const auto lines = target_lines({spec, table, styles, kWide});
  std::string text;
  for (const TargetLine& line : lines) {
    constexpr std::string_view kBefore = "Target: ";
    text += " The target is " + line.label.substr(kBefore.size()) + ".";
  }
  return text;
}

}  // namespace pier::charts
