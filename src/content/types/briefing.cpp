#include <array>

#include "content/types/learning_choices.h"
#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kBriefing = std::to_array<Field>({
    {.name = "audience",
     .kind = FieldKind::choice,
     .need = Need::required,
     .meaning = "for whom it is: people who work with children, with adults, or everybody",
     .example = "adults",
     .choices = kBriefingAudiences},
    {.name = "from",
     .kind = FieldKind::word_list,
     .meaning = "ids of the reviews it comes from: the names of their files",
     .example = "[adult-a]"},
    {.name = "themes",
     .kind = FieldKind::word_list,
     .meaning = "ids of what it is about, from data/learning.yaml",
     .example = "[professional-curiosity]"},
    {.name = "abuse",
     .kind = FieldKind::word_list,
     .meaning = "ids of the kinds of abuse, from data/learning.yaml",
     .example = "[self-neglect]"},
    {.name = "questions",
     .kind = FieldKind::word_list,
     .need = Need::required,
     .meaning = "three to five questions for the discussion in a team",
     .example = "[\"When did you ask twice?\", \"Whom do you tell?\", \"What do you need?\"]",
     .longest = 300},
    {.name = "monday",
     .kind = FieldKind::word_list,
     .need = Need::required,
     .meaning = "what to do on Monday",
     .example = "[Read the chronology of one open case.]",
     .longest = 300},
    {.name = "published",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day of publication; it is kept back before",
     .example = "2026-06-04"},
    {.name = "next_review",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day by which it must be checked again",
     .example = "2027-06-04"},
});

}  // namespace

ContentType briefing() {
  return {
      .name = "briefing",
      .summary = "A 7-minute briefing: seven parts, questions for a team, what to do on Monday.",
      .fields = with_common(kBriefing),
      .layout = "briefing.html",
      .printing = {.always = true, .layout = "briefing-print.html", .most_pages = 1}};
}

}  // namespace pier::types
