#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/rules.h"
#include "diagnostics/source_map.h"

namespace pier {

/// A second place that belongs to a problem: "first written here", "included from here".
struct Note {
  Span span;
  std::string message;
};

/// One problem in the input, for a person who is no programmer.
struct Diagnostic {
  /// Never null; its id, severity and criterion are shown.
  const Rule* rule = nullptr;
  Span span;
  /// Plain words, lower case, no full stop; names from the input in backticks.
  std::string message;
  /// What to write instead; may be empty.
  std::string help;
  std::vector<Note> notes;

  bool is_error() const { return rule->severity == Severity::error; }
};

/// Collects problems. Not synchronised: each parallel task fills its own collector, and
/// the results are merged in any order; the renderers sort.
class Diagnostics {
 public:
  /// Adds a problem. REQUIRES: `rule` is the id of a row in rules().
  /// The reference stays valid until the next call.
  Diagnostic& report(std::string_view rule, Span span, std::string message, std::string help = {});

  void merge(Diagnostics&& other);

  bool has_errors() const;
  std::size_t error_count() const;
  std::size_t warning_count() const;
  bool empty() const { return all_.empty(); }
  std::span<const Diagnostic> all() const { return all_; }

  /// Calls change(diagnostic) for each problem.
  template <typename Change>
  void for_each(Change change) {
    for (Diagnostic& diagnostic : all_) change(diagnostic);
  }

  /// Takes out the problems that `unwanted` says yes to.
  template <typename Predicate>
  void remove_if(Predicate unwanted) {
    std::erase_if(all_, unwanted);
  }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace pier
