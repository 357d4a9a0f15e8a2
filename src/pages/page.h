#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "base/site_path.h"
#include "diagnostics/diagnostics.h"
#include "html/html.h"
#include "print/printer.h"
#include "site/site.h"
#include "templates/templates.h"
#include "theme/theme.h"

namespace pier {

/// What a document that becomes a PDF brings beside its HTML.
struct Paper {
  /// A style sheet of its own: its address below the base path, and its bytes; "" for none.
  std::string style_url{};
  std::string style{};
  /// It shows on which pages its parts are: print::Job::number_pages.
  bool number_pages = false;
};

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
  /// Else it is for those who keep the site: search engines are told to leave it out, and its
  /// address is no promise, because what it is about belongs to the program and not to the site.
  bool for_readers = true;
  /// The day of its last change, for sitemap.xml.
  std::optional<Date> changed;
  Paper paper{};
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
  bool for_readers = true;
  std::optional<Date> changed;
  /// As its template saw them: the kind of page and what it is about; "" when it has none.
  std::string type;
  std::string summary;
  /// The page as a PDF, for the address pdf_url(), and the same in large print, for the address
  /// pdf_url(large_print_url()); "" when there is none.
  std::string pdf{};
  std::string large_print{};
  Paper paper{};
};

class PageTexts;

/// What was printed, by the URL of its page; large print by large_print_url() of it.
using Pdfs = std::map<std::string, print::Printed, std::less<>>;

/// Where a page's file stands: "/about/" is about/index.html.
SitePath output_path(std::string_view url);

/// The templates without which no site can be made.
std::span<const std::string_view> required_templates();

/// Renders the documents that become PDFs, of the entries that ask for one, in parallel. A type may
/// have a template for it; else the document is the page itself, without a word about PDFs. Without
/// `all`, documents that have no limit of pages, which nobody will print, come without their HTML.
std::vector<Page> render_prints(const Site& site, const Theme& theme, const SourceMap& sources,
                                bool all, Jobs jobs, Diagnostics& diagnostics,
                                templates::Observer* observer = nullptr);

struct RenderingRoom;

/// Makes the pages of a site, one by one: those of entries and those that the generator makes
/// itself (site map, A to Z, topics, not found, redirects, gone; in previews the page of the
/// Business Unit). In the order of their URLs. A page with one of `pdfs` links to it. Notes in
/// `texts`, if given, how they came about. Everything it is given outlives it.
class PageMaker {
 public:
  PageMaker(const Site& site, const Theme& theme, const SourceMap& sources, const Pdfs& pdfs,
            Jobs jobs, Diagnostics& diagnostics, PageTexts* texts = nullptr,
            templates::Observer* observer = nullptr);
  PageMaker(const PageMaker&) = delete;
  PageMaker& operator=(const PageMaker&) = delete;
  ~PageMaker();

  std::size_t count() const;
  /// As in Page.
  const std::string& url(std::size_t i) const;
  /// Whether the page is that of an entry; else the generator makes it itself.
  bool has_entry(std::size_t i) const;
  /// From several threads at once, each page once. `is_brief`: its markup will soon be given back.
  Page make(std::size_t i, bool is_brief, Diagnostics& diagnostics) const;

 private:
  std::unique_ptr<RenderingRoom> room_;
};

}  // namespace pier
