#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kDocument = std::to_array<Field>({
    {.name = "title",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what it is called, with its format where there are several",
     .example = "The questions, in Easy Read"},
    {.name = "file",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "a document below content/, or an address that begins with https://",
     .example = "consultations/questions.pdf"},
});

constexpr auto kConsultation = std::to_array<Field>({
    {.name = "opens",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the first day on which people can answer",
     .example = "2026-11-02"},
    {.name = "closes",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the last day on which people can answer",
     .example = "2026-12-14"},
    {.name = "link",
     .kind = FieldKind::https_url,
     .meaning = "the form, where it is elsewhere",
     .example = "https://survey.example.org/strategy"},
    {.name = "documents",
     .kind = FieldKind::list,
     .meaning = "what it is about, in each of its formats",
     .example = "[{title: The draft strategy, file: consultations/strategy.pdf}]",
     .fields = kDocument},
    {.name = "outcome",
     .kind = FieldKind::text,
     .meaning = "what came of it",
     .example = "We changed the second priority.",
     .longest = 1000},
});

}  // namespace

ContentType consultation() {
  return {.name = "consultation",
          .summary = "A consultation or survey, which opens and closes by itself.",
          .fields = with_common(kConsultation),
          .layout = "consultation.html",
          .text_stands_alone = true};
}

}  // namespace pier::types
