#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/checks.h"
#include "support/assembled_site.h"

namespace pier::test {

/// A page that keeps every rule, with `body` in it.
inline std::string whole(const std::string& body, const std::string& title = "Title") {
  return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><title>" + title +
         "</title></head>\n<body><main>\n<h1>Heading</h1>\n" + body + "\n</main></body>\n</html>\n";
}

/// A finished site of a few pages of markup, and what the checks say about it.
class Checked {
 public:
  explicit Checked(AssembledSite::Files files = {},
                   Edition edition = {.today = *Date::parse("2026-11-21")})
      : made(std::move(files), edition) {}

  /// Adds a page. The last bytes of it, from `origin` on, come from the whole file `source`.
  Checked& add(std::string url, std::string markup, std::string_view origin = {},
               const std::string& source = {}) {
    html::Fragment fragment{std::move(markup), {}};
    if (!origin.empty()) {
      const FileId file = made.sources.add("themes/plain/templates/part.html", source);
      const auto offset = static_cast<std::uint32_t>(fragment.markup.find(origin));
      fragment.origins.push_back({offset, made.sources.whole(file)});
    }
    Page page;
    page.layout = "page.html";
    page.made_from = {made.sources.add("content" + url + "page.md", "---\n"), 0, 0};
    page.html = Html::trusted(std::move(fragment));
    page.url = std::move(url);
    pages.push_back(std::move(page));
    return *this;
  }

  /// Runs the checks: the rules that were broken, with a space between.
  std::string rules() {
    diagnostics = {};
    Output output;
    Diagnostics ignored;
    for (const Page& page : pages) {
      output.add(output_path(page.url), {Bytes(page.html)}, ignored);
    }
    for (const Attachment& file : made.site.attachments()) {
      output.add(file.path, {Bytes(file.bytes)}, ignored);
    }
    const Theme theme;
    KnownAddresses known{made.site.href(""), {}, {}};
    // Of every second page it shows only in the end that there is one.
    for (std::size_t i = 0; i < pages.size(); i += 2) known.pages.insert(pages[i].url);
    std::vector<PageFindings> found;
    for (const Page& page : pages) {
      found.push_back(look_at_page(page, made.sources, known, nullptr));
    }
    check_texts(made.site, made.sources, {1}, diagnostics);
    run_checks({made.site, theme, pages, output, made.sources}, std::move(found), {1}, diagnostics);
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) {
      list += (list.empty() ? "" : " ") + std::string(problem.rule->id);
    }
    return list;
  }

  AssembledSite made;
  std::vector<Page> pages;
  Diagnostics diagnostics;
};

/// The rules that a page with this body breaks.
inline std::string rules_of(const std::string& body) {
  return Checked().add("/a/", whole(body)).rules();
}

}  // namespace pier::test
