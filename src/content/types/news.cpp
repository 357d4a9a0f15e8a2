#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kFields = std::to_array<Field>({
    {.name = "published",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day of the news; it is kept back before",
     .example = "2026-06-04"},
});

}  // namespace

ContentType news() {
  return {.name = "news",
          .summary = "Something that happened on a day; it appears in the news and its feed.",
          .fields = with_common(kFields),
          .layout = "news.html",
          .text_stands_alone = true};
}

}  // namespace pier::types
