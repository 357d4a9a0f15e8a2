#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "site/strategy_fields.h"

namespace pier {

namespace {

constexpr Field kStrategyId{.name = "strategy",
                            .kind = FieldKind::slug,
                            .need = Need::required,
                            .meaning = "the name of a file of data/strategies, without .yaml",
                            .example = "2021-2024"};
constexpr Field kStrategyYear{.name = "year",
                              .kind = FieldKind::period,
                              .meaning = "the one year to show; every year when it is not said",
                              .example = "2021-22"};
constexpr Field kStrategySince{.name = "since",
                               .kind = FieldKind::period,
                               .meaning = "an earlier year to compare with",
                               .example = "2020-21"};

constexpr Field kStrategyCaption{.name = "caption",
                                 .kind = FieldKind::text,
                                 .meaning = "of the table; one is made when it is not said",
                                 .example = "What the board planned",
                                 .longest = 200};
constexpr auto kParts = std::to_array<std::string_view>({"priorities", "ratings"});

constexpr auto kStrategyFields = std::to_array<Field>({
    kStrategyId,
    {.name = "show",
     .kind = FieldKind::word_list,
     .meaning = "which parts; both when it is not said",
     .example = "[priorities]",
     .choices = kParts},
    kStrategyYear,
    kStrategySince,
    kStrategyCaption,
});

constexpr auto kWorkplanFields = std::to_array<Field>({
    kStrategyId,
    {.name = "group",
     .kind = FieldKind::text,
     .meaning = "the id or a name of a group; all groups when it is not said",
     .example = "childrens-audit"},
    {.name = "without_group",
     .kind = FieldKind::yes_no,
     .meaning = "whether to show what no group has, and nothing else",
     .example = "true"},
    kStrategyYear,
    kStrategySince,
    kStrategyCaption,
});

}  // namespace

std::span<const Field> strategy_fields() {
  return kStrategyFields;
}

std::span<const Field> workplan_fields() {
  return kWorkplanFields;
}

std::optional<Period> Assembler::strategy_year(const strategy::Strategy& one, const Value* year) {
  if (year == nullptr) return std::nullopt;
  // That it is a period was checked with the fields.
  auto period = Period::parse(year->as_text());
  const auto& years = one.years;
  if (!period || std::find(years.begin(), years.end(), *period) != years.end()) return period;
  std::vector<std::string> known;
  known.reserve(years.size());
  for (const Period& each : years) known.push_back(each.text());
  diagnostics_.report("strategy-year", year->span,
                      fmt::format("the strategy `{}` says nothing of {}", one.id, period->label()),
                      known.empty() ? std::string("leave the year out until an activity is rated")
                                    : fmt::format("it has these years: {}", join(known, ", ")));
  return std::nullopt;
}

void Assembler::resolve_strategy(const BlockContext& block, ResolvedBlock& resolved) {
  const Value* id = block.fields.find("strategy");
  if (id == nullptr) return;
  const auto found = site_.strategies_.find(id->as_text());
  if (!found) {
    diagnostics_.report(
        "strategy-unknown", id->span, fmt::format("there is no strategy `{}`", id->as_text()),
        site_.strategies_.empty() ? std::string("a strategy is a file of data/strategies")
                                  : suggest(id->as_text(), site_.strategies_.ids()));
    return;
  }
  AskedOfStrategy asked;
  asked.strategy = *found;
  asked.is_workplan = block.written.name == "workplan";
  asked.caption = text_of(block.fields.find("caption"));
  asked.without_group = yes_of(block.fields.find("without_group"), false);
  for (const std::string& part : texts_of(block.fields.find("show"))) {
    (part == kParts[0] ? asked.priorities : asked.ratings) = true;
  }
  if (!asked.priorities && !asked.ratings) asked.priorities = asked.ratings = true;
  const strategy::Strategy& one = site_.strategies_.all()[*found];
  asked.year = strategy_year(one, block.fields.find("year"));
  asked.since = strategy_year(one, block.fields.find("since"));
  if (const Value* name = block.fields.find("group"); name != nullptr) {
    const calendar::Groups& groups = site_.calendar_.groups;
    asked.group = groups.find(name->as_text());
    if (!asked.group) {
      if (!groups.is_complete()) return;
      diagnostics_.report("strategy-unknown", name->span,
                          fmt::format("there is no group `{}`", name->as_text()),
                          groups.groups().empty() ? "describe it in data/groups.yaml"
                                                  : suggest(name->as_text(), groups.ids()));
      return;
    }
  }
  const auto last = asked.year          ? asked.year
                    : one.years.empty() ? std::nullopt
                                        : std::optional(one.years.back());
  // A year that was reported is not compared with.
  const bool is_known = asked.year || block.fields.find("year") == nullptr;
  if (asked.since && last && is_known && !(*asked.since < *last)) {
    diagnostics_.report("strategy-year", block.fields.find("since")->span,
                        fmt::format("{} is not before {}", asked.since->label(), last->label()),
                        "`since` is a year before the one that is shown");
    asked.since.reset();
  }
  resolved.strategy = std::move(asked);
}

void Assembler::check_recommendation(const strategy::RecommendationName& name) {
  const learning::Review* review = site_.library_.find_review(name.review);
  if (review != nullptr) {
    std::vector<std::string_view> ids;
    for (const learning::Recommendation& made : review->recommendations) ids.push_back(made.id);
    if (std::find(ids.begin(), ids.end(), name.recommendation) != ids.end()) return;
    diagnostics_.report(
        "strategy-unknown", name.span,
        fmt::format("the review `{}` makes no recommendation `{}`", name.review,
                    name.recommendation),
        ids.empty() ? "take it out of the activity" : suggest(name.recommendation, ids));
    return;
  }
  // What is not public is not told apart from what is: it is shown on its day.
  const bool is_waiting = std::any_of(waiting_.begin(), waiting_.end(), [&](const Entry& entry) {
    return entry.type->name == "review" && entry.source.stem() == name.review;
  });
  if (is_waiting) return;
  std::vector<std::string_view> ids;
  for (const learning::Review& one : site_.library_.reviews()) ids.push_back(one.id);
  diagnostics_.report(
      "strategy-unknown", name.span, fmt::format("there is no review `{}`", name.review),
      ids.empty() ? "reviews are pages of the type `review`" : suggest(name.review, ids));
}

void Assembler::check_strategies() {
  for (const strategy::Strategy& one : site_.strategies_.all()) {
    for (const strategy::Activity& activity : one.activities) {
      for (const strategy::RecommendationName& name : activity.recommendations) {
        check_recommendation(name);
      }
    }
  }
}

}  // namespace pier
