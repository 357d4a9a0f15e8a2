#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "guide/template_files.h"
#include "guide/template_language.h"
#include "guide/template_names.h"
#include "pages/guide_pages.h"
#include "templates/filters.h"

namespace pier {

namespace {

constexpr std::string_view kLayout = "theme-guide.html";

/// A row of the theme author's guide: {name, kind, kind_url, may_be_nothing, meaning, example,
/// result}.
struct Row {
  std::string_view name;
  std::string_view meaning;
  std::string_view kind = {};
  std::string kind_url = {};
  std::string_view example = {};
  std::string_view result = {};
};

Value row_view(const Row& row) {
  const bool may_be_nothing = row.kind.ends_with('?');
  return MapBuilder()
      .set("name", row.name)
      .set("meaning", with_code(row.meaning))
      .set("kind", may_be_nothing ? row.kind.substr(0, row.kind.size() - 1) : row.kind)
      .set("kind_url", row.kind_url)
      .set("may_be_nothing", may_be_nothing)
      .set("example", row.example)
      .set("result", row.result)
      .build();
}

Value section_view(std::string_view id, std::string_view heading, std::string_view about,
                   List rows) {
  return MapBuilder()
      .set("id", id)
      .set("heading", heading)
      .set("about", with_code(about))
      .set("rows", Value(std::move(rows)))
      .build();
}

Value sections(List all) {
  return MapBuilder().set("sections", Value(std::move(all))).build();
}

List forms_view(std::span<const guide::TemplateForm> forms) {
  List rows;
  for (const guide::TemplateForm& form : forms) {
    rows.push_back(row_view({.name = form.name,
                             .meaning = form.meaning,
                             .example = form.example,
                             .result = form.result}));
  }
  return rows;
}

Value language_view() {
  List filters;
  for (const templates::Filter& filter : templates::filters()) {
    const auto results = guide::filter_results();
    const auto found =
        std::find_if(results.begin(), results.end(),
                     [&](const guide::FilterResultText& r) { return r.name == filter.name; });
    filters.push_back(
        row_view({.name = filter.name,
                  .meaning = filter.meaning,
                  .example = filter.example,
                  .result = found == results.end() ? std::string_view() : found->result}));
  }
  List all;
  all.push_back(section_view("tags", "Tags",
                             "A tag stands in `{% … %}`, a value in `{{ … }}`. The language is a "
                             "strict part of Jinja2: what works here works there.",
                             forms_view(guide::template_tags())));
  all.push_back(section_view("tests", "Conditions and loops",
                             "Nothing, 0, an empty text and an empty list do not hold in an `if`.",
                             forms_view(guide::template_tests())));
  all.push_back(section_view("filters", "Filters", "A filter stands behind a value and a bar.",
                             std::move(filters)));
  return sections(std::move(all));
}

Value files_view() {
  List needed;
  List optional;
  const auto required = required_templates();
  for (const guide::TemplateFile& file : guide::template_files()) {
    const bool is_needed = std::find(required.begin(), required.end(), file.name) != required.end();
    (is_needed ? needed : optional)
        .push_back(row_view({.name = file.name, .meaning = file.meaning}));
  }
  List blocks;
  for (const guide::TemplateFile& block : guide::base_blocks()) {
    blocks.push_back(row_view({.name = block.name, .meaning = block.meaning}));
  }
  List all;
  all.push_back(section_view("needed", "Templates that every theme has",
                             "Without one of them no site can be built.", std::move(needed)));
  all.push_back(section_view("optional", "Templates for parts of a site",
                             "A site that does not use the part needs no template for it.",
                             std::move(optional)));
  all.push_back(section_view("blocks", "Blocks of base.html",
                             "The theme civic has one frame, `base.html`. A template that extends "
                             "it fills these blocks.",
                             std::move(blocks)));
  return sections(std::move(all));
}

Value assets_view(const Theme& theme) {
  const auto is_in = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  List files;
  for (const auto& [name, asset] : theme.assets) {
    files.push_back(row_view({.name = name,
                              .meaning = is_in(theme.styles, name)    ? "a style sheet of the theme"
                                         : is_in(theme.scripts, name) ? "a script of the theme"
                                                                      : "a file of the theme"}));
  }
  List colours;
  for (const Colour& colour : theme.colours) {
    colours.push_back(row_view({.name = colour.token, .meaning = colour.hex}));
  }
  List all;
  all.push_back(section_view("assets", "Files",
                             "Write a file as `{{ 'name' | asset }}`, in style sheets as "
                             "`url(name)`. It is published with "
                             "a digest in its name, so that browsers may keep it for ever.",
                             std::move(files)));
  all.push_back(section_view("colours", "Colours",
                             "`theme.yaml` is the only place where a colour is written. Style "
                             "sheets use them as `colour.$name`.",
                             std::move(colours)));
  return sections(std::move(all));
}

std::string group_anchor(std::string_view id) {
  return "of-" + slug(id);
}

/// The address of the group that a kind names; "" for texts, numbers and markup.
std::string kind_href(const Site& site, EntryId index, std::string_view kind) {
  const guide::NameGroup* group = guide::find_name_group(guide::base_kind(kind));
  if (group == nullptr) return {};
  for (const guide::NamePart& part : guide::name_parts()) {
    const bool has = std::any_of(part.groups.begin(), part.groups.end(),
                                 [&](const guide::NameGroup& g) { return g.id == group->id; });
    if (has) return guide_href(site, index, part.id) + "#" + group_anchor(group->id);
  }
  return {};
}

Value names_view(const Site& site, EntryId index, const guide::NamePart& part) {
  List all;
  for (const guide::NameGroup& group : part.groups) {
    List rows;
    for (const guide::TemplateName& name : group.names) {
      rows.push_back(row_view({.name = name.name,
                               .meaning = name.meaning,
                               .kind = name.kind,
                               .kind_url = kind_href(site, index, name.kind)}));
    }
    all.push_back(section_view(group_anchor(group.id), group.id, group.meaning, std::move(rows)));
  }
  return sections(std::move(all));
}

struct ThemePage {
  std::string_view id;
  std::string_view title;
  std::string_view summary;
};

constexpr ThemePage kLanguage{"language", "The template language",
                              "Tags, conditions and filters, each with what it makes."};
constexpr ThemePage kFiles{"templates", "The templates of a theme",
                           "Which templates the program asks for, and the blocks of their frame."};
constexpr ThemePage kAssets{"assets", "Files and colours of the theme",
                            "What this site’s theme publishes, and the colours that it uses."};

}  // namespace

std::vector<PlannedPage> plan_theme_reference(const Rendering& rendering, EntryId index) {
  const Site& site = rendering.site;
  std::vector<PlannedPage> pages;
  const auto add = [&](const ThemePage& about, std::function<Value()> value) {
    pages.push_back(plan_guide_page(site, index,
                                    {.id = std::string(about.id),
                                     .title = std::string(about.title),
                                     .summary = std::string(about.summary),
                                     .layout = kLayout,
                                     .type = "theme-guide",
                                     .name = "reference",
                                     .value = std::move(value)}));
  };
  add(kLanguage, language_view);
  add(kFiles, files_view);
  add(kAssets, [&theme = rendering.theme] { return assets_view(theme); });
  for (const guide::NamePart& part : guide::name_parts()) {
    add({part.id, part.title, part.summary},
        [&site, index, &part] { return names_view(site, index, part); });
  }
  return pages;
}

Value theme_reference_view(const Rendering& rendering, EntryId index) {
  List items;
  const auto add = [&](const ThemePage& about) {
    items.push_back(MapBuilder()
                        .set("title", about.title)
                        .set("url", guide_href(rendering.site, index, about.id))
                        .set("summary", about.summary)
                        .build());
  };
  add(kLanguage);
  add(kFiles);
  add(kAssets);
  for (const guide::NamePart& part : guide::name_parts()) add({part.id, part.title, part.summary});
  return MapBuilder().set("items", Value(std::move(items))).build();
}

}  // namespace pier
