#include "guide/explain.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "diagnostics/criteria.h"
#include "diagnostics/rules.h"
#include "guide/rule_examples.h"
#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr std::size_t kWidth = 80;

/// The words in lines that fit, below each other.
std::string wrapped(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  for (const std::string_view word : split(text, ' ')) {
    const std::size_t length = count_code_points(word);
    if (column > 0 && column + 1 + length > kWidth) {
      out += '\n';
      column = 0;
    }
    if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
  }
  return out + "\n";
}

std::string indented(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    out += line.empty() ? "\n" : fmt::format("    {}\n", line);
  }
  return out;
}

std::string excerpt(std::string_view heading, const Excerpt& lines) {
  if (lines.file.empty()) return {};
  return fmt::format("\n{} ({}, from line {}):\n\n{}", heading, lines.file, lines.first_line,
                     indented(lines.lines));
}

}  // namespace

std::string explain_rule(std::string_view id) {
  const Rule* rule = find_rule(id);
  if (rule == nullptr) return {};
  const bool is_error = rule->severity == Severity::error;
  std::string out = fmt::format("{}: {}", rule->id, is_error ? "error" : "warning");
  if (const Criterion* criterion = find_criterion(rule->criterion); criterion != nullptr) {
    out += fmt::format(" (WCAG {} {})", criterion->number, criterion->name);
  }
  out += "\n\n" + wrapped(rule->summary) +
         wrapped(is_error ? "Nothing is published until it is put right."
                          : "The site is published all the same.");
  if (const RuleGuide* guide = find_rule_guide(id); guide != nullptr) {
    out += "\nWhy it matters:\n" + wrapped(guide->why) + "\nWhat to do:\n" + wrapped(guide->cure);
  }
  if (const RuleExample* example = find_rule_example(id); example != nullptr) {
    out += "\nWhat you see:\n\n" + indented(example->message) +
           excerpt("What breaks the rule", example->bad) + excerpt("What keeps it", example->good);
  }
  return out;
}

}  // namespace pier::guide
