#include "guide/template_names.h"

#include <array>

namespace pier::guide {

std::span<const NamePart> name_parts() {
  static const auto kParts = std::to_array<NamePart>({
      {"names-pages", "Names: every page",
       "What all templates see, and those of ordinary pages, lists and simple blocks.",
       names_of_pages()},
      {"names-calendar", "Names: meetings and training",
       "What templates of meetings, groups, courses and months see.", names_of_calendar()},
      {"names-learning", "Names: the library of learning",
       "What templates of reviews, briefings and recommendations see.", names_of_learning()},
      {"names-reports", "Names: annual reports", "What templates of reports and chapters see.",
       names_of_reports()},
      {"names-strategies", "Names: strategies", "What templates of strategies and workplans see.",
       names_of_strategies()},
      {"names-figures", "Names: figures, charts and tables",
       "What templates of figures, charts and tables see.", names_of_figures()},
      {"names-guide", "Names: the guide", "What templates of the generated guide see.",
       names_of_guide()},
  });
  return kParts;
}

const NameGroup* find_name_group(std::string_view id) {
  for (const NamePart& part : name_parts()) {
    for (const NameGroup& group : part.groups) {
      if (group.id == id) return &group;
    }
  }
  return nullptr;
}

std::string_view base_kind(std::string_view kind) {
  if (kind.ends_with('?')) kind.remove_suffix(1);
  constexpr std::string_view kList = "list of ";
  while (kind.starts_with(kList)) kind.remove_prefix(kList.size());
  return kind;
}

}  // namespace pier::guide
