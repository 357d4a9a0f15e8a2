#include "content/types/types.h"

namespace pier::types {

ContentType page() {
  return {.name = "page",
          .summary = "An ordinary page.",
          .fields = with_common({}),
          .layout = "page.html",
          .text_stands_alone = true};
}

}  // namespace pier::types
