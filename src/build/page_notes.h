#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "diagnostics/source_map.h"
#include "pages/page.h"
#include "site/site.h"

namespace pier {

/// What people who edit a page want to know of it, beside what it says.
struct PageNote {
  /// As Page::url.
  std::string url;
  std::string title;
  /// The file that the page is made from; none where it is made from several.
  std::optional<FileId> source;
  /// Whether `source` is a file of content/: a page with a text of its own.
  bool is_entry = false;
  /// Why readers would not see it today, in the words of held_back_because(); "" when they do.
  std::string not_public;
  std::optional<Date> next_review;
  bool is_overdue = false;
  /// Of the text that the page shows; none where it has none of its own.
  std::optional<std::size_t> words;
  /// The pages whose texts link here: positions in SiteNotes::pages, rising.
  std::vector<std::size_t> linked_from;
};

/// For the preview, which serves a site and says things about it that are no part of it.
struct SiteNotes {
  /// "" or "/below": what stands before every Page::url in links.
  std::string base_path;
  /// One for each page, in their order.
  std::vector<PageNote> pages;
};

SiteNotes page_notes(const Site& site, std::span<const Page> pages);

/// Takes in that words of a text changed, and nothing else of the site: `file` is the text as it is
/// now, its path is as it was.
void renew_notes(SiteNotes& notes, FileId file, const SourceMap& sources);

}  // namespace pier
