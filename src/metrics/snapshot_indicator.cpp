#include "metrics/snapshot_indicator.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "value/schema.h"

namespace pier::metrics {

namespace {

/// Positions are kept in 16 bits, and the last stands for "nowhere".
constexpr std::size_t kMostValues = 65'000;

/// Whether people are counted when the file does not say.
bool counts_people(Unit unit) {
  return unit == Unit::count || is_share_of_base(unit);
}

statistics::Polarity polarity_named(std::string_view name) {
  if (name == "higher") return statistics::Polarity::higher_is_better;
  return name == "lower" ? statistics::Polarity::lower_is_better : statistics::Polarity::neutral;
}

const std::string* text_at(const Value& fields, std::string_view name) {
  const Value* value = fields.find(name);
  return value == nullptr ? nullptr : &value->as_text();
}

/// Reports an id of a list that stands twice in it.
class IdsOnce {
 public:
  IdsOnce(std::string_view what, Diagnostics& diagnostics)
      : what_(what), diagnostics_(diagnostics) {}

  bool is_new(const Value& fields) {
    const Value* id = fields.find("id");
    if (id == nullptr) return false;
    if (seen_.insert(id->as_text()).second) return true;
    diagnostics_.report("metric-duplicate", id->span,
                        fmt::format("two {} have the id `{}`", what_, id->as_text()),
                        "give each its own id");
    return false;
  }

 private:
  std::string_view what_;
  Diagnostics& diagnostics_;
  std::set<std::string_view> seen_;
};

void check_total(const Dimension& dimension, const Value& fields, Diagnostics& diagnostics) {
  const Value* total = fields.find("total");
  if (total == nullptr || dimension.find(dimension.total) != nullptr) return;
  std::vector<std::string_view> names;
  for (const Dimension::Member& member : dimension.values) names.push_back(member.id);
  diagnostics.report(
      "metric-dimension-unknown", total->span,
      fmt::format("the dimension `{}` has no value `{}`", dimension.id, dimension.total),
      suggest(dimension.total, names));
}

Dimension read_dimension(const Value& fields, Diagnostics& diagnostics) {
  Dimension dimension;
  dimension.id = text_of(fields.find("id"));
  dimension.title = text_of(fields.find("title"));
  dimension.total = text_of(fields.find("total"));
  dimension.overlapping = yes_of(fields.find("overlapping"), false);
  const Value* values = fields.find("values");
  if (values == nullptr) return dimension;
  if (values->as_list().empty() || values->as_list().size() > kMostValues) {
    diagnostics.report("field-type", values->span,
                       fmt::format("a dimension has 1 to {} values", with_commas(kMostValues)),
                       values->as_list().empty()
                           ? "write them as `[{\"id\": \"all\", \"title\": \"All ages\"}]`"
                           : "join some of them");
    return dimension;
  }
  IdsOnce once("values", diagnostics);
  for (const Value& value : values->as_list()) {
    if (!once.is_new(value)) continue;
    dimension.values.push_back({text_of(value.find("id")), text_of(value.find("title"))});
  }
  check_total(dimension, fields, diagnostics);
  return dimension;
}

void read_dimensions(const Value& fields, Indicator& indicator, Diagnostics& diagnostics) {
  const Value* list = fields.find("dimensions");
  if (list == nullptr) return;
  IdsOnce once("dimensions", diagnostics);
  for (const Value& item : list->as_list()) {
    if (!once.is_new(item)) continue;
    Dimension dimension = read_dimension(item, diagnostics);
    if (!dimension.values.empty()) indicator.dimensions.push_back(std::move(dimension));
  }
}

void read_breaks_and_targets(const Value& fields, Indicator& indicator) {
  if (const Value* breaks = fields.find("breaks")) {
    for (const Value& item : breaks->as_list()) {
      const auto after = Period::parse(text_of(item.find("after")));
      if (after) indicator.breaks.push_back({*after, text_of(item.find("note"))});
    }
  }
  if (const Value* targets = fields.find("targets")) {
    for (const Value& item : targets->as_list()) {
      const Value* value = item.find("value");
      if (value == nullptr) continue;
      indicator.targets.push_back(
          {Period::parse(text_of(item.find("period"))),
           value->is_integer() ? static_cast<double>(value->as_integer()) : value->as_double(),
           text_of(item.find("qualifier"))});
    }
  }
}

void check_theme(const Value& fields, const FiguresConfig& config, Diagnostics& diagnostics) {
  const std::string* theme = text_at(fields, "theme");
  if (theme == nullptr || config.find_theme(*theme) != nullptr) return;
  std::string help = suggest(*theme, config.theme_ids());
  if (help.empty()) help = "the themes stand in data/figures.yaml; add this one there";
  diagnostics.report("metric-theme-unknown", fields.find("theme")->span,
                     fmt::format("there is no theme `{}`", *theme), std::move(help));
}

}  // namespace

void check_policy(const Value& fields, const FiguresConfig& config, Diagnostics& diagnostics) {
  const std::string* policy = text_at(fields, "policy");
  if (policy == nullptr) return;
  const Span span = fields.find("policy")->span;
  if (*policy == kNoPolicy) {
    if (!text_of(fields.find("policy_reason")).empty()) return;
    diagnostics.report("metric-policy-reason", span,
                       "nothing is hidden here, and nothing says why that is safe",
                       "add `\"policy_reason\": \"…\"`, for example that the figures are public "
                       "already");
    return;
  }
  if (config.find_policy(*policy) != nullptr) return;
  std::vector<std::string_view> ids = config.policy_ids();
  ids.push_back(kNoPolicy);
  diagnostics.report("metric-policy-unknown", span, fmt::format("there is no policy `{}`", *policy),
                     suggest(*policy, ids));
}

std::string_view polarity_name(statistics::Polarity polarity) {
  switch (polarity) {
    case statistics::Polarity::higher_is_better:
      return "higher";
    case statistics::Polarity::lower_is_better:
      return "lower";
    case statistics::Polarity::neutral:
      break;
  }
  return "neutral";
}

Indicator read_indicator(const Value& fields, const FiguresConfig& config,
                         Diagnostics& diagnostics) {
  Indicator indicator;
  indicator.span = fields.span;
  indicator.id = text_of(fields.find("id"));
  indicator.title = text_of(fields.find("title"));
  indicator.short_title = text_of(fields.find("short_title"));
  indicator.definition = text_of(fields.find("definition"));
  indicator.branch = text_of(fields.find("branch"));
  indicator.theme = text_of(fields.find("theme"));
  indicator.unit = unit_named(text_of(fields.find("unit"))).value_or(Unit::score);
  indicator.per = text_of(fields.find("per"));
  indicator.polarity = polarity_named(text_of(fields.find("polarity")));
  indicator.decimals = static_cast<int>(number_of(fields.find("decimals")).value_or(0));
  indicator.people = yes_of(fields.find("people"), counts_people(indicator.unit));
  indicator.lines = text_of(fields.find("lines"));
  indicator.method = text_of(fields.find("method"));
  indicator.caveats = texts_of(fields.find("caveats"));
  indicator.owner = text_of(fields.find("owner"));
  indicator.next_update = date_of(fields.find("next_update"));
  indicator.policy = text_of(fields.find("policy"));
  indicator.policy_reason = text_of(fields.find("policy_reason"));
  indicator.notes = texts_of(fields.find("notes"));
  if (const Value* allow = fields.find("allow")) {
    for (const Member& kind : allow->as_map()) {
      indicator.allow.emplace(kind.key, text_of(&kind.value));
    }
  }
  read_dimensions(fields, indicator, diagnostics);
  read_breaks_and_targets(fields, indicator);
  check_theme(fields, config, diagnostics);
  check_policy(fields, config, diagnostics);
  return indicator;
}

}  // namespace pier::metrics
