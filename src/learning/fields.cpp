#include "learning/fields.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::learning {

void report_unknown(const Value& item, std::string_view what, std::string help,
                    Diagnostics& diagnostics) {
  diagnostics.report("learning-unknown", item.span,
                     fmt::format("there is no {} `{}`", what, item.as_text()), std::move(help));
}

std::vector<std::size_t> themes_of(const Value* list, const Taxonomy& taxonomy,
                                   Diagnostics& diagnostics) {
  std::vector<std::size_t> found;
  for (const Value& item : list_of(list)) {
    find_named(item, taxonomy.find_theme(item.as_text()), found, taxonomy.is_complete(), "theme",
               diagnostics, [&] { return taxonomy.suggest_theme(item.as_text()); });
  }
  return found;
}

std::vector<std::size_t> abuse_of(const Value* list, const Taxonomy& taxonomy,
                                  Diagnostics& diagnostics) {
  std::vector<std::size_t> found;
  for (const Value& item : list_of(list)) {
    find_named(item, taxonomy.find_abuse(item.as_text()), found, taxonomy.is_complete(),
               "kind of abuse", diagnostics,
               [&] { return taxonomy.suggest_abuse(item.as_text()); });
  }
  return found;
}

std::vector<std::size_t> organisations_of(const Value* list, const calendar::Groups& groups,
                                          Diagnostics& diagnostics) {
  std::vector<std::size_t> found;
  for (const Value& item : list_of(list)) {
    find_named(item, groups.find_organisation(item.as_text()), found, groups.is_complete(),
               "organisation", diagnostics,
               [&] { return suggest(item.as_text(), groups.organisation_ids()); });
  }
  return found;
}

}  // namespace pier::learning
