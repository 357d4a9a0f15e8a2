#pragma once

#include <span>
#include <string_view>

namespace pier {

/// An error stops the publication; a warning does not.
enum class Severity { error, warning };

/// A kind of problem that Pier can report. Ids are stable: people search for them, and
/// `allow:` in front matter names them.
struct Rule {
  std::string_view id;
  Severity severity;
  /// The WCAG 2.2 success criterion that the rule protects ("1.1.1"), or "".
  std::string_view criterion;
  /// One sentence: what must hold.
  std::string_view summary;
};

/// All rules, sorted by id.
std::span<const Rule> rules();

/// The rule with this id, or null.
const Rule* find_rule(std::string_view id);

}  // namespace pier
