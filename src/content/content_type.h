#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "value/schema.h"

namespace pier {

/// How the entries of a type become PDFs.
struct Printing {
  /// Each is printed, whether or not its front matter asks for it.
  bool always = false;
  /// The template that is printed; "": that of the page, as style sheets show it on paper.
  std::string_view layout{};
  /// The most pages that it may have; 0: any number.
  std::size_t most_pages = 0;
};

/// A kind of content: what its front matter may say and how it is shown. To add one, write
/// types/x.cpp and one line in content_types().
struct ContentType {
  std::string_view name;
  /// One sentence for the Business Unit.
  std::string_view summary;
  /// The common fields and the type's own, in the order of a scaffold.
  std::vector<Field> fields;
  /// The template of one entry.
  std::string_view layout;
  Printing printing{};
  /// The words of its text are read for its own page alone: no list, report or form looks at them.
  bool text_stands_alone = false;
};

std::span<const ContentType> content_types();

/// The type with this name, or null.
const ContentType* find_content_type(std::string_view name);

/// The names of all types, for suggestions.
std::vector<std::string_view> content_type_names();

}  // namespace pier
