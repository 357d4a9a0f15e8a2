#include <fmt/format.h>

#include "app/completion.h"
#include "base/text.h"

namespace pier {

namespace {

/// Text in a word between single quotation marks, where `special` have a meaning of their own.
std::string quoted(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (special.find(c) != std::string_view::npos || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const Option& option) {
  if (!option.words.empty()) return fmt::format("({})", join(option.words, " "));
  if (option.offers == Offers::files) return "_files";
  return option.offers == Offers::folders ? "_files -/" : " ";
}

/// A specification of _arguments: '--site[meaning]:FOLDER:_files -/'.
std::string specification(const Option& option) {
  if (option.is_argument()) {
    const bool many = std::holds_alternative<std::vector<std::string>*>(option.target);
    return fmt::format("'{}:{}:{}'", many ? "*" : "", quoted(option.name, ":"), action(option));
  }
  const std::string meaning = quoted(option.meaning, "[]:");
  if (option.is_switch()) return fmt::format("'{}[{}]'", option.name, meaning);
  return fmt::format("'{}=[{}]:{}:{}'", option.name, meaning, quoted(option.value, ":"),
                     action(option));
}

}  // namespace

std::string zsh_completion(const std::vector<Command>& table) {
  std::string names;
  std::string cases;
  for (const Command& command : table) {
    OptionList options;
    command.declare(options);
    names += fmt::format("        '{}:{}'\n", command.name, quoted(command.summary, ":"));
    cases += fmt::format("        {})\n          _arguments \\\n", command.name);
    for (const Option& option : options.all()) {
      cases += fmt::format("            {} \\\n", specification(option));
    }
    cases += "            '(- *)--help[Explain the command]'\n          ;;\n";
  }
  return fmt::format(R"(#compdef pier
# Completion of pier for zsh, made by `pier completion zsh`.

_pier() {{
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C \
    '(- *)--help[List the commands]' \
    '(- *)--version[Print the version]' \
    '1:command:->command' \
    '*::argument:->argument'
  case $state in
    command)
      local -a known=(
{}      )
      _describe command known
      ;;
    argument)
      case $words[1] in
{}      esac
      ;;
  esac
}}

if [[ $funcstack[1] == _pier ]]; then
  _pier "$@"
else
  compdef _pier pier
fi
)",
                     names, cases);
}

}  // namespace pier
