#pragma once

#include <span>
#include <string_view>

namespace pier::guide {

/// A name that templates see. A test renders every kind of page and block and holds what they saw
/// against these tables: nothing is missing, and nothing stands here that never comes.
struct TemplateName {
  std::string_view name;
  /// What the value is: "text", "number", "yes or no", "markup", the id of a NameGroup, or a list
  /// of one of these as "list of text", or a list of such lists. With a question mark at its end it
  /// may be nothing.
  std::string_view kind;
  /// Half a sentence.
  std::string_view meaning;
};

/// Names that stand together: what a template sees at its top, or the fields of a value.
struct NameGroup {
  /// Of a template its file name ("review.html"); of what every page sees "every page"; else the
  /// word that kinds use ("date").
  std::string_view id;
  std::string_view meaning;
  std::span<const TemplateName> names;
};

/// A page of the theme author's guide.
struct NamePart {
  std::string_view id;
  std::string_view title;
  std::string_view summary;
  std::span<const NameGroup> groups;
};

std::span<const NamePart> name_parts();

/// The group with this id, in whatever part; null when there is none.
const NameGroup* find_name_group(std::string_view id);

/// The kind without its question mark and without any "list of ".
std::string_view base_kind(std::string_view kind);

/// The parts, one a file.
std::span<const NameGroup> names_of_pages();
std::span<const NameGroup> names_of_calendar();
std::span<const NameGroup> names_of_learning();
std::span<const NameGroup> names_of_reports();
std::span<const NameGroup> names_of_strategies();
std::span<const NameGroup> names_of_figures();
std::span<const NameGroup> names_of_guide();

}  // namespace pier::guide
