#include "charts/describe.h"

#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/describe_kinds.h"
#include "charts/drawing.h"
#include "charts/line_marks.h"
#include "charts/words.h"

namespace pier::charts {

using metrics::PublicTable;
using metrics::Series;

namespace {

constexpr std::size_t kMostNames = 4;

/// The areas that the figures are of, unless the axis names them.
std::string areas_in(const PublicTable& table) {
  if (category_bands(table, {}).are_areas) return {};
  std::vector<std::string> names;
  for (const Series& series : table.series) {
    for (const auto* figure : series.points) {
      if (figure == nullptr) continue;
      const std::string& name = figure->area().name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  if (names.size() > kMostNames) return fmt::format("{} areas", names.size());
  return listed(names);
}

}  // namespace

std::string subtitle_of(const PublicTable& table) {
  std::string text = table.measure;
  if (table.indicators.size() == 1) {
    text = table.indicators.front()->about().title;
    if (!table.measure.empty() && table.measure != text) {
      text += " (" + uncapitalised(table.measure) + ")";
    }
  }
  if (text.empty() && table.indicators.size() > 1) {
    text = fmt::format("{} indicators", table.indicators.size());
  }
  for (const std::string& part : {areas_in(table), time_of(table)}) {
    if (part.empty()) continue;
    if (!text.empty()) text += ", ";
    text += part;
  }
  return text;
}

std::string describe(const Spec& spec, const PublicTable& table) {
  switch (spec.kind) {
    case Kind::stacked:
    case Kind::stacked_100:
      return opening_of(table) + stack_sentences(table, spec.kind == Kind::stacked_100) +
             status_sentences(table);
    case Kind::range:
      return opening_of(table) + range_sentences(spec, table) + missing_sentences(table);
    case Kind::funnel:
      return opening_of(table) + funnel_sentences(spec, table) + missing_sentences(table);
    case Kind::control:
      return opening_of(table) + control_sentences(table) + missing_sentences(table);
    case Kind::pyramid:
      return opening_of(table) + bar_sentences(spec, table) + missing_sentences(table);
    case Kind::grid:
      return grid_sentences(spec, table);
    default:
      break;
  }
  const bool over_time = is_over_time(table) && table.categories.size() > 1;
  return opening_of(table) + (over_time ? time_sentences(table) : bar_sentences(spec, table)) +
         target_sentence(spec, table) + missing_sentences(table) + status_sentences(table);
}

}  // namespace pier::charts
