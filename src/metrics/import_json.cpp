#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/import_draft.h"
#include "metrics/snapshot_fields.h"
#include "value/json_writer.h"

namespace pier::metrics {

namespace {

constexpr int kMostDecimals = 3;

std::string quoted(std::string_view text) {
  return write_json(Value(text));
}

std::string member(std::string_view name, std::string_view text) {
  return text.empty() ? std::string{} : fmt::format(", \"{}\": {}", name, quoted(text));
}

/// The value that is the whole, by its name.
const Dimension::Member* find_total(const Dimension& dimension) {
  for (const std::string_view name : {"total", "all"}) {
    if (const Dimension::Member* member = dimension.find(name)) return member;
  }
  return nullptr;
}

/// What the name of a column says of its unit; none when it says nothing.
std::optional<Unit> unit_in_name(const std::string& id) {
  const auto has = [&](std::string_view word) { return id.find(word) != std::string::npos; };
  if (has("per-100000") || has("per-100-000")) return Unit::rate_per_100000;
  if (has("per-10000") || has("per-10-000")) return Unit::rate_per_10000;
  if (has("per-1000") || has("per-1-000")) return Unit::rate_per_1000;
  if (has("percent") || has("pct") || has("perc")) return Unit::percentage;
  return std::nullopt;
}

class Writer {
 public:
  Writer(const ImportOptions& options, const Theme& theme, Import& import)
      : options_(options), theme_(theme), import_(import) {}

  std::string write(const std::vector<ImportedIndicator>& indicators);

 private:
  Unit unit_of(const ImportedIndicator& indicator);
  const std::string& branch_of(const ImportedIndicator& indicator) const;
  std::string write_indicator(const ImportedIndicator& indicator);
  std::string write_dimensions(const ImportedIndicator& indicator);
  std::string write_figure(const ImportedIndicator& indicator, const ImportedFigure& figure);

  const ImportOptions& options_;
  const Theme& theme_;
  Import& import_;
};

Unit Writer::unit_of(const ImportedIndicator& indicator) {
  if (indicator.unit) return *indicator.unit;
  if (options_.unit) return *options_.unit;
  bool has_percent = false, has_pounds = false;
  for (const ImportedFigure& figure : indicator.figures) {
    has_percent = has_percent || figure.value.is_percentage;
    has_pounds = has_pounds || figure.value.is_pounds;
  }
  if (has_percent) return Unit::percentage;
  if (has_pounds) return Unit::pounds;
  const auto named = unit_in_name(indicator.id);
  const Unit unit = named.value_or(Unit::count);
  const bool is_whole =
      std::all_of(indicator.figures.begin(), indicator.figures.end(),
                  [](const ImportedFigure& figure) { return figure.value.decimals == 0; });
  const Unit taken = !named && !is_whole ? Unit::score : unit;
  import_.to_do.push_back(fmt::format("`{}`: the unit `{}` is a guess; correct it, or give --unit",
                                      indicator.id, name_of(taken)));
  return taken;
}

const std::string& Writer::branch_of(const ImportedIndicator& indicator) const {
  if (!options_.branch.empty()) return options_.branch;
  return indicator.branch.empty() ? theme_.branch : indicator.branch;
}

std::string Writer::write_dimensions(const ImportedIndicator& indicator) {
  std::string text;
  for (std::size_t i = 0; i < indicator.dimensions.size(); ++i) {
    const Dimension& dimension = indicator.dimensions[i];
    if (dimension.values.empty()) continue;
    std::string values;
    for (const Dimension::Member& value : dimension.values) {
      values += fmt::format("{}{{\"id\": {}, \"title\": {}}}", values.empty() ? "" : ", ",
                            quoted(value.id), quoted(value.title));
    }
    const Dimension::Member* total = find_total(dimension);
    const bool has_blank = std::any_of(indicator.figures.begin(), indicator.figures.end(),
                                       [&](const ImportedFigure& figure) { return !figure.at[i]; });
    std::string total_id = total == nullptr ? "" : total->id;
    if (total == nullptr && has_blank) {
      total_id = "all";
      values += R"(, {"id": "all", "title": "All"})";
    }
    text += fmt::format("{}{{\"id\": {}, \"title\": {}{}, \"values\": [{}]}}",
                        text.empty() ? "" : ",\n                     ", quoted(dimension.id),
                        quoted(dimension.title), member("total", total_id), values);
  }
  return text;
}

std::string Writer::write_figure(const ImportedIndicator& indicator, const ImportedFigure& figure) {
  std::string dimensions;
  for (std::size_t i = 0; i < figure.at.size(); ++i) {
    const Dimension& dimension = indicator.dimensions[i];
    if (!figure.at[i]) continue;
    const Dimension::Member& value = dimension.values[*figure.at[i]];
    if (&value == find_total(dimension)) continue;
    dimensions += fmt::format("{}{}: {}", dimensions.empty() ? "" : ", ", quoted(dimension.id),
                              quoted(value.id));
  }
  std::string text =
      fmt::format("{{\"area\": {}, \"period\": {}", quoted(figure.area), quoted(figure.period));
  if (!dimensions.empty()) text += fmt::format(", \"dimensions\": {{{}}}", dimensions);
  if (!figure.value.number.empty()) text += fmt::format(", \"value\": {}", figure.value.number);
  if (figure.value.missing) text += member("missing", name_of(*figure.value.missing));
  const bool is_hidden = figure.value.missing == Missing::suppressed;
  if (!figure.numerator.empty() && !is_hidden) {
    text += fmt::format(", \"numerator\": {}", figure.numerator);
  }
  if (!figure.denominator.empty()) text += fmt::format(", \"denominator\": {}", figure.denominator);
  text += member("published", figure.published);
  text += member("qualifier", figure.qualifier);
  std::string statuses;
  for (const std::string& status : figure.value.statuses) {
    statuses += (statuses.empty() ? "" : ", ") + quoted(status);
  }
  if (!statuses.empty()) text += fmt::format(", \"status\": [{}]", statuses);
  return text + member("note", figure.note) + "}";
}

std::string Writer::write_indicator(const ImportedIndicator& indicator) {
  const Unit unit = unit_of(indicator);
  int decimals = 0;
  for (const ImportedFigure& figure : indicator.figures) {
    decimals = std::max(decimals, std::min(figure.value.decimals, kMostDecimals));
  }
  if (indicator.definition.empty()) {
    import_.to_do.push_back(
        fmt::format("`{}`: write its definition, which is its title now", indicator.id));
  }
  if (indicator.polarity.empty()) {
    import_.to_do.push_back(
        fmt::format("`{}`: say which way is better; `polarity` is neutral now", indicator.id));
  }
  std::string text = fmt::format(
      "    {{\n      \"id\": {},\n      \"title\": {},\n      \"definition\": {},\n"
      "      \"branch\": {},\n      \"theme\": {},\n      \"unit\": \"{}\",\n",
      quoted(indicator.id), quoted(indicator.title),
      quoted(indicator.definition.empty() ? indicator.title : indicator.definition),
      quoted(branch_of(indicator)), quoted(indicator.theme.empty() ? theme_.id : indicator.theme),
      name_of(unit));
  if (!indicator.per.empty()) text += fmt::format("      \"per\": {},\n", quoted(indicator.per));
  text +=
      fmt::format("      \"polarity\": {},\n      \"decimals\": {},\n",
                  quoted(indicator.polarity.empty() ? "neutral" : indicator.polarity), decimals);
  if (const std::string dimensions = write_dimensions(indicator); !dimensions.empty()) {
    text += fmt::format("      \"dimensions\": [{}],\n", dimensions);
  }
  text += "      \"observations\": [\n";
  for (const ImportedFigure& figure : indicator.figures) {
    text += fmt::format("        {}{}\n", write_figure(indicator, figure),
                        &figure == &indicator.figures.back() ? "" : ",");
  }
  return text + "      ]\n    }";
}

std::string Writer::write(const std::vector<ImportedIndicator>& indicators) {
  std::string text = fmt::format(
      "{{\n  \"format\": \"{}\",\n  \"title\": {},\n  \"as_at\": \"{}\",\n"
      "  \"source\": {{\"title\": {}}},\n  \"policy\": {},\n",
      kSnapshotFormat, quoted(options_.title), options_.as_at.iso(), quoted(options_.source),
      quoted(options_.policy));
  if (!options_.policy_reason.empty()) {
    text += fmt::format("  \"policy_reason\": {},\n", quoted(options_.policy_reason));
  }
  text += "  \"indicators\": [\n";
  std::string list;
  for (const ImportedIndicator& indicator : indicators) {
    if (indicator.figures.empty()) continue;
    list += (list.empty() ? "" : ",\n") + write_indicator(indicator);
  }
  return list.empty() ? std::string{} : text + list + "\n  ]\n}\n";
}

}  // namespace

std::string write_import(const std::vector<ImportedIndicator>& indicators,
                         const ImportOptions& options, const Theme& theme, Import& import) {
  return Writer(options, theme, import).write(indicators);
}

}  // namespace pier::metrics
