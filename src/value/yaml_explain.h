#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pier {

/// What the YAML parser stumbled over.
enum class YamlFault {
  tab,           ///< a tab where the indentation is read
  colon,         ///< a `:` where no name can stand before it
  end_of_group,  ///< something that is no further member of a group of fields
  end_of_list,   ///< something that is no further item of a block list
  open_bracket,  ///< a list or group in brackets does not go on
  bracket,       ///< a closing bracket that closes nothing
  open_quote,    ///< a quoted text does not end
  loose_quote,   ///< a quoted text goes on in lines that do not belong to it
  list_item,     ///< a `-` where no list can begin
  escape,        ///< an escape in double quotes that does not exist
  star,          ///< `*`
  ampersand,     ///< `&`
  character,     ///< a character that begins no text
  block_header,  ///< something behind `|` or `>`
  other
};

/// Where the parser stopped, in offsets of `text`, and what it had understood by then.
struct YamlTrouble {
  YamlFault fault = YamlFault::other;
  std::size_t offset = 0;
  /// The scalar that was read last.
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  /// The innermost open list or group: where it begins.
  std::size_t open_begin = 0;
};

/// The same for a person: the piece of `text` to point at, what is wrong, what to write.
struct YamlExplanation {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string help;
};

/// Finds the likely mistake behind a syntax error.
/// REQUIRES: the offsets are at most text.size().
YamlExplanation explain(std::string_view text, const YamlTrouble& trouble);

/// `help` that shows a text in quotes, after its name when it has one: write `a: "b: c"`.
std::string quoted_help(std::string_view name, std::string_view value);

/// The name that stands before the value at `offset` in its line ("title" in `title: x`), or "".
std::string_view name_before(std::string_view text, std::size_t offset);

/// The offset behind the quoted text that begins at `offset`, or npos when it does not end.
/// REQUIRES: a quotation mark stands there.
std::size_t end_of_quoted(std::string_view text, std::size_t offset);

}  // namespace pier
