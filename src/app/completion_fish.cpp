#include <fmt/format.h>

#include "app/completion.h"
#include "base/text.h"

namespace pier {

namespace {

/// A word of fish between single quotation marks, in which only these two have a meaning.
std::string fish_word(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

/// What is offered for a value; fish offers files where nothing forbids it.
std::string fish_offer(const Option& option) {
  if (!option.words.empty()) return " -f -a " + fish_word(join(option.words, " "));
  if (option.offers == Offers::files) return " -F";
  if (option.offers == Offers::folders) return " -f -a '(__fish_complete_directories)'";
  return " -f";
}

}  // namespace

std::string fish_completion(const std::vector<Command>& table) {
  std::string out =
      "# Completion of pier for fish, made by `pier completion fish`.\n\ncomplete -c pier -f\n"
      "complete -c pier -n __fish_use_subcommand -l version -d 'Print the version'\n"
      "complete -c pier -l help -d 'Explain the command'\n";
  for (const Command& command : table) {
    OptionList options;
    command.declare(options);
    out += fmt::format("complete -c pier -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       fish_word(command.summary));
    const std::string begin =
        fmt::format("complete -c pier -n '__fish_seen_subcommand_from {}'", command.name);
    bool is_first = true;
    for (const Option& option : options.all()) {
      if (!option.is_argument()) {
        out += fmt::format("{} -l {}{} -d {}\n", begin, option.name.substr(2),
                           option.is_switch() ? "" : " -r" + fish_offer(option),
                           fish_word(option.meaning));
      } else if (is_first) {
        is_first = false;
        out += begin + fish_offer(option) + '\n';
      }
    }
  }
  return out;
}

}  // namespace pier
