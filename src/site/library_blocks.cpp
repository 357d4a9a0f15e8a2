#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "site/library_fields.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 3> kAudiences{"children", "adults", "everybody"};
constexpr auto kStates = std::to_array<std::string_view>(
    {"open", "overdue", "not-started", "in-progress", "done", "not-accepted"});

constexpr Field kTheme{.name = "theme",
                       .kind = FieldKind::slug,
                       .meaning = "the id of a theme of data/learning.yaml",
                       .example = "professional-curiosity"};
constexpr Field kAbuse{.name = "abuse",
                       .kind = FieldKind::slug,
                       .meaning = "the id of a kind of abuse of data/learning.yaml",
                       .example = "self-neglect"};
constexpr Field kLimit{.name = "limit",
                       .kind = FieldKind::whole_number,
                       .meaning = "how many at the most; 5 when it is not said",
                       .example = "3"};

constexpr auto kBriefingFields = std::to_array<Field>({
    kTheme,
    kAbuse,
    {.name = "audience",
     .kind = FieldKind::choice,
     .meaning = "whom they are for",
     .example = "adults",
     .choices = kAudiences},
    kLimit,
});

constexpr auto kReviewFields = std::to_array<Field>({
    kTheme,
    kAbuse,
    {.name = "type",
     .kind = FieldKind::slug,
     .meaning = "the kind of review",
     .example = "safeguarding-adult-review"},
    kLimit,
});

constexpr auto kRecommendationFields = std::to_array<Field>({
    {.name = "state",
     .kind = FieldKind::choice,
     .meaning = "how they stand",
     .example = "overdue",
     .choices = kStates},
    {.name = "agency",
     .kind = FieldKind::slug,
     .meaning = "the id of an organisation of data/groups.yaml",
     .example = "city-council"},
    kLimit,
});

}  // namespace

std::span<const Field> library_fields(LibraryBlock block) {
  switch (block) {
    case LibraryBlock::briefings:
      return kBriefingFields;
    case LibraryBlock::recommendations:
      return kRecommendationFields;
    case LibraryBlock::reviews:
      break;
  }
  return kReviewFields;
}

void Assembler::resolve_library(const BlockContext& block, ResolvedBlock& resolved) {
  resolved.asked = block.fields;
  if (const auto limit = number_of(block.fields.find("limit"))) {
    resolved.most = static_cast<std::size_t>(*limit);
  }
  const auto report = [&](std::string_view what, const Value& id, std::string help) {
    diagnostics_.report("learning-unknown", id.span,
                        fmt::format("there is no {} `{}`", what, id.as_text()), std::move(help));
  };
  const Value* theme = block.fields.find("theme");
  if (theme != nullptr && taxonomy_.is_complete() && !taxonomy_.find_theme(theme->as_text())) {
    report("theme", *theme, taxonomy_.suggest_theme(theme->as_text()));
  }
  const Value* abuse = block.fields.find("abuse");
  if (abuse != nullptr && taxonomy_.is_complete() && !taxonomy_.find_abuse(abuse->as_text())) {
    report("kind of abuse", *abuse, taxonomy_.suggest_abuse(abuse->as_text()));
  }
  const calendar::Groups& groups = site_.calendar_.groups;
  const Value* agency = block.fields.find("agency");
  if (agency != nullptr && groups.is_complete() && !groups.find_organisation(agency->as_text())) {
    report("organisation", *agency, suggest(agency->as_text(), groups.organisation_ids()));
  }
  if (const Value* type = block.fields.find("type"); type != nullptr) {
    std::vector<std::string_view> kinds;
    for (const learning::KindName& kind : learning::kinds()) kinds.push_back(kind.id);
    if (std::find(kinds.begin(), kinds.end(), type->as_text()) == kinds.end()) {
      report("type of review", *type, suggest(type->as_text(), kinds));
    }
  }
}

}  // namespace pier
