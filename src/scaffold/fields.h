#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "value/schema.h"

namespace pier::scaffold {

/// A field whose value is known when a file is made.
struct Known {
  /// Whose value it is to be.
  enum class Sense : std::uint8_t {
    settled,
    proposed,  ///< its lines are comments
    example    ///< it stands there so that the file can be read; somebody has to write their own
  };
  std::string_view field;
  /// YAML that goes behind the colon: "Essex Police", or further lines, each indented and with its
  /// line end before it.
  std::string value;
  Sense sense = Sense::settled;
};

/// Which fields a scaffold has.
enum class Scope {
  all,    ///< required ones, known ones, and the others as comments
  needed  ///< required and known ones: for somebody who fills in one page and no more
};

/// A value that somebody has to write, as a text of YAML: "Write here: what it stands for".
std::string to_write(std::string_view what);

/// Lines of comment, each with its `#`.
std::string as_comment(std::string_view lines);

/// Lines of YAML: each field below a line that says what it is for. A field that is required and
/// not known is a text that says what to write; where a text would not do, it is the example of the
/// table below a line that says so. Lists and groups that are required have their fields likewise.
std::string fields_text(std::span<const Field> fields, std::span<const Known> known, Scope scope);

/// The same as an item of a list whose hyphen stands `indent` spaces from the left.
/// REQUIRES: the first field is required or known.
std::string item_text(std::span<const Field> fields, std::span<const Known> known,
                      std::size_t indent);

}  // namespace pier::scaffold
