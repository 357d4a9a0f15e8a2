#include <fmt/format.h>

#include "app/completion.h"
#include "base/text.h"

namespace pier {

namespace {

/// What stands before the rows of each command. A value that stands behind `=` is a word of its own
/// for bash.
constexpr std::string_view kHead = R"(# Completion of pier for bash, made by `pier completion bash`.

# Offers the words given.
_pier_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }

# Offers files or folders: -f or -d.
_pier_paths() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$word")
}

_pier() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' arguments=0 has_value i
  COMPREPLY=()
  if [[ $word == = ]]; then
    word=''
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ -z $command ]]; then
      [[ ${COMP_WORDS[i]} == -* ]] || command=${COMP_WORDS[i]}
      continue
    fi
    has_value=''
    case $command:${COMP_WORDS[i]} in
)";

std::string words_of(const OptionList& options) {
  std::string words;
  for (const Option& option : options.all()) {
    if (!option.is_argument()) words += option.name + ' ';
  }
  return words + "--help";
}

/// What completes the value of an option or an argument; "" when nobody can know it.
std::string offer(const Option& option) {
  if (!option.words.empty()) return fmt::format("_pier_words '{}'", join(option.words, " "));
  if (option.offers == Offers::files) return "_pier_paths -f";
  return option.offers == Offers::folders ? "_pier_paths -d" : "";
}

bool has_value(const Option& option) {
  return !option.is_argument() && !option.is_switch();
}

/// The first argument of a command: the others are free text everywhere.
const Option* first_argument(const OptionList& options) {
  for (const Option& option : options.all()) {
    if (option.is_argument()) return &option;
  }
  return nullptr;
}

std::string rows_of(const Command& command, const OptionList& options) {
  std::string rows =
      fmt::format("    {}:*:-*) _pier_words '{}' ;;\n", command.name, words_of(options));
  const Option* argument = first_argument(options);
  if (argument != nullptr && !offer(*argument).empty()) {
    rows += fmt::format("    {}:0:*) {} ;;\n", command.name, offer(*argument));
  }
  return rows;
}

}  // namespace

std::string bash_completion(const std::vector<Command>& table) {
  std::string names, skipped, values, rows;
  for (const Command& command : table) {
    OptionList options;
    command.declare(options);
    names += fmt::format("{} ", command.name);
    rows += rows_of(command, options);
    std::vector<std::string> with_value;
    for (const Option& option : options.all()) {
      if (!has_value(option)) continue;
      with_value.push_back(fmt::format("{}:{}", command.name, option.name));
      const std::string what = offer(option);
      values += fmt::format("    {}) {} ;;\n", with_value.back(),
                            what.empty() ? "return" : what + "; return");
    }
    if (with_value.empty()) continue;
    skipped += fmt::format("      {}) has_value=1 ;;\n", join(with_value, " | "));
  }
  std::string out(kHead);
  out += skipped;
  out += R"(      *:-*) ;;
      *) ((arguments++)) ;;
    esac
    [[ -z $has_value ]] && continue
    ((i++))
    [[ ${COMP_WORDS[i]} == = ]] && ((i++))
  done
  if [[ -z $command ]]; then
)";
  out += fmt::format("    _pier_words '{}--help --version'\n    return\n  fi\n", names);
  out += "  case $command:$before in\n" + values + "  esac\n";
  out += "  case $command:$arguments:$word in\n" + rows + "  esac\n}\n\ncomplete -F _pier pier\n";
  return out;
}

}  // namespace pier
