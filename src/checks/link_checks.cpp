#include <algorithm>
#include <optional>
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

/// The part of an address behind the base path of the site; none when it does not stand below it.
std::optional<std::string_view> below(std::string_view base, std::string_view path) {
  if (!path.starts_with(base)) return std::nullopt;
  path.remove_prefix(base.size());
  return path.starts_with('/') ? std::optional(path) : std::nullopt;
}

/// An address of a page or a file, and the part of it that is named behind "#".
struct Target {
  std::string_view path;
  std::string_view fragment;

  explicit Target(std::string_view href) {
    const std::size_t hash = std::min(href.find('#'), href.size());
    path = href.substr(0, hash);
    if (hash < href.size()) fragment = href.substr(hash + 1);
  }
};

constexpr char kIdEnd = '\n';

bool has_id(const std::string& ids, std::string_view id) {
  for (std::size_t at = 0; (at = ids.find(id, at)) != std::string::npos; ++at) {
    const bool begins = at == 0 || ids[at - 1] == kIdEnd;
    if (begins && at + id.size() < ids.size() && ids[at + id.size()] == kIdEnd) return true;
  }
  return false;
}

/// Every address that the finished site answers.
class Addresses {
 public:
  Addresses(const std::vector<Page>& pages, const std::vector<PageFindings>& found,
            const Output& output)
      : found_(found) {
    pages_.reserve(pages.size());
    files_.reserve(output.files().size());
    for (std::size_t i = 0; i < pages.size(); ++i) pages_.emplace(pages[i].url, i);
    for (const auto& [path, artifact] : output.files()) files_.insert(path.text());
  }

  /// What is wrong with a link to `href` on the page `own`; "" when it leads somewhere, or out of
  /// the site. `base` is the path below which the site stands.
  std::string fault(std::string_view href, std::string_view own, std::string_view base) const {
    if (href.empty()) return "an address is empty";
    // Markdown makes no such address; a template stands on many pages, at several depths.
    if (href.front() != '/' && href.front() != '#') {
      return fmt::format("`{}` leads somewhere else from every page", href);
    }
    const Target target(href);
    if (target.path.empty()) return fault_of(own, target.fragment);
    if (const auto path = below(base, target.path)) return fault_of(*path, target.fragment);
    return fmt::format("`{}` leads out of the site, which begins at `{}/`", target.path, base);
  }

 private:
  std::string fault_of(std::string_view path, std::string_view fragment) const {
    const auto page = pages_.find(path);
    if (page == pages_.end()) {
      if (files_.contains(path.substr(1))) return {};
      return fmt::format("nothing answers at `{}`", path);
    }
    if (fragment.empty() || has_id(found_[page->second].ids, fragment)) return {};
    return fmt::format("the page `{}` has no part `#{}`", path, fragment);
  }

  const std::vector<PageFindings>& found_;
  std::unordered_map<std::string_view, std::size_t> pages_;
  std::unordered_set<std::string_view> files_;
};

void report(const Page& page, Span place, std::string message, std::string_view rule,
            std::string help, Diagnostics& diagnostics) {
  diagnostics.report(rule, place, std::move(message), std::move(help))
      .notes.push_back({page.made_from, fmt::format("found on the page {}", page.url)});
}

}  // namespace

void note_links(const ScannedPage& page, const KnownAddresses& known, PageFindings& found) {
  PageLinks all = collect_links(page);
  const auto leads_somewhere = [&](std::string_view href) {
    const Target target(href);
    if (target.path.empty()) {
      return !href.empty() &&
             (target.fragment.empty() ||
              std::find(all.ids.begin(), all.ids.end(), target.fragment) != all.ids.end());
    }
    const auto path = below(known.base, target.path);
    if (!path) return false;
    if (known.pages.contains(*path)) return target.fragment.empty();
    return known.files.contains(path->substr(1));
  };
  for (const PageLinks::Link& link : all.links) {
    if (has_scheme(link.href) || leads_somewhere(link.href)) continue;
    found.links.push_back({std::string(link.href), place_of(page.page, page.sources, link.offset)});
  }
  std::size_t size = 0;
  for (const std::string_view id : all.ids) size += id.size() + 1;
  found.ids.reserve(size);
  for (const std::string_view id : all.ids) found.ids.append(id).push_back(kIdEnd);
  found.title = std::move(all.title);
  found.title_place = place_of(page.page, page.sources, all.title_offset);
}

void links(const std::vector<PageFindings>& found, const CheckInput& input, Jobs jobs,
           Diagnostics& diagnostics) {
  const Addresses addresses(input.pages, found, input.output);
  const std::string base = input.site.href("");
  std::vector<Diagnostics> problems(found.size());
  parallel_for(found.size(), jobs, [&](std::size_t i) {
    const Page& page = input.pages[i];
    if (!found[i].is_judged) return;
    for (const PageFindings::Link& link : found[i].links) {
      std::string fault = addresses.fault(link.href, page.url, base);
      if (fault.empty()) continue;
      report(
          page, link.place, std::move(fault), "link-broken",
          "link to a page of the site, by an address that begins with `/`; the template may have "
          "to be mended",
          problems[i]);
    }
  });
  for (Diagnostics& one : problems) diagnostics.merge(std::move(one));
}

void page_titles(const std::vector<PageFindings>& found, const CheckInput& input, Jobs,
                 Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, std::size_t> seen;
  seen.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Page& page = input.pages[i];
    const std::string& title = found[i].title;
    if (!found[i].is_judged) continue;
    if (title.empty()) {
      report(page, found[i].title_place, "a page has no browser title", "page-title",
             "write <title>{{ page.head_title }}</title> in the template", diagnostics);
      continue;
    }
    // Discreet pages share a title on purpose; pages that moved name their target.
    if (!page.listed || title == input.site.config().neutral_title) continue;
    if (const auto [first, is_new] = seen.emplace(title, i); !is_new) {
      report(page, found[i].title_place,
             fmt::format("two pages have the browser title `{}`", title), "page-title",
             "say in each title what makes the page different", diagnostics);
    }
  }
}

}  // namespace pier::checks
