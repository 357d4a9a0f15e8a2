#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pier {

/// Where the JSON parser stopped, in offsets of `text`.
struct JsonTrouble {
  /// The byte that it did not expect; the size of the text when it ended too early.
  std::size_t offset = 0;
  /// The end of the token that was understood last.
  std::size_t last_end = 0;
  /// The innermost open list or group: where it begins; npos when none is open.
  std::size_t open_begin = std::string_view::npos;
  /// A whole value was read before.
  bool complete = false;
};

/// The same for a person: the piece of `text` to point at, what is wrong, what to write.
struct JsonExplanation {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string help;
};

/// Finds the likely mistake behind a syntax error.
JsonExplanation explain(std::string_view text, const JsonTrouble& trouble);

/// A number as RFC 8259 writes it, and nothing else.
bool is_json_number(std::string_view text);

}  // namespace pier
