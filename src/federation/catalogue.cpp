#include "federation/catalogue.h"

#include "content/types/learning_choices.h"

namespace pier::federation {

std::string_view id_of(learning::Partnership partnership) {
  return types::kPartnerships[static_cast<std::size_t>(partnership)];
}

}  // namespace pier::federation
