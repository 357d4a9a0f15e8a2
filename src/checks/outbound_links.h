#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "diagnostics/diagnostics.h"
#include "pages/page.h"
#include "site/site.h"

namespace pier {

/// A link of a page for readers that leads to another site.
struct OutboundLink {
  /// As a browser takes it, with its fragment: "https://example.org/rules#fees".
  std::string address;
  /// Where it is written: in the Markdown, in a file of data or in a template.
  Span span;
  /// The first page that shows it, as "/about/", and what that is made from.
  std::string page;
  Span made_from{};
};

/// The links of the finished pages to http and https addresses of other sites, each place once, in
/// the order of the pages. What is held back is on no page, so that nothing of it is among them;
/// nor is anything of pages for those who keep the site, or of what neighbours share: their
/// catalogue says what is gone.
std::vector<OutboundLink> outbound_links(const std::vector<Page>& pages, const Site& site,
                                         const SourceMap& sources, Jobs jobs);

/// Says what is wrong with links to other sites. A build asks no server; this is the door through
/// which a command that may do so brings its answers in.
class OutboundJudge {
 public:
  OutboundJudge() = default;
  OutboundJudge(const OutboundJudge&) = delete;
  OutboundJudge& operator=(const OutboundJudge&) = delete;
  virtual ~OutboundJudge() = default;
  /// Reports the rules of is_about_outbound_links(), and no others.
  virtual void judge(const std::vector<OutboundLink>& links, Diagnostics& diagnostics) = 0;
};

/// Whether only an OutboundJudge reports this rule: without one nobody knows if it is kept.
bool is_about_outbound_links(const Rule& rule);

}  // namespace pier
