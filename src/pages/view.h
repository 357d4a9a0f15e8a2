#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "print/printer.h"
#include "site/site.h"
#include "value/value.h"

namespace pier {

/// What templates may see, and nothing else: every name is made here, in generated.cpp or
/// in business_unit.cpp.

/// {iso, text}, or null.
Value date_view(const std::optional<Date>& date);

/// All that is known of a contact; what is missing is an empty text.
Value contact_view(const Contact& contact);
Value contacts_view(const std::vector<const Contact*>& contacts);

/// {title, summary, url, published, overdue}: an entry in a list.
Value item_view(const Site& site, EntryId id);
Value items_view(const Site& site, const std::vector<EntryId>& ids);

/// {title, url}.
Value link_view(std::string_view title, std::string url);

/// `site`, `help` and `footer_links`: the same on every page.
Value global_view(const Site& site, const SourceMap& sources, Diagnostics& diagnostics);

/// The names of `page` that pages without an entry need too. `trail` are the breadcrumbs.
struct Frame {
  std::string title{};
  /// What the browser calls the page, where that is more than its title.
  std::string long_title{};
  /// Before the title, of a chapter.
  std::string number{};
  std::string summary{};
  std::string url{};
  std::string type{};
  std::vector<EntryId> trail{};
  /// Further breadcrumbs, of pages that no file stands for: title and URL below the base path.
  std::vector<std::pair<std::string, std::string>> more_trail{};
  /// As in PlannedPage.
  bool for_readers = true;
  bool exit = false;
  bool discreet = false;
  Value body{Html{}};
  Value children{};
};
MapBuilder frame_view(const Site& site, const Frame& frame);

/// Sets every further name of `page` to "nothing".
void set_nothing(MapBuilder& page);

/// What a page says of itself on paper.
struct OnPaper {
  /// Its PDF; null where there is none.
  const print::Printed* printed = nullptr;
  /// The view is of the document that becomes the PDF, which says nothing of it.
  bool printing = false;
};

/// `page` of an entry, whose Markdown was rendered to `body`. What no template reads need not be
/// made, as the structured data of a theme without them.
Value entry_view(const Site& site, EntryId id, Html body, const OnPaper& paper = {},
                 bool with_structured_data = true);

/// `nav`: the menu at the top, with the section that holds `current`.
Value navigation_view(const Site& site, std::optional<EntryId> current);

/// The browser's title: page, section, site; neutral on discreet pages.
std::string head_title(const Site& site, std::string_view title, std::optional<EntryId> section,
                       bool discreet);

/// The whole view: {page, nav} and what `more` adds.
Value page_scope(Value page, Value nav, Map more = {});

}  // namespace pier
