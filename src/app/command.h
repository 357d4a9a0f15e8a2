#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/exit_code.h"

namespace pier {

/// What a shell offers while a value is typed.
enum class Offers { nothing, files, folders };

/// Where a value goes, as it was written. A function can refuse nothing: what is not one of
/// `words` never reaches it.
using Target = std::variant<bool*, std::size_t*, std::string*, std::vector<std::string>*,
                            std::function<void(const std::string&)>>;

/// Something that may stand behind a command: an option (its name begins with two hyphens) or an
/// argument. What it points at outlives the parsing.
struct Option {
  std::string name;
  /// What the help writes for the value: "FOLDER". "": an option without a value, or an argument
  /// that is called by its name.
  std::string value = {};
  /// One or two sentences for people who do not program.
  std::string meaning;
  Target target;
  bool required = false;
  /// The values that there are, for shells to offer.
  std::vector<std::string> words = {};
  /// Any other value than `words` is refused here, and not by the command.
  bool only_words = false;
  /// The option may stand alone, which is the value "". Lists only.
  bool value_is_optional = false;
  Offers offers = Offers::nothing;
  /// Numbers only: the smallest and the largest.
  std::size_t least = 0, most = 0;
  /// Set by the list: what the options around it are for.
  std::string group = {};

  bool is_argument() const { return !name.starts_with('-'); }
  bool is_switch() const { return std::holds_alternative<bool*>(target); }
};

/// The options of one command, in the order in which people read them.
class OptionList {
 public:
  /// What follows belongs together, under this heading.
  void begin_group(std::string heading) { group_ = std::move(heading); }
  void add(Option option) {
    option.group = group_;
    all_.push_back(std::move(option));
  }
  const std::vector<Option>& all() const { return all_; }

 private:
  std::vector<Option> all_;
  std::string group_ = "Options";
};

struct Example {
  /// As it is typed, with the name of the program.
  std::string_view line;
  std::string_view meaning;
};

/// Does what the command is for, with the options that were read.
using Runner = std::function<ExitCode()>;

/// A row of the table in commands.cpp. Parser, help, manual and completion are made of these rows,
/// so that nothing is written twice.
struct Command {
  std::string_view name;
  /// What it does, in a line: "Read, check and publish the site".
  std::string_view summary;
  /// More of it, for its own help; paragraphs end with a line break.
  std::string_view about;
  std::vector<Example> examples;
  /// Lists the options and gives what runs once they are read. The runner owns what they are read
  /// into.
  Runner (*declare)(OptionList& options);
};

}  // namespace pier
