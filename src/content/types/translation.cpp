#include <array>

#include "content/languages.h"
#include "content/types/form_fields.h"
#include "content/types/types.h"

namespace pier::types {

ContentType translation() {
  const auto fields = std::to_array<Field>({
      {.name = "language",
       .kind = FieldKind::choice,
       .need = Need::required,
       .meaning = "the code of the language that it is written in, title and summary too",
       .example = "pl",
       .choices = language_codes()},
      kFormOf,
      kInStepWith,
  });
  return {.name = "translation",
          .summary = "The same in another language, translated and checked by people.",
          .fields = with_common(fields),
          .layout = "translation.html"};
}

}  // namespace pier::types
