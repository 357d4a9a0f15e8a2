#include "checks/outbound_links.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>
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

/// Whether an address that begins like this one ends here as well.
bool ends_address(std::string_view behind) {
  constexpr std::string_view kEnds = " \t\r\n\"'<>)]},|`";
  return behind.empty() || kEnds.find(behind.front()) != std::string_view::npos;
}

std::optional<Span> find_address(std::string_view address, FileId file, const SourceMap& sources) {
  if (!sources.may_be_shown(file)) return std::nullopt;
  const std::string_view text = sources.text(file);
  for (std::size_t at = 0; (at = text.find(address, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + address.size();
    if (ends_address(text.substr(end))) {
      return Span{file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
  }
  return std::nullopt;
}

/// A template shows what files of data and the heads of pages say. Where it is written people can
/// change it: there, if it is found, else in the template.
Span written_place(const OutboundLink& link, const SourceMap& sources) {
  if (!sources.path(link.span.file).starts_with("themes/")) return link.span;
  if (sources.text(link.span).find(link.address) != std::string_view::npos) return link.span;
  if (const auto own = find_address(link.address, link.made_from.file, sources)) return *own;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const FileId file{i};
    if (!sources.path(file).starts_with("data/")) continue;
    if (const auto found = find_address(link.address, file, sources)) return *found;
  }
  return link.span;
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

/// What neighbours publish is theirs to look after: that an item is gone their next catalogue says,
/// and nobody here could mend a link of it.
bool is_kept_by_neighbour(const OutboundLink& link, const SourceMap& sources) {
  return sources.path(link.span.file).starts_with("data/neighbours/");
}

std::unordered_set<std::string_view> addresses_of(const federation::Shelf& shelf) {
  std::unordered_set<std::string_view> addresses;
  for (const federation::ShelvedReview& review : shelf.reviews()) {
    addresses.insert(review.record.url);
  }
  for (const federation::ShelvedBriefing& briefing : shelf.briefings()) {
    addresses.insert(briefing.record.url);
  }
  return addresses;
}

using LinkKey = std::tuple<FileId, std::uint32_t, std::uint32_t, std::string>;

LinkKey key_of(const OutboundLink& link) {
  return {link.span.file, link.span.begin, link.span.end, link.address};
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
  const std::unordered_set<std::string_view> of_neighbours = addresses_of(site.shelf());
  // What stands in a header or a list of contacts is on every page, and written once.
  std::set<LinkKey> known, shown;
  for (std::vector<OutboundLink>& links : of_page) {
    for (OutboundLink& link : links) {
      if (of_neighbours.contains(link.address)) continue;
      if (!known.insert(key_of(link)).second) continue;
      link.span = written_place(link, sources);
      if (is_kept_by_neighbour(link, sources)) continue;
      // Two templates may show the same line of data.
      if (shown.insert(key_of(link)).second) all.push_back(std::move(link));
    }
  }
  return all;
}

bool is_about_outbound_links(const Rule& rule) {
  return std::find(kOutboundRules.begin(), kOutboundRules.end(), rule.id) != kOutboundRules.end();
}

}  // namespace pier
