#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"

namespace pier {

/// What `pier --help` prints: every command, examples, exit codes. At most 80 columns wide.
std::string help_of_all(const std::vector<Command>& table);

/// What `pier COMMAND --help` prints: how it is called, examples, options by group.
std::string help_of(const Command& command);

/// How a command is called: "pier new [OPTIONS] [TYPE] [WORDS…]".
std::string synopsis(const Command& command, const OptionList& options);

/// "--site FOLDER", "--all", "FILE".
std::string shown_name(const Option& option);

/// The options below one heading.
struct OptionGroup {
  std::string_view heading;
  std::vector<const Option*> options;
};

/// The options by their headings, in the order of the first of each. Refers to `options`.
std::vector<OptionGroup> grouped(const OptionList& options);

/// What an option means, with the values that there are: "Which table: abuse, filters".
std::string meaning_with_words(const Option& option);

/// Breaks text between words into lines of at most `width` columns, without an end of line each.
/// A line break in it stays one; a word that is longer has a line of its own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace pier
