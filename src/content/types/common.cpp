#include <algorithm>
#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kYesNo = FieldKind::yes_no;
constexpr auto kDate = FieldKind::date;
constexpr auto kRequired = Need::required;
constexpr auto kOptional = Need::optional;

constexpr auto kCommon = std::to_array<Field>({
    {.name = "type",
     .kind = kText,
     .need = kOptional,
     .meaning = "what kind of content this is; most folders set it for you",
     .example = "page"},
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "the heading of the page, in sentence case; no two pages share one",
     .example = "Report a concern about a child",
     .longest = 300},
    {.name = "short_title",
     .kind = kText,
     .need = kOptional,
     .meaning = "a shorter title for menus and breadcrumbs",
     .example = "A child",
     .longest = 60},
    {.name = "summary",
     .kind = kText,
     .need = kRequired,
     .meaning = "one or two sentences, shown below the title and in lists",
     .example = "Whom to call when you are worried about a child, and what happens then.",
     .longest = 200},
    {.name = "order",
     .kind = FieldKind::whole_number,
     .need = kOptional,
     .meaning = "the place among its neighbours, lower first",
     .example = "10"},
    {.name = "owner",
     .kind = kText,
     .need = kRequired,
     .meaning = "the role that looks after the page; a section's index.md gives it to all below",
     .example = "Business Unit",
     .inherited = true},
    {.name = "reviewed",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the day somebody last checked the whole page",
     .example = "2026-06-04",
     .inherited = true},
    {.name = "aliases",
     .kind = FieldKind::url_path_list,
     .need = kOptional,
     .meaning = "former addresses of the page, which lead to it",
     .example = "[/old/address/]"},
    {.name = "draft",
     .kind = kYesNo,
     .need = kOptional,
     .meaning = "true keeps the page back",
     .example = "true"},
    {.name = "publish_on",
     .kind = kDate,
     .need = kOptional,
     .meaning = "keeps the page back before this day",
     .example = "2026-06-04"},
    {.name = "exit",
     .kind = kYesNo,
     .need = kOptional,
     .meaning = "true shows the Exit this page button, in a section on all pages below",
     .example = "true",
     .inherited = true},
    {.name = "discreet",
     .kind = kYesNo,
     .need = kOptional,
     .meaning = "true gives the tab, history and previews a neutral title and icon, and no summary",
     .example = "true",
     .inherited = true},
    {.name = "contents",
     .kind = kYesNo,
     .need = kOptional,
     .meaning = "shows or hides the list of contents; it shows by itself on long pages",
     .example = "false"},
    {.name = "tags",
     .kind = FieldKind::word_list,
     .need = kOptional,
     .meaning = "topics; each gets a page that lists what carries it",
     .example = "[neglect, training]"},
    {.name = "in_navigation",
     .kind = kYesNo,
     .need = kOptional,
     .meaning = "in a section's index.md: false keeps it out of the menu at the top",
     .example = "false"},
    {.name = "pdf",
     .kind = kYesNo,
     .need = kOptional,
     .meaning = "true offers the page as a PDF too, for paper and e-mail",
     .example = "true"},
    {.name = "pdf_pages",
     .kind = FieldKind::whole_number,
     .need = kOptional,
     .meaning = "the most pages that the PDF may have; where it gets more, the build says so",
     .example = "1"},
    {.name = "allow",
     .kind = FieldKind::word_list,
     .need = kOptional,
     .meaning = "warnings that are meant to stay silent on this page",
     .example = "[bold-heading]"},
});

}  // namespace

std::vector<Field> with_common(std::span<const Field> own) {
  std::vector<Field> fields(kCommon.begin(), kCommon.end());
  for (const Field& field : own) {
    const auto same = std::find_if(fields.begin(), fields.end(),
                                   [&](const Field& f) { return f.name == field.name; });
    if (same == fields.end()) {
      fields.push_back(field);
    } else {
      *same = field;
    }
  }
  return fields;
}

}  // namespace pier::types
