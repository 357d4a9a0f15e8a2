#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/page.h"
#include "support/assembled_site.h"
#include "support/folder_files.h"

namespace pier::test {

/// The theme of the golden examples. REQUIRES: PIER_TESTS_DIR is defined.
inline Theme plain_theme(SourceMap& sources, Diagnostics& diagnostics) {
  const std::string folder = std::string(PIER_TESTS_DIR) + "/golden/base/themes/plain/";
  ThemeFiles files;
  for (const auto& [path, bytes] : read_folder(folder + "templates")) {
    files.templates.push_back({path, sources.add("templates/" + path, bytes)});
  }
  for (const auto& [path, bytes] : read_folder(folder + "assets")) {
    files.assets.push_back({*SitePath::parse(path), bytes, sources.add("assets/" + path, bytes)});
  }
  files.description = sources.add("theme.yaml", read_folder(folder).at("theme.yaml"));
  return load_theme(files, required_templates(), sources, diagnostics);
}

inline std::vector<Page> render_pages(const Site& site, const Theme& theme,
                                      const SourceMap& sources, Jobs jobs,
                                      Diagnostics& diagnostics) {
  const Pdfs none;
  const PageMaker maker(site, theme, sources, none, jobs, diagnostics);
  std::vector<Page> pages(maker.count());
  std::vector<Diagnostics> problems(maker.count());
  parallel_for(maker.count(), jobs,
               [&](std::size_t i) { pages[i] = maker.make(i, i % 2 == 0, problems[i]); });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  return pages;
}

/// All pages of a site, rendered.
struct Rendered {
  explicit Rendered(AssembledSite::Files files,
                    Edition edition = {.today = *Date::parse("2026-11-21")}, Jobs jobs = {1})
      : made(std::move(files), edition),
        theme(plain_theme(made.sources, made.diagnostics)),
        pages(render_pages(made.site, theme, made.sources, jobs, made.diagnostics)) {}

  const Page* find(std::string_view url) const {
    for (const Page& candidate : pages) {
      if (candidate.url == url) return &candidate;
    }
    return nullptr;
  }
  std::string html(std::string_view url) const {
    const Page* found = find(url);
    return found == nullptr ? std::string{} : found->html.markup();
  }
  bool has(std::string_view url, std::string_view text) const {
    return html(url).find(text) != std::string::npos;
  }

  AssembledSite made;
  Theme theme;
  std::vector<Page> pages;
};

}  // namespace pier::test
