#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "charts/chart.h"
#include "metrics/lookup.h"
#include "site/assembler.h"
#include "value/schema.h"

namespace pier {

namespace {

metrics::Name name_of(const Value& value) {
  return {value.as_text(), value.span};
}

std::vector<metrics::Name> names_of(const Value& fields, std::string_view field) {
  std::vector<metrics::Name> names;
  if (const Value* list = fields.find(field); list != nullptr) {
    for (const Value& item : list->as_list()) names.push_back(name_of(item));
  }
  return names;
}

std::optional<metrics::Name> optional_name(const Value& fields, std::string_view field) {
  const Value* value = fields.find(field);
  return value == nullptr ? std::nullopt : std::optional(name_of(*value));
}

metrics::Query query_of(const Value& fields, Span span) {
  metrics::Query query;
  query.span = span;
  if (const auto one = optional_name(fields, "indicator"); one) query.indicators = {*one};
  for (metrics::Name& name : names_of(fields, "indicators")) {
    query.indicators.push_back(std::move(name));
  }
  query.areas = names_of(fields, "areas");
  query.periods = names_of(fields, "periods");
  query.from = optional_name(fields, "from");
  query.to = optional_name(fields, "to");
  query.by = optional_name(fields, "by");
  query.across = optional_name(fields, "across");
  query.as_at = optional_name(fields, "as_at");
  if (const Value* where = fields.find("where"); where != nullptr) {
    for (const Member& member : where->as_map()) {
      query.where.emplace_back(metrics::Name{member.key, member.key_span}, name_of(member.value));
    }
  }
  return query;
}

/// A number as people type it: digits with an optional fraction.
std::optional<double> number_in(const Value& text) {
  const std::string& digits = text.as_text();
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<metrics::PublicTable> Assembler::select_figures(const BlockContext& block) {
  const metrics::Query query = query_of(block.fields, block.written.span);
  if (!query.indicators.empty()) return metrics::select(site_.figures_, query, diagnostics_);
  diagnostics_.report("metric-nothing", block.written.span, "this block names no indicator",
                      "add a line such as `indicator: looked-after-rate`");
  return std::nullopt;
}

void Assembler::resolve_table(const BlockContext& block, ResolvedBlock& resolved) {
  resolved.table = select_figures(block);
  charts::TableSpec spec;
  spec.id = reports::block_anchor(block.index);
  spec.label = site_.reports_.label_of_block(block.entry, block.index);
  spec.caption = text_of(block.fields.find("caption"));
  if (text_of(block.fields.find("rows")) == "series") spec.rows = charts::Rows::series;
  resolved.table_spec = std::move(spec);
}

void Assembler::resolve_chart(const BlockContext& block, ResolvedBlock& resolved) {
  resolved.table = select_figures(block);
  const Value& fields = block.fields;
  const auto kind = charts::kind_named(text_of(fields.find("kind")));
  if (!resolved.table || !kind) return;  // What is missing was reported.
  charts::Spec spec;
  spec.kind = *kind;
  spec.id = reports::block_anchor(block.index);
  spec.label = site_.reports_.label_of_block(block.entry, block.index);
  spec.headline = text_of(fields.find("headline"));
  if (const metrics::Area* own = site_.figures_.config().own_area()) spec.own_area = own->id;
  spec.subtitle = text_of(fields.find("subtitle"));
  spec.description = text_of(fields.find("description"));
  spec.colours =
      charts::colours_named(text_of(fields.find("colours"))).value_or(charts::Colours::plain);
  if (const Value* target = fields.find("target"); target != nullptr) {
    spec.target = number_in(*target);
    if (!spec.target) {
      diagnostics_.report(
          "field-type", target->span,
          fmt::format("`target` must be a number, and `{}` is none", target->as_text()),
          "write digits, as `target: 85`");
    }
  }
  if (charts::check(spec, *resolved.table, block.written.span, diagnostics_)) {
    resolved.chart = std::move(spec);
  }
}

void Assembler::resolve_indicators(const BlockContext& block, ResolvedBlock& resolved) {
  const std::vector<metrics::Name> ids = names_of(block.fields, "ids");
  for (const metrics::Name& id : ids) {
    const auto* found = metrics::find_indicator(site_.figures_, id, diagnostics_);
    if (found != nullptr) resolved.indicators.push_back(found);
  }
  if (!ids.empty()) return;
  const std::string branch = text_of(block.fields.find("branch"));
  const std::string theme = text_of(block.fields.find("theme"));
  for (const metrics::PublicIndicator& indicator : site_.figures_.indicators()) {
    const metrics::Indicator& about = indicator.about();
    const bool of_branch = branch.empty() || about.branch == branch || about.branch == "both";
    if (of_branch && (theme.empty() || about.theme == theme)) {
      resolved.indicators.push_back(&indicator);
    }
  }
  if (resolved.indicators.empty() && site_.figures_.is_complete()) {
    diagnostics_.report("metric-nothing", block.written.span,
                        "no indicator fits what this block asks for",
                        "ask for less; `pier list indicators` shows what there is");
  }
}

}  // namespace pier
