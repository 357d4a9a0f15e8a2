#pragma once

#include <span>
#include <string>
#include <string_view>

#include "content/content_type.h"
#include "scaffold/fields.h"

namespace pier::scaffold {

/// The beginning of a file of this type, with both lines of hyphens: its fields as fields_text()
/// gives them. `opening` is lines of comment for whoever fills it in, without their `#`.
std::string front_matter(const ContentType& type, std::span<const Known> known, Scope scope,
                         std::string_view opening);

}  // namespace pier::scaffold
