#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/groups.h"
#include "diagnostics/diagnostics.h"
#include "learning/taxonomy.h"
#include "value/schema.h"

// How fields of records become typed. Private to the module.

namespace pier::learning {

/// The member of `Enum` that stands where the text stands among `choices`; `otherwise` when there
/// is no text.
template <typename Enum, std::size_t count>
Enum choice_of(const Value* value, const std::array<std::string_view, count>& choices,
               Enum otherwise) {
  if (value == nullptr) return otherwise;
  for (std::size_t i = 0; i < count; ++i) {
    if (choices[i] == value->as_text()) return static_cast<Enum>(i);
  }
  return otherwise;
}

/// The same for an enumeration whose first member says that nothing is known.
template <typename Enum, std::size_t count>
Enum choice_after_unknown(const Value* value, const std::array<std::string_view, count>& choices,
                          Enum unknown) {
  const std::size_t at = choice_of(value, choices, count);
  return at == count ? unknown : static_cast<Enum>(at + 1);
}

/// Reports that `item` names nothing that there is.
void report_unknown(const Value& item, std::string_view what, std::string help,
                    Diagnostics& diagnostics);

/// Puts what `item` names into `to`, once; gives it back. Reports, with the help that `suggest()`
/// gives, when it names nothing and `all_known`.
template <typename Suggest>
std::optional<std::size_t> find_named(const Value& item, std::optional<std::size_t> found,
                                      std::vector<std::size_t>& to, bool all_known,
                                      std::string_view what, Diagnostics& diagnostics,
                                      const Suggest& suggest) {
  if (!found) {
    if (all_known) report_unknown(item, what, suggest(), diagnostics);
    return found;
  }
  for (const std::size_t before : to) {
    if (before == *found) return found;
  }
  to.push_back(*found);
  return found;
}

/// Positions of the themes that a list names.
std::vector<std::size_t> themes_of(const Value* list, const Taxonomy& taxonomy,
                                   Diagnostics& diagnostics);

/// Positions of the kinds of abuse that a list names.
std::vector<std::size_t> abuse_of(const Value* list, const Taxonomy& taxonomy,
                                  Diagnostics& diagnostics);

/// Positions of the organisations that a list names.
std::vector<std::size_t> organisations_of(const Value* list, const calendar::Groups& groups,
                                          Diagnostics& diagnostics);

}  // namespace pier::learning
