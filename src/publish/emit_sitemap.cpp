#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "html/escape.h"
#include "publish/emit.h"

namespace pier::emit {

namespace {

/// What the protocol allows.
constexpr std::size_t kMostInSitemap = 50'000;

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kNamespace = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

std::string location(const Site& site, std::string_view url) {
  return "<loc>" + html::escaped(site.absolute(url), html::Context::text) + "</loc>\n";
}

/// One sitemap, of so many of the pages.
std::string part_of(const Site& site, std::span<const Page* const> pages) {
  std::string out = fmt::format("{}<urlset{}", kHead, kNamespace);
  for (const Page* page : pages) {
    out += "  <url>\n    " + location(site, page->url);
    if (page->changed) out += "    <lastmod>" + page->changed->iso() + "</lastmod>\n";
    out += "  </url>\n";
  }
  return out + "</urlset>\n";
}

}  // namespace

/// https://www.sitemaps.org/protocol.html. Days come from the content, never from the build.
/// A sitemap has at most 50,000 addresses; of more pages, sitemap.xml is the index of several.
void sitemap(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  std::vector<const Page*> listed;
  for (const Page& page : emission.pages) {
    if (page.listed && page.for_readers) listed.push_back(&page);
  }
  std::string first;
  if (listed.size() <= kMostInSitemap) {
    first = part_of(site, listed);
  } else {
    first = fmt::format("{}<sitemapindex{}", kHead, kNamespace);
    for (std::size_t begin = 0; begin < listed.size(); begin += kMostInSitemap) {
      const std::string name = fmt::format("sitemap-{}.xml", begin / kMostInSitemap + 1);
      const std::size_t count = std::min(kMostInSitemap, listed.size() - begin);
      output.add(*SitePath::parse(name), {part_of(site, std::span(listed).subspan(begin, count))},
                 diagnostics);
      first += "  <sitemap>\n    " + location(site, "/" + name) + "  </sitemap>\n";
    }
    first += "</sitemapindex>\n";
  }
  output.add(*SitePath::parse("sitemap.xml"), {std::move(first)}, diagnostics);

  // Nothing is hidden by robots.txt: a preview says `noindex`, which a crawler must be
  // able to read.
  output.add(
      *SitePath::parse("robots.txt"),
      {"User-agent: *\nAllow: /\n\nSitemap: " + emission.site.absolute("/sitemap.xml") + "\n"},
      diagnostics);
}

}  // namespace pier::emit
