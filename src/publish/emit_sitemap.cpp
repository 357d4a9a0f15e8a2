#include "html/escape.h"
#include "publish/emit.h"

namespace pier::emit {

/// https://www.sitemaps.org/protocol.html. Days come from the content, never from the build.
void sitemap(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const Page& page : emission.pages) {
    if (!page.listed) continue;
    out += "  <url>\n    <loc>" +
           html::escaped(emission.site.absolute(page.url), html::Context::text) + "</loc>\n";
    if (page.changed) out += "    <lastmod>" + page.changed->iso() + "</lastmod>\n";
    out += "  </url>\n";
  }
  out += "</urlset>\n";
  output.add(*SitePath::parse("sitemap.xml"), {std::move(out)}, diagnostics);

  // Nothing is hidden by robots.txt: a preview says `noindex`, which a crawler must be
  // able to read.
  output.add(
      *SitePath::parse("robots.txt"),
      {"User-agent: *\nAllow: /\n\nSitemap: " + emission.site.absolute("/sitemap.xml") + "\n"},
      diagnostics);
}

}  // namespace pier::emit
