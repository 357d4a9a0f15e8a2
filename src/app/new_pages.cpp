#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/new_site.h"
#include "base/text.h"
#include "base/utf8.h"
#include "content/languages.h"
#include "scaffold/list_file.h"

namespace pier {

namespace {

constexpr std::string_view kLookAtDrafts = "Look at it with `pier build --drafts`.";

/// The place behind all pages of a folder; 0 where none has one.
std::int64_t next_order(NewSite& site, const std::string& folder) {
  std::int64_t last = 0, step = 10;
  const SitePath at = *SitePath::parse(folder);
  for (const ContentFile& source : site.sources().content) {
    const bool is_index = source.path.name() == "index.md";
    if (is_index && source.path.parent().empty()) continue;
    const SitePath beside = is_index ? source.path.parent().parent() : source.path.parent();
    const Entry* entry = beside == at ? site.page(source.path) : nullptr;
    // A form of a text stands behind all other pages on purpose.
    const bool counts = entry != nullptr && entry->order != Entry::kNoOrder &&
                        entry->type->name != "easy-read" && entry->type->name != "translation";
    if (!counts) continue;
    last = std::max(last, entry->order);
    if (entry->order % step != 0) step = 1;
  }
  return last == 0 ? 0 : last + step;
}

scaffold::PageFacts facts_of(NewSite& site, const std::string& folder, bool has_order) {
  return {.title = site.word(0),
          .folder = folder,
          .owner = site.owner_of(folder),
          .today = site.today(),
          .taxonomy = site.sources().taxonomy,
          .order = has_order ? next_order(site, folder) : 0};
}

/// The fields that a page can be refused for before somebody has written it.
bool fits(NewSite& site, std::string_view type) {
  for (const Field& field : find_content_type(type)->fields) {
    if (field.name != "title" || field.longest == 0) continue;
    const std::size_t length = count_code_points(site.word(0));
    if (length <= field.longest) continue;
    site.refuse(
        fmt::format("the title is {} characters long, and at most {} fit", length, field.longest),
        "give it a shorter one; what the page is about belongs into its summary");
    return false;
  }
  return true;
}

/// A page that is named by its file; refuses one that there is not.
const Entry* page_named(NewSite& site, std::string_view written) {
  if (written.starts_with("content/")) written.remove_prefix(std::string_view("content/").size());
  const auto path = SitePath::parse(written);
  const Entry* page = path ? site.page(*path) : nullptr;
  if (page != nullptr) return page;
  std::vector<std::string_view> names;
  for (const ContentFile& file : site.sources().content) names.push_back(file.path.text());
  site.refuse_unknown("page", written, names,
                      "write the file of the page below content/, as in adults/hoarding.md");
  return nullptr;
}

Made form_of(NewSite& site, std::string_view type, const Entry* page, std::string_view language,
             std::string_view language_name) {
  if (page == nullptr) return {};
  const SitePath folder = page->source.parent();
  return {{scaffold::form_file({.type = type,
                                .of = *page,
                                .language = language,
                                .language_name = language_name,
                                .owner = site.owner_of(folder.text()),
                                .today = site.today()})},
          {"Write it; the warning form-behind then gives the mark for `in_step_with`.",
           std::string(kLookAtDrafts)}};
}

}  // namespace

Made make_page(NewSite& site) {
  const scaffold::Recipe& recipe = *scaffold::find_recipe(site.options().type);
  if (!site.has_words(1, 1, recipe.example) || !site.has_letters(site.word(0))) return {};
  const auto folder = site.section(site.usual_section(recipe.type));
  if (!folder || !fits(site, recipe.type)) return {};
  const bool has_order = recipe.type == "page" || recipe.type == "guidance";
  return {{scaffold::page_file(recipe, facts_of(site, *folder, has_order))},
          {std::string(recipe.next), std::string(kLookAtDrafts)}};
}

Made make_section(NewSite& site) {
  if (!site.has_words(1, 1, "pier new section \"Money\" --in about") ||
      !site.has_letters(site.word(0))) {
    return {};
  }
  const auto folder = site.section({});
  if (!folder || !fits(site, "page")) return {};
  return {{scaffold::section_file(facts_of(site, *folder, true))},
          {"Write what the section is about, then take `draft: true` out: with it, all pages of "
           "the folder wait.",
           std::string(kLookAtDrafts)}};
}

Made make_easy_read(NewSite& site) {
  if (!site.has_words(1, 1, "pier new easy-read adults/hoarding.md")) return {};
  return form_of(site, "easy-read", page_named(site, site.word(0)), {}, {});
}

Made make_translation(NewSite& site) {
  if (!site.has_words(2, 2, "pier new translation pl adults/hoarding.md")) return {};
  const Language* language = find_language(site.word(0));
  if (language == nullptr) {
    const auto codes = language_codes();
    site.refuse_unknown("language", site.word(0), codes,
                        fmt::format("the codes are {}", fmt::join(codes, ", ")));
    return {};
  }
  return form_of(site, "translation", page_named(site, site.word(1)), language->code,
                 language->name);
}

Made make_redirect(NewSite& site) {
  if (!site.has_words(2, 2, "pier new redirect /old/address/ adults/hoarding.md")) return {};
  const std::string& url = site.word(0);
  if (!is_url_path(url)) {
    site.refuse(fmt::format("`{}` is not the path of a page", url),
                "begin and end it with a slash: /old/address/");
    return {};
  }
  for (const ContentFile& file : site.sources().content) {
    const Entry* page = site.page(file.path);
    const std::vector<std::string> aliases = texts_of(page->fields.find("aliases"));
    if (std::find(aliases.begin(), aliases.end(), url) == aliases.end()) continue;
    site.refuse(fmt::format("`{}` leads to `content/{}` already", url, file.path.text()),
                "nothing was written; take it out there first if it is to lead elsewhere");
    return {};
  }
  const Entry* page = page_named(site, site.word(1));
  if (page == nullptr) return {};
  const std::string path = fmt::format("content/{}", page->source.text());
  const auto bytes = site.bytes_of(path);
  if (!bytes) return {};
  scaffold::Added added = scaffold::ListFile::front_matter_of(*bytes).with_entry(
      "aliases", [&](std::size_t indent) { return fmt::format("{:{}}- {}\n", "", indent, url); },
      {}, url);
  if (!added.refusal.empty()) {
    site.refuse(fmt::format("`{}` gets no address more: {}", path, added.refusal), added.help);
    return {};
  }
  return {
      {{path, std::move(added.text)}}, {"Build the site: the old address leads there now."}, true};
}

}  // namespace pier
