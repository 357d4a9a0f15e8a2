#include "app/parser.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>
#include <span>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "base/text.h"

namespace pier {

namespace {

/// A command that is being read.
struct Declared {
  const Command* command;
  OptionList options;
  Runner run;
  CLI::App* parser = nullptr;
};

[[noreturn]] void refuse(const Option& option, std::string_view wanted, const std::string& value) {
  throw CLI::ValidationError(fmt::format("{} {}, not `{}`", option.name, wanted, value));
}

std::string one_of(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  }
  return out;
}

std::size_t read_number(const Option& option, const std::string& value) {
  std::size_t number = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end || number < option.least || number > option.most) {
    refuse(option, fmt::format("wants a number from {} to {}", option.least, option.most), value);
  }
  return number;
}

void take(const Option& option, const std::string& value) {
  const auto& words = option.words;
  if (option.only_words && std::find(words.begin(), words.end(), value) == words.end()) {
    refuse(option, fmt::format("can be {}", one_of(words)), value);
  }
  if (const auto* text = std::get_if<std::string*>(&option.target)) {
    **text = value;
  } else if (const auto* number = std::get_if<std::size_t*>(&option.target)) {
    **number = read_number(option, value);
  } else if (const auto* call =
                 std::get_if<std::function<void(const std::string&)>>(&option.target)) {
    (*call)(value);
  }
}

void declare(CLI::App& parser, const Option& option) {
  CLI::Option* made = nullptr;
  if (const auto* on = std::get_if<bool*>(&option.target)) {
    made = parser.add_flag(option.name, **on);
  } else if (const auto* many = std::get_if<std::vector<std::string>*>(&option.target)) {
    made = parser.add_option(option.name, **many);
    if (option.value_is_optional) {
      // A value is tied to it by "=": what stands behind it is an argument.
      made->expected(0, 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  } else {
    made = parser.add_option_function<std::string>(
        option.name, [&option](const std::string& value) { take(option, value); });
  }
  made->required(option.required);
}

bool has_option(const Declared& declared, std::string_view name) {
  return std::any_of(declared.options.all().begin(), declared.options.all().end(),
                     [&](const Option& option) { return option.name == name; });
}

/// Says what of the command line was not understood, and what was probably meant.
class Mender {
 public:
  explicit Mender(const std::deque<Declared>& all) : all_(all) {}

  void mend(std::span<const char* const> words, Parsed& parsed) const {
    // An option before the command belongs to none, whatever follows it.
    if (words.size() > 1 && words[1][0] == '-') parsed.command = nullptr;
    parsed.help = parsed.command == nullptr
                      ? "`pier --help` lists what there is"
                      : fmt::format("`pier {} --help` lists what there is", parsed.command->name);
    if (parsed.command == nullptr && words.size() > 1 && words[1][0] != '-') {
      mend_command(words[1], parsed);
      return;
    }
    for (const std::string_view word : words) {
      if (word.starts_with("--") && mend_option(word.substr(0, word.find('=')), parsed)) return;
    }
  }

 private:
  void mend_command(std::string_view word, Parsed& parsed) const {
    std::vector<std::string_view> names;
    for (const Declared& declared : all_) names.push_back(declared.command->name);
    parsed.message = fmt::format("there is no command `{}`", word);
    if (const std::string near = suggest(word, names); !near.empty()) parsed.help = near;
  }

  /// False when there is nothing wrong with the option.
  bool mend_option(std::string_view word, Parsed& parsed) const {
    std::vector<std::string_view> names{"--help"};
    if (parsed.command == nullptr) names.emplace_back("--version");
    const Declared* owner = nullptr;
    for (const Declared& declared : all_) {
      const bool is_asked = parsed.command == nullptr || parsed.command == declared.command;
      for (const Option& option : declared.options.all()) {
        if (is_asked && !option.is_argument()) names.push_back(option.name);
      }
      if (owner == nullptr && has_option(declared, word)) owner = &declared;
    }
    const bool is_known = std::find(names.begin(), names.end(), word) != names.end();
    if (owner != nullptr && parsed.command == nullptr) {
      parsed.message = fmt::format("`{0}` stands behind a command, as in `pier {1} {0}`", word,
                                   owner->command->name);
    } else if (is_known) {
      return false;
    } else if (owner != nullptr) {
      parsed.message = fmt::format("`pier {}` has no option `{}`", parsed.command->name, word);
    } else {
      parsed.message = fmt::format("there is no option `{}`", word);
      if (const std::string near = suggest(word, names); !near.empty()) parsed.help = near;
    }
    return true;
  }

  const std::deque<Declared>& all_;
};

Parsed read(CLI::App& app, int argc, const char* const* argv, const std::deque<Declared>& all) {
  Parsed parsed;
  bool is_version = false;
  app.add_flag("--version", is_version);
  const auto chosen = [&]() -> const Declared* {
    for (const Declared& declared : all) {
      if (declared.parser->parsed()) return &declared;
    }
    return nullptr;
  };
  try {
    app.parse(argc, argv);
    parsed.kind = is_version ? Parsed::Kind::version : Parsed::Kind::run;
  } catch (const CLI::CallForHelp&) {
    parsed.kind = Parsed::Kind::help;
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> words = app.remaining(true);
    parsed.message = fmt::format("`{}` is a word too many", words.empty() ? "" : words.front());
  } catch (const CLI::ParseError& error) {
    parsed.message = error.what();
  }
  if (const Declared* declared = chosen()) {
    parsed.command = declared->command;
    parsed.run = declared->run;
  } else if (parsed.kind == Parsed::Kind::run) {
    parsed.kind = Parsed::Kind::wrong;
  }
  return parsed;
}

}  // namespace

Parsed parse(int argc, const char* const* argv, const std::vector<Command>& table) {
  CLI::App app{"", "pier"};
  app.require_subcommand(0, 1);
  // Options stay where they are: the parser refers to them.
  std::deque<Declared> all;
  for (const Command& command : table) {
    Declared& declared = all.emplace_back(Declared{&command, {}, {}});
    declared.run = command.declare(declared.options);
    declared.parser = app.add_subcommand(std::string(command.name));
    for (const Option& option : declared.options.all()) declare(*declared.parser, option);
  }
  Parsed parsed = read(app, argc, argv, all);
  if (parsed.kind == Parsed::Kind::wrong) {
    Mender(all).mend(std::span(argv, static_cast<std::size_t>(argc)), parsed);
  }
  return parsed;
}

}  // namespace pier
