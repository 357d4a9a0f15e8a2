#include "checks/outbound_links.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "checks/scanned_page.h"
#include "html/scanner.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 5> kOutboundRules{
    "link-certificate", "link-gone", "link-moved", "link-private", "link-unreachable"};

/// Whether an address leads to a server that is not the one of the site.
bool leads_out(std::string_view address, std::string_view own) {
  const std::string begin = ascii_lower(address.substr(0, std::string_view("https://").size()));
  if (!begin.starts_with("https://") && !begin.starts_with("http://")) return false;
  if (own.empty() || !address.starts_with(own)) return true;
  const std::string_view behind = address.substr(own.size());
  return !behind.empty() && behind.front() != '/' && behind.front() != '#' && behind.front() != '?';
}

std::vector<OutboundLink> links_of(const Page& page, std::string_view own,
                                   const SourceMap& sources) {
  thread_local html::Scan scan;
  html::scan(page.html.markup(), scan);
  std::vector<OutboundLink> found;
  for (const html::Element& element : scan.elements) {
    if (element.tag != "a") continue;
    const html::Attribute* href = scan.find(element, "href");
    if (href == nullptr) continue;
    std::string address = html::unescape(href->value);
    if (!leads_out(address, own)) continue;
    found.push_back(
        {std::move(address), place_of(page, sources, href->offset), page.url, page.made_from});
  }
  return found;
}

}  // namespace

std::vector<OutboundLink> outbound_links(const std::vector<Page>& pages, const Site& site,
                                         const SourceMap& sources, Jobs jobs) {
  std::vector<std::vector<OutboundLink>> of_page(pages.size());
  parallel_for(pages.size(), jobs, [&](std::size_t i) {
    if (!pages[i].for_readers) return;
    of_page[i] = links_of(pages[i], site.config().base_url, sources);
  });
  std::vector<OutboundLink> all;
  // What stands in a header or a list of contacts is on every page, and written once.
  std::set<std::tuple<FileId, std::uint32_t, std::uint32_t, std::string>> known;
  for (std::vector<OutboundLink>& links : of_page) {
    for (OutboundLink& link : links) {
      const Span& span = link.span;
      if (!known.insert({span.file, span.begin, span.end, link.address}).second) continue;
      all.push_back(std::move(link));
    }
  }
  return all;
}

bool is_about_outbound_links(const Rule& rule) {
  return std::find(kOutboundRules.begin(), kOutboundRules.end(), rule.id) != kOutboundRules.end();
}

}  // namespace pier
