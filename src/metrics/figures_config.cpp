#include "metrics/figures_config.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::metrics {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kSlug = FieldKind::slug;
constexpr auto kRequired = Need::required;
constexpr auto kOptional = Need::optional;

constexpr std::array<std::string_view, 3> kBranches{"children", "adults", "both"};
/// In the order of AreaKind.
constexpr std::array<std::string_view, 9> kAreaKinds{"authority",   "county",      "neighbours",
                                                     "region",      "country",     "ward",
                                                     "health-area", "police-area", "other"};

constexpr auto kArea = std::to_array<Field>({
    {"id", kSlug, kRequired, "a short name for references", "england"},
    {"name", kText, kRequired, "what readers call it", "England"},
    {"in_sentence", kText, kOptional, "the name inside a sentence", "the East of England"},
    {"code", kText, kOptional, "its code of the Office for National Statistics", "E92000001"},
    {"kind", FieldKind::choice, kRequired, "what kind of area it is", "country", kAreaKinds},
    {"part_of", kText, kOptional, "the id of the area that it is a part of", "england"},
    {"members", FieldKind::word_list, kOptional, "of neighbours: the ids of the areas", "[bury]"},
});

constexpr auto kTheme = std::to_array<Field>({
    {"id", kSlug, kRequired, "a short name for references", "early-years"},
    {"title", kText, kRequired, "what readers call it", "Early years"},
    {"branch", FieldKind::choice, kRequired, "whom it is about", "children", kBranches},
    {"summary", kText, kOptional, "what it is about, in a sentence", "…"},
});

constexpr auto kPolicy = std::to_array<Field>({
    {"id", kSlug, kRequired, "a short name for references", "partnership"},
    {"title", kText, kRequired, "what it does, for readers", "Counts from 1 to 4 are hidden"},
    {"source", kText, kOptional, "where the rule is written", "Data sharing agreement, 2025"},
    {"hide_from", FieldKind::whole_number, kRequired, "the smallest count to hide", "1"},
    {"hide_to", FieldKind::whole_number, kRequired, "the largest count to hide", "4"},
    {"round_to", FieldKind::whole_number, kOptional, "others to the nearest multiple", "5"},
    {"secondary", FieldKind::yes_no, kOptional, "hide more where sums would tell", "true"},
    {"least_width", FieldKind::whole_number, kOptional, "how far apart guesses must stay", "4"},
    {"smallest_denominator", FieldKind::whole_number, kOptional, "no shares of fewer", "10"},
});

constexpr auto kFile = std::to_array<Field>({
    {.name = "own_area", .meaning = "the id of the area of this site", .example = "southend"},
    {.name = "areas",
     .kind = FieldKind::list,
     .need = kRequired,
     .meaning = "all areas",
     .example = "[…]",
     .fields = kArea},
    {.name = "themes",
     .kind = FieldKind::list,
     .meaning = "what indicators are sorted by",
     .example = "[…]",
     .fields = kTheme},
    {.name = "policies",
     .kind = FieldKind::list,
     .meaning = "rules of disclosure control of your own",
     .example = "[…]",
     .fields = kPolicy},
});

/// Positions are kept in 16 bits.
constexpr std::size_t kMostAreas = 65'000;

Area area_from(const Value& fields) {
  Area area;
  area.span = fields.span;
  area.id = text_of(fields.find("id"));
  area.name = text_of(fields.find("name"));
  area.in_sentence = text_of(fields.find("in_sentence"));
  area.code = text_of(fields.find("code"));
  const auto* const kind =
      std::find(kAreaKinds.begin(), kAreaKinds.end(), text_of(fields.find("kind")));
  area.kind =
      kind == kAreaKinds.end() ? AreaKind::other : static_cast<AreaKind>(kind - kAreaKinds.begin());
  area.part_of = text_of(fields.find("part_of"));
  area.members = texts_of(fields.find("members"));
  if (area.in_sentence.empty()) area.in_sentence = area.name;
  return area;
}

Theme theme_from(const Value& fields) {
  return {text_of(fields.find("id")), text_of(fields.find("title")), text_of(fields.find("branch")),
          text_of(fields.find("summary")), fields.span};
}

disclosure::Policy policy_from(const Value& fields) {
  disclosure::Policy policy;
  const auto number = [&](std::string_view name, disclosure::Count otherwise) {
    return number_of(fields.find(name)).value_or(otherwise);
  };
  policy.id = text_of(fields.find("id"));
  policy.title = text_of(fields.find("title"));
  policy.source = text_of(fields.find("source"));
  policy.hide_from = number("hide_from", policy.hide_from);
  policy.hide_to = number("hide_to", policy.hide_to);
  policy.round_to = number("round_to", policy.round_to);
  policy.secondary = yes_of(fields.find("secondary"), policy.secondary);
  policy.least_width = number("least_width", policy.hide_to - policy.hide_from + 1);
  policy.smallest_denominator = number("smallest_denominator", policy.smallest_denominator);
  return policy;
}

/// Adds what has an id of its own; the rest is reported.
template <typename Item>
class Adder {
 public:
  Adder(std::string_view what, std::vector<Item>& to, Diagnostics& diagnostics)
      : what_(what), to_(to), diagnostics_(diagnostics) {}

  void add(Item item, const Value& fields) {
    if (item.id.empty()) return;
    const auto same = std::find_if(to_.begin(), to_.end(),
                                   [&](const Item& other) { return other.id == item.id; });
    if (same == to_.end()) {
      to_.push_back(std::move(item));
      spans_.push_back(fields.span);
      return;
    }
    const auto at = static_cast<std::size_t>(same - to_.begin());
    Diagnostic& problem = diagnostics_.report(
        "metric-duplicate", fields.find("id")->span,
        fmt::format("two {} have the id `{}`", what_, item.id), "give each its own id");
    const std::size_t built_in = to_.size() - spans_.size();
    if (at >= built_in) problem.notes.push_back({spans_[at - built_in], "the first one is here"});
  }

 private:
  std::string_view what_;
  std::vector<Item>& to_;
  std::vector<Span> spans_;
  Diagnostics& diagnostics_;
};

/// Reports names of areas that do not exist, and areas that are parts of themselves.
class AreaCheck {
 public:
  AreaCheck(const FiguresConfig& config, Diagnostics& diagnostics)
      : config_(config), ids_(config.area_ids()), diagnostics_(diagnostics) {}

  void check_name(std::string_view id, Span span) {
    if (config_.find_area(id) != nullptr) return;
    diagnostics_.report("metric-area-unknown", span, fmt::format("there is no area `{}`", id),
                        suggest(id, ids_));
  }

  void check_area(const Value& fields) {
    if (const Value* whole = fields.find("part_of")) check_name(whole->as_text(), whole->span);
    if (const Value* members = fields.find("members")) {
      for (const Value& member : members->as_list()) check_name(member.as_text(), member.span);
    }
    const Area* area = config_.find_area(text_of(fields.find("id")));
    if (area == nullptr) return;
    const Area* above = config_.find_area(area->part_of);
    for (std::size_t steps = 0; above != nullptr && steps < config_.areas().size(); ++steps) {
      if (above == area) {
        diagnostics_.report("metric-area-loop", fields.find("part_of")->span,
                            fmt::format("the area `{}` is a part of itself", area->id),
                            "name a larger area, or leave `part_of` out");
        return;
      }
      above = config_.find_area(above->part_of);
    }
  }

 private:
  const FiguresConfig& config_;
  std::vector<std::string_view> ids_;
  Diagnostics& diagnostics_;
};

template <typename Read>
void for_each_in(const Value* list, Read read) {
  if (list == nullptr) return;
  for (const Value& item : list->as_list()) read(item);
}

}  // namespace

std::span<const Field> figures_config_fields() {
  return kFile;
}

FiguresConfig FiguresConfig::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  FiguresConfig config;
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value checked = check_fields(raw, kFile, whole, sources, diagnostics);
  const Value* areas = checked.find("areas");
  if (areas == nullptr) return config;
  if (areas->as_list().size() > kMostAreas) {
    diagnostics.report("data-limit", areas->span,
                       fmt::format("there are more than {} areas", with_commas(kMostAreas)),
                       "leave out those that no figure is about");
    return config;
  }
  config.is_known_ = true;

  Adder<Area> add_area("areas", config.areas_, diagnostics);
  for_each_in(areas, [&](const Value& item) { add_area.add(area_from(item), item); });
  AreaCheck check(config, diagnostics);
  for_each_in(areas, [&](const Value& item) { check.check_area(item); });
  if (const Value* own = checked.find("own_area")) {
    config.own_area_ = own->as_text();
    check.check_name(config.own_area_, own->span);
  }

  Adder<Theme> add_theme("themes", config.themes_, diagnostics);
  for_each_in(checked.find("themes"),
              [&](const Value& item) { add_theme.add(theme_from(item), item); });
  Adder<disclosure::Policy> add_policy("policies", config.policies_, diagnostics);
  for_each_in(checked.find("policies"), [&](const Value& item) {
    disclosure::Policy policy = policy_from(item);
    if (const auto problem = disclosure::problem_with(policy)) {
      diagnostics.report("metric-policy-unknown", item.span,
                         fmt::format("the policy `{}` cannot work: {}", policy.id, *problem),
                         "change these fields");
    }
    if (policy.id == kNoPolicy) {
      diagnostics.report("metric-policy-unknown", item.find("id")->span,
                         "`none` is the word for no policy at all", "give it another id");
    } else {
      add_policy.add(std::move(policy), item);
    }
  });
  return config;
}

FiguresConfig::FiguresConfig() {
  const auto built_in = disclosure::built_in_policies();
  policies_.assign(built_in.begin(), built_in.end());
}

const Area* FiguresConfig::find_area(std::string_view id) const {
  for (const Area& area : areas_) {
    if (area.id == id) return &area;
  }
  return nullptr;
}

std::vector<std::string_view> FiguresConfig::area_ids() const {
  std::vector<std::string_view> ids;
  for (const Area& area : areas_) ids.push_back(area.id);
  return ids;
}

const Area* FiguresConfig::own_area() const {
  return find_area(own_area_);
}

const Theme* FiguresConfig::find_theme(std::string_view id) const {
  for (const Theme& theme : themes_) {
    if (theme.id == id) return &theme;
  }
  return nullptr;
}

std::vector<std::string_view> FiguresConfig::theme_ids() const {
  std::vector<std::string_view> ids;
  for (const Theme& theme : themes_) ids.push_back(theme.id);
  return ids;
}

const disclosure::Policy* FiguresConfig::find_policy(std::string_view id) const {
  for (const disclosure::Policy& policy : policies_) {
    if (policy.id == id) return &policy;
  }
  return nullptr;
}

std::vector<std::string_view> FiguresConfig::policy_ids() const {
  std::vector<std::string_view> ids;
  for (const disclosure::Policy& policy : policies_) ids.push_back(policy.id);
  return ids;
}

}  // namespace pier::metrics
