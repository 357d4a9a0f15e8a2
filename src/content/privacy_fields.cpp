#include "content/privacy_fields.h"

#include <array>

namespace pier {

namespace {

constexpr auto kPrivacyException = std::to_array<Field>({
    {.name = "finding",
     .need = Need::required,
     .meaning = "the finding, as the message names it",
     .example = "phone-3f"},
    {.name = "where",
     .need = Need::required,
     .meaning = "the file, as the message names it",
     .example = "content/about/history.md"},
    {.name = "by",
     .need = Need::required,
     .meaning = "the role of whoever decided",
     .example = "Business Manager"},
    {.name = "on",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day of the decision",
     .example = "2026-11-20"},
    {.name = "reason",
     .need = Need::required,
     .meaning = "why it may be public",
     .example = "The number of a public inquiry, in use until it ends."},
    {.name = "until",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the last day on which it holds",
     .example = "2027-11-20"},
});

constexpr auto kPrivacyFile = std::to_array<Field>({
    {.name = "exceptions",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "all exceptions",
     .example = "[…]",
     .fields = kPrivacyException},
});

}  // namespace

std::span<const Field> privacy_fields() {
  return kPrivacyFile;
}

}  // namespace pier
