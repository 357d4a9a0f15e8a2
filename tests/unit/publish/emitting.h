#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/emitters.h"
#include "support/assembled_site.h"

namespace pier::test {

/// A site with the files that emitters make of it. Its pages are stubs: what stands in them is the
/// business of other modules.
struct Emitted {
  explicit Emitted(AssembledSite::Files files,
                   Edition edition = {.today = *Date::parse("2026-11-21")},
                   std::vector<Page> further = {})
      : made(std::move(files), edition), pages(std::move(further)) {
    for (std::size_t i = 0; i < made.site.entries().size(); ++i) {
      Page stub;
      stub.url = made.site.placement(static_cast<EntryId>(i)).url;
      stub.layout = "page.html";
      stub.changed = made.site.placement(static_cast<EntryId>(i)).reviewed;
      pages.push_back(std::move(stub));
    }
    for (const Page& page : pages) page_files.push_back({Bytes(page.html), page.made_from});
    output = emit_all({made.site, theme, pages, page_files}, diagnostics);
  }

  /// The bytes of a file; "" when there is none.
  std::string file(std::string_view path) const {
    const Artifact* found = output.find(*SitePath::parse(path));
    return found == nullptr ? std::string{} : std::string(found->bytes.view());
  }
  bool has(std::string_view path) const { return output.find(*SitePath::parse(path)) != nullptr; }
  bool file_has(std::string_view path, std::string_view text) const {
    return file(path).find(text) != std::string::npos;
  }
  std::set<std::string> lasting() const {
    return lasting_urls({made.site, theme, pages, page_files});
  }
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) list += std::string(problem.rule->id) + " ";
    return list;
  }

  AssembledSite made;
  Theme theme;
  std::vector<Page> pages;
  std::vector<Artifact> page_files;
  Diagnostics diagnostics;
  Output output;
};

inline Page stub(std::string url, std::string_view layout = "page.html", bool listed = true) {
  Page made;
  made.url = std::move(url);
  made.layout = layout;
  made.listed = listed;
  return made;
}

/// site.yaml whose base address has a path.
inline std::string site_below(const std::string& path) {
  std::string yaml = kSiteYaml;
  const std::string host = "seaby.example";
  yaml.insert(yaml.find(host) + host.size(), path);
  return yaml;
}

}  // namespace pier::test
