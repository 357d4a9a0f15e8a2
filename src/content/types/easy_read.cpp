#include <array>

#include "content/types/form_fields.h"
#include "content/types/types.h"

namespace pier::types {

ContentType easy_read() {
  constexpr auto kFields = std::to_array<Field>({kFormOf, kInStepWith});
  return {.name = "easy-read",
          .summary = "The same in Easy Read: short sentences, each with a picture beside it.",
          .fields = with_common(kFields),
          .layout = "easy-read.html",
          .printing = {.always = true}};
}

}  // namespace pier::types
