#pragma once

#include <span>
#include <string>
#include <string_view>

#include "content/content_type.h"

namespace pier::scaffold {

/// A field whose value is known when a file is made.
struct Known {
  std::string_view field;
  /// YAML that goes behind the colon: "Essex Police", or further lines, each indented and with its
  /// line end before it.
  std::string value;
  /// The value is only proposed: its lines are comments.
  bool proposed = false;
};

/// Which fields a scaffold has.
enum class Scope {
  all,    ///< required ones, known ones, and the others as comments
  needed  ///< required and known ones: for somebody who fills in one page and no more
};

/// The beginning of a file of this type, with both lines of hyphens: each field below a line that
/// says what it is for. Fields that are required and not known have the example of the table, and a
/// line that says so. `opening` is lines of comment for whoever fills it in, without their `#`.
std::string front_matter(const ContentType& type, std::span<const Known> known, Scope scope,
                         std::string_view opening);

}  // namespace pier::scaffold
