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

void add_location(const Site& site, std::string_view url, std::string& out) {
  out += "<loc>";
  html::append_escaped(out, site.absolute(url), html::Context::text);
  out += "</loc>\n";
}

/// One sitemap, of so many of the pages.
std::string part_of(const Site& site, std::span<const Page* const> pages) {
  constexpr std::size_t kUsual = 128;  // bytes of a page
  std::string out;
  out.reserve(kUsual * pages.size());
  out += kHead;
  out += "<urlset";
  out += kNamespace;
  for (const Page* page : pages) {
    out += "  <url>\n    ";
    add_location(site, page->url, out);
    if (page->changed) {
      out += "    <lastmod>";
      out += page->changed->iso();
      out += "</lastmod>\n";
    }
    out += "  </url>\n";
  }
  out += "</urlset>\n";
  return out;
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
      first += "  <sitemap>\n    ";
      add_location(site, "/" + name, first);
      first += "  </sitemap>\n";
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
