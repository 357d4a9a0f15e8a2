#include "charts/grid.h"

#include <algorithm>

#include <fmt/format.h>

#include "charts/drawing.h"
#include "charts/estimate.h"
#include "charts/words.h"
#include "html/writer.h"

namespace pier::charts {

using metrics::PublicTable;
using statistics::Comparison;

namespace {

std::string_view word_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::not_compared:
      return "not compared";
    case Comparison::similar:
      return "similar to";
    case Comparison::better:
      return "better than";
    case Comparison::worse:
      return "worse than";
    case Comparison::higher:
      return "higher than";
    case Comparison::lower:
      return "lower than";
  }
  return {};
}

/// The part of a class of the style sheet. Green and red only where they were asked for.
std::string_view look_of(Comparison comparison, Colours colours) {
  const bool judged = colours == Colours::red_green;
  switch (comparison) {
    case Comparison::better:
      return judged ? "good" : "better";
    case Comparison::worse:
      return judged ? "bad" : "worse";
    case Comparison::higher:
      return "higher";
    case Comparison::lower:
      return "lower";
    case Comparison::similar:
      return "similar";
    case Comparison::not_compared:
      return "none";
  }
  return {};
}

/// The columns: every area once, in the order of the table.
std::vector<const metrics::Area*> columns_of(const std::vector<Place>& places) {
  std::vector<const metrics::Area*> columns;
  for (const Place& place : places) {
    for (const Place::At& at : place.areas) {
      if (std::find(columns.begin(), columns.end(), at.area) == columns.end()) {
        columns.push_back(at.area);
      }
    }
  }
  return columns;
}

void write_words(const Place& place, const Place::At& at, html::Writer& out) {
  const auto* base = place.benchmark_area()->figure;
  out.raw("<span class=\"grid-words\">");
  if (base->value() && *at.figure->value() != *base->value()) {
    // For the eye only: the words say it.
    out.raw("<span aria-hidden=\"true\">");
    out.text(*at.figure->value() > *base->value() ? "\u25b2" : "\u25bc");
    out.raw("</span> ");
  }
  out.text(comparison_words(place, at));
  out.raw("</span>");
}

void write_cell(const Spec& spec, const Place& place, const Place::At* at, html::Writer& out) {
  const bool has_value = at != nullptr && at->figure->value();
  const bool is_compared = has_value && place.benchmark && at != place.benchmark_area();
  const Comparison comparison =
      is_compared ? compare(at->figure, place.benchmark_area()->figure, *place.indicator)
                  : Comparison::not_compared;
  out.raw("<td");
  out.attribute("class", fmt::format("grid-cell grid-cell--{}", look_of(comparison, spec.colours)));
  out.raw("><span class=\"grid-value\">");
  out.text(has_value ? mark_text(*at->figure, *place.indicator)
                     : code_of(at == nullptr ? nullptr : at->figure));
  out.raw("</span>");
  if (has_value && !(at->figure->period() == place.period)) {
    out.raw(" <span class=\"grid-time\">");
    out.text(at->figure->period().label());
    out.raw("</span>");
  }
  if (is_compared) {
    out.raw(" ");
    write_words(place, *at, out);
  }
  out.raw("</td>\n");
}

void write_head(const Spec& spec, const std::vector<Place>& places,
                const std::vector<const metrics::Area*>& columns, html::Writer& out) {
  out.raw(
      fmt::format("<div class=\"table-scroll\" role=\"region\" aria-labelledby=\"{}-t\" "
                  "tabindex=\"0\">\n<table class=\"grid\">\n<caption id=\"{}-t\">",
                  spec.id, spec.id));
  std::string caption = "Indicators by area";
  if (!places.empty() && places.front().benchmark) {
    caption += ", compared with " + area_in_sentence(*places.front().benchmark_area()->area);
  }
  out.text(caption);
  out.raw("</caption>\n<thead>\n<tr>\n<th scope=\"col\">Indicator</th>\n");
  for (const auto* column : columns) {
    out.raw("<th scope=\"col\">");
    out.text(column->name);
    out.raw("</th>\n");
  }
  out.raw("</tr>\n</thead>\n<tbody>\n");
}

}  // namespace

std::string comparison_words(const Place& place, const Place::At& at) {
  const Comparison comparison =
      compare(at.figure, place.benchmark_area()->figure, *place.indicator);
  const std::string_view word = word_of(comparison);
  if (comparison == Comparison::not_compared) return std::string(word);
  // Without an interval, only what is printed alike is the same.
  const bool exact =
      comparison == Comparison::similar && !interval_of(*at.figure, *place.indicator);
  return fmt::format("{} {}", exact ? "the same as" : word,
                     area_in_sentence(*place.benchmark_area()->area));
}

Html draw_grid(const Spec& spec, const PublicTable& table) {
  const auto places = places_of(table, spec.own_area);
  const auto columns = columns_of(places);
  html::Writer out;
  write_head(spec, places, columns, out);
  for (const Place& place : places) {
    const auto& about = *place.indicator;
    out.raw("<tr>\n<th scope=\"row\">");
    out.text(about.short_title.empty() ? about.title : about.short_title);
    out.raw(" <span class=\"grid-time\">");
    out.text(place.period.label());
    out.raw("</span></th>\n");
    for (const auto* column : columns) write_cell(spec, place, place.find(column), out);
    out.raw("</tr>\n");
  }
  out.raw("</tbody>\n</table>\n</div>\n");
  return out.take();
}

}  // namespace pier::charts
