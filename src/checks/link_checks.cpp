#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "checks/tables.h"

namespace pier::checks {

namespace {

/// Whether an address names its scheme, as `https:` or `mailto:`.
bool has_scheme(std::string_view href) {
  const std::size_t end = href.find_first_of(":/?#");
  return end != std::string_view::npos && href[end] == ':';
}

/// Every address that the finished site answers.
class Addresses {
 public:
  Addresses(const std::vector<Page>& pages, const std::vector<PageLinks>& links,
            const Output& output)
      : links_(links) {
    pages_.reserve(pages.size());
    files_.reserve(output.files().size());
    for (std::size_t i = 0; i < pages.size(); ++i) pages_.emplace(pages[i].url, i);
    for (const auto& [path, artifact] : output.files()) files_.insert(path.text());
  }

  /// What is wrong with a link to `href` on the page `own`; "" when it leads somewhere, or out of
  /// the site. `base` is the path below which the site stands.
  std::string fault(std::string_view href, std::string_view own, std::string_view base) const {
    if (has_scheme(href)) return {};
    if (href.empty()) return "an address is empty";
    // Markdown makes no such address; a template stands on many pages, at several depths.
    if (href.front() != '/' && href.front() != '#') {
      return fmt::format("`{}` leads somewhere else from every page", href);
    }
    const std::size_t hash = std::min(href.find('#'), href.size());
    const std::string_view path = href.substr(0, hash);
    const std::string_view fragment = hash == href.size() ? "" : href.substr(hash + 1);
    if (path.empty()) return fault_of(own, fragment);
    if (!path.starts_with(base) || !path.substr(base.size()).starts_with('/')) {
      return fmt::format("`{}` leads out of the site, which begins at `{}/`", path, base);
    }
    return fault_of(path.substr(base.size()), fragment);
  }

 private:
  std::string fault_of(std::string_view path, std::string_view fragment) const {
    const auto page = pages_.find(path);
    if (page == pages_.end()) {
      if (files_.contains(path.substr(1))) return {};
      return fmt::format("nothing answers at `{}`", path);
    }
    if (fragment.empty()) return {};
    const auto& ids = links_[page->second].ids;
    if (std::find(ids.begin(), ids.end(), fragment) != ids.end()) return {};
    return fmt::format("the page `{}` has no part `#{}`", path, fragment);
  }

  const std::vector<PageLinks>& links_;
  std::unordered_map<std::string_view, std::size_t> pages_;
  std::unordered_set<std::string_view> files_;
};

void report(const Page& page, const SourceMap& sources, std::uint32_t offset, std::string message,
            std::string_view rule, std::string help, Diagnostics& diagnostics) {
  diagnostics.report(rule, place_of(page, sources, offset), std::move(message), std::move(help))
      .notes.push_back({page.made_from, fmt::format("found on the page {}", page.url)});
}

}  // namespace

void links(const std::vector<PageLinks>& found, const CheckInput& input, Jobs jobs,
           Diagnostics& diagnostics) {
  const Addresses addresses(input.pages, found, input.output);
  const std::string base = input.site.href("");
  std::vector<Diagnostics> problems(found.size());
  parallel_for(found.size(), jobs, [&](std::size_t i) {
    const Page& page = input.pages[i];
    if (!found[i].is_judged) return;
    for (const PageLinks::Link& link : found[i].links) {
      std::string fault = addresses.fault(link.href, page.url, base);
      if (fault.empty()) continue;
      report(
          page, input.sources, link.offset, std::move(fault), "link-broken",
          "link to a page of the site, by an address that begins with `/`; the template may have "
          "to be mended",
          problems[i]);
    }
  });
  for (Diagnostics& one : problems) diagnostics.merge(std::move(one));
}

void page_titles(const std::vector<PageLinks>& found, const CheckInput& input, Jobs,
                 Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, std::size_t> seen;
  seen.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Page& page = input.pages[i];
    const std::string& title = found[i].title;
    if (!found[i].is_judged) continue;
    if (title.empty()) {
      report(page, input.sources, found[i].title_offset, "a page has no browser title",
             "page-title", "write <title>{{ page.head_title }}</title> in the template",
             diagnostics);
      continue;
    }
    // Discreet pages share a title on purpose; pages that moved name their target.
    if (!page.listed || title == input.site.config().neutral_title) continue;
    if (const auto [first, is_new] = seen.emplace(title, i); !is_new) {
      report(page, input.sources, found[i].title_offset,
             fmt::format("two pages have the browser title `{}`", title), "page-title",
             "say in each title what makes the page different", diagnostics);
    }
  }
}

}  // namespace pier::checks
