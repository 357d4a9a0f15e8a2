#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kSharedProcedureFields = std::to_array<Field>({
    {.name = "shared_from",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "the neighbour of data/neighbours.yaml and its procedure, with a colon between",
     .example = "essex:missing-children",
     .longest = 200},
});

}  // namespace

ContentType shared_procedure() {
  return {.name = "shared-procedure",
          .summary = "A procedure that a neighbour keeps, shown from a copy of its text.",
          .fields = with_common(kSharedProcedureFields),
          .layout = "guidance.html"};
}

}  // namespace pier::types
