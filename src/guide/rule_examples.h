#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace pier::guide {

/// Some lines of a file of an example.
struct Excerpt {
  /// Below the folder of the site: "content/example.md"; "" when there is nothing to show.
  std::string_view file;
  /// The number of its first line, from 1 on.
  std::size_t first_line = 0;
  /// The lines, without a line end after the last.
  std::string_view lines;
  /// A sign for each line: 'x' for what is wrong or what differs, ' ' for what stands around it.
  std::string_view marks;
};

/// What the guide shows of the examples of a rule. They are those that the golden test runs:
/// embed_examples.cpp reads tests/golden/rules when the program is built. What the screen for
/// personal data finds in them is masked as the program masks it in messages.
struct RuleExample {
  std::string_view rule;
  /// The first message of the rule, as the terminal shows it; "" where nobody has blessed it yet.
  std::string_view message;
  Excerpt bad;
  Excerpt good;
  /// The site that breaks the rule is made by a script when the test runs, because it holds what
  /// this repository must not.
  bool is_made_by_script = false;
};

/// Sorted by rule.
std::span<const RuleExample> rule_examples();

/// Null when there is none.
const RuleExample* find_rule_example(std::string_view rule);

}  // namespace pier::guide
