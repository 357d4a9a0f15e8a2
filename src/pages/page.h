#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "base/site_path.h"
#include "diagnostics/diagnostics.h"
#include "html/html.h"
#include "site/site.h"
#include "theme/theme.h"

namespace pier {

/// A page that will be made: where it goes and what its template sees.
struct PlannedPage {
  /// Below the base path, as "/about/"; a file such as "/404.html" stands for itself.
  std::string url;
  std::string title;
  /// A template of the theme.
  std::string_view layout;
  /// The source that the page stands for; problems of its template point there too.
  Span made_from{};
  std::optional<EntryId> entry;
  /// Belongs into the site map for machines.
  bool listed = true;
  /// The day of its last change, for sitemap.xml.
  std::optional<Date> changed;
  /// The view of the page. Called from several threads, once.
  std::function<Value(Diagnostics&)> view;
};

/// A finished page.
struct Page {
  std::string url;
  std::string title;
  std::string_view layout;
  Html html;
  Span made_from{};
  std::optional<EntryId> entry;
  bool listed = true;
  std::optional<Date> changed;
};

/// Where a page's file stands: "/about/" is about/index.html.
SitePath output_path(std::string_view url);

/// The templates without which no site can be made.
std::span<const std::string_view> required_templates();

/// Renders all pages, in parallel: those of entries and those that the generator makes itself
/// (site map, A to Z, topics, not found, redirects, gone; in previews the page of the Business
/// Unit). In the order of their URLs.
std::vector<Page> render_pages(const Site& site, const Theme& theme, const SourceMap& sources,
                               Jobs jobs, Diagnostics& diagnostics);

/// The sheets from which the PDFs of briefings are made: whole documents by themselves, each under
/// the address of its PDF, in the order of Library::briefings(). They are no pages of the site.
/// What is wrong with a briefing's text is reported again as with its page; printing problems drops
/// what is said twice.
std::vector<Page> render_sheets(const Site& site, const Theme& theme, const SourceMap& sources,
                                Jobs jobs, Diagnostics& diagnostics);

}  // namespace pier
