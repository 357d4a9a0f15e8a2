#include "scaffold/front_matter.h"

#include <fmt/format.h>

namespace pier::scaffold {

std::string front_matter(const ContentType& type, std::span<const Known> known, Scope scope,
                         std::string_view opening) {
  return fmt::format("---\n{}{}---\n", opening.empty() ? "" : as_comment(opening) + "#\n",
                     fields_text(type.fields, known, scope));
}

}  // namespace pier::scaffold
