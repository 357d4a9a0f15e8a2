#pragma once

#include <span>
#include <string_view>

namespace pier::guide {

/// What the guide says of a word that the text of a page may use: a fenced block, a box, a
/// reference. The names are those of content_syntax(); a test holds both against each other.
struct Word {
  std::string_view name;
  /// One sentence.
  std::string_view meaning;
  /// As it is written in a text: of a reference the whole of it, of others "" where the example is
  /// made from their fields.
  std::string_view example = {};
};

/// Each sorted by name.
std::span<const Word> blocks();
std::span<const Word> callouts();
std::span<const Word> references();

}  // namespace pier::guide
