#include "app/help_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

constexpr std::size_t kWidth = 80;
/// Where what a name means begins, when the name leaves room for it.
constexpr std::size_t kMeaning = 26;

void add_paragraph(std::string& out, std::string_view text, std::size_t indent = 0) {
  for (const std::string& line : wrap(text, kWidth - indent)) {
    out += line.empty() ? "\n" : std::string(indent, ' ') + line + '\n';
  }
}

/// A name and beside it what it means; below it where the name is too long.
void add_row(std::string& out, std::string_view name, std::string_view meaning,
             std::size_t column = kMeaning) {
  std::string begin = fmt::format("  {}", name);
  if (count_code_points(begin) + 2 > column) {
    out += begin + '\n';
    begin.clear();
  }
  for (const std::string& line : wrap(meaning, kWidth - column)) {
    begin.append(column - count_code_points(begin), ' ');
    out += begin + line + '\n';
    begin.clear();
  }
}

void add_examples(std::string& out, const std::vector<Example>& examples) {
  if (examples.empty()) return;
  out += "\nExamples:\n";
  for (const Example& example : examples) {
    out += fmt::format("  {}\n", example.line);
    add_paragraph(out, example.meaning, 6);
  }
}

void add_exit_codes(std::string& out) {
  out += "\nExit codes:\n";
  for (const ExitMeaning& exit : kExitMeanings) {
    add_row(out, std::to_string(static_cast<int>(exit.code)), exit.meaning, 6);
  }
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string_view paragraph : split(text, '\n')) {
    std::string line;
    for (const std::string_view word : split(paragraph, ' ')) {
      if (word.empty()) continue;
      if (!line.empty() && count_code_points(line) + 1 + count_code_points(word) > width) {
        lines.push_back(std::move(line));
        line.clear();
      }
      if (!line.empty()) line += ' ';
      line += word;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string shown_name(const Option& option) {
  if (option.is_argument()) return option.value.empty() ? ascii_upper(option.name) : option.value;
  if (option.value_is_optional) return fmt::format("{}[={}]", option.name, option.value);
  return option.value.empty() ? option.name : option.name + ' ' + option.value;
}

std::vector<OptionGroup> grouped(const OptionList& options) {
  std::vector<OptionGroup> groups;
  for (const Option& option : options.all()) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const OptionGroup& known) {
      return known.heading == option.group;
    });
    if (group == groups.end()) group = groups.insert(group, {option.group, {}});
    group->options.push_back(&option);
  }
  return groups;
}

std::string meaning_with_words(const Option& option) {
  if (option.words.empty() || option.only_words) return option.meaning;
  return fmt::format("{}: {}", option.meaning, join(option.words, ", "));
}

std::string synopsis(const Command& command, const OptionList& options) {
  std::string out = fmt::format("pier {}", command.name);
  const auto& all = options.all();
  for (const Option& option : all) {
    if (option.required && !option.is_argument()) out += ' ' + shown_name(option);
  }
  if (std::any_of(all.begin(), all.end(),
                  [](const Option& option) { return !option.is_argument() && !option.required; })) {
    out += " [OPTIONS]";
  }
  for (const Option& option : all) {
    if (!option.is_argument()) continue;
    const bool many = std::holds_alternative<std::vector<std::string>*>(option.target);
    const std::string name = shown_name(option) + (many ? "…" : "");
    out += option.required ? ' ' + name : " [" + name + ']';
  }
  return out;
}

std::string help_of(const Command& command) {
  OptionList options;
  command.declare(options);
  std::string out = fmt::format("{}.\n\n  {}\n", command.summary, synopsis(command, options));
  if (!command.about.empty()) {
    out += '\n';
    add_paragraph(out, command.about);
  }
  add_examples(out, command.examples);
  for (const OptionGroup& group : grouped(options)) {
    out += fmt::format("\n{}:\n", group.heading);
    for (const Option* option : group.options) {
      add_row(out, shown_name(*option), meaning_with_words(*option));
    }
  }
  add_exit_codes(out);
  return out;
}

std::string help_of_all(const std::vector<Command>& table) {
  std::string out =
      "Pier makes the website of a safeguarding partnership from plain files, checks\n"
      "every page of it, and never damages what is already online.\n\n"
      "  pier COMMAND [OPTIONS]\n\nCommands:\n";
  for (const Command& command : table) add_row(out, command.name, command.summary, 16);
  add_examples(
      out, {{"pier build", "Make a preview in public/, and say what is wrong with it"},
            {"pier serve", "Look at it in a browser while you write"},
            {"pier new page \"Hoarding\" --in adults", "Begin a page, with every field explained"},
            {"pier build --help", "All options of a command"}});
  add_exit_codes(out);
  return out;
}

}  // namespace pier
