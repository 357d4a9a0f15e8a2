#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/build.h"
#include "support/folder_files.h"
#include "support/memory_file_system.h"

namespace pier::test {

/// A text that a person can write. In the files of rich_site() it stands as @@name@@.
struct WrittenField {
  std::string name;
  /// In YAML it is put in quotation marks; in Markdown it stands as it is.
  bool is_yaml;
};

inline const std::vector<WrittenField>& written_fields() {
  static const std::vector<WrittenField> kFields = [] {
    std::vector<WrittenField> fields;
    for (const char* name : {"site_name",
                             "site_short_name",
                             "tagline",
                             "neutral_title",
                             "organisation",
                             "area",
                             "licence",
                             "help_heading",
                             "card_heading",
                             "card_text",
                             "card_link",
                             "contact_name",
                             "contact_opening",
                             "contact_about",
                             "contact_next",
                             "contact_email",
                             "contact_phone",
                             "text_phone",
                             "contact_link",
                             "term",
                             "term_meaning",
                             "term_about",
                             "term_source",
                             "gone_reason",
                             "security_contact",
                             "security_languages",
                             "home_title",
                             "title",
                             "short_title",
                             "summary",
                             "owner",
                             "tag",
                             "alias",
                             "section_title",
                             "guide_title",
                             "issue",
                             "change_issue",
                             "change_summary",
                             "news_title",
                             "news_summary"}) {
      fields.push_back({name, true});
    }
    for (const char* name :
         {"paragraph",   "heading",     "callout_title",  "callout_text",     "link_text",
          "link_title",  "link_target", "outside_target", "image_alt",        "caption",
          "header_cell", "cell",        "list_item",      "footnote",         "code",
          "code_block",  "fence_info",  "quote",          "contact_argument", "term_argument"}) {
      fields.push_back({name, false});
    }
    return fields;
  }();
  return kFields;
}

/// A small site that has every kind of page and of text, with the real theme.
inline const Files& rich_site() {
  static const Files kSite = [] {
    const std::string tests = PIER_TESTS_DIR;
    Files files = read_folder(tests + "/property/site");
    files.merge(read_folder(tests + "/../themes/civic", "themes/civic/"));
    return files;
  }();
  return kSite;
}

/// Styles, scripts and fonts, which are compiled elsewhere: their names are enough here.
inline const MemoryFileSystem& built_assets() {
  // It cannot be copied or moved, because it holds a mutex.
  static const MemoryFileSystem& kAssets = *[] {
    static MemoryFileSystem assets;
    for (const char* name :
         {"civic.css", "civic.js", "search.js", "fonts/atkinson.woff2", "fonts/besley.woff2"}) {
      assets.add(name, "/**/");
    }
    return &assets;
  }();
  return kAssets;
}

inline Build build_files(const Files& files, Jobs jobs = {1}) {
  MemoryFileSystem site;
  add_all(site, files);
  return build({site, &built_assets()}, {{.today = *Date::parse("2026-11-21")}, jobs});
}

}  // namespace pier::test
