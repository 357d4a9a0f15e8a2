#pragma once

#include <string>
#include <vector>

#include "pages/page.h"

namespace pier {

/// Something that a page is made from, and what the page has of it.
struct PageSource {
  /// A file of the site, "content/about/index.md"; or the address of another page, "/about/".
  std::string name;
  /// In a few words: "its text", "a contact that it shows".
  std::string role;

  friend bool operator==(const PageSource&, const PageSource&) = default;
};

/// A page and everything that it shows something of.
struct PageSources {
  std::string url;
  std::string title;
  /// Where it is published: "about/index.html".
  std::string file;
  /// In the order in which people would look for them: its text first, templates last.
  std::vector<PageSource> sources;
};

/// For explanations: what each page is made from. Templates and texts are those that the bytes of
/// the page came from; data and other pages are those that its references, blocks and place in the
/// site name.
std::vector<PageSources> page_sources(const Site& site, const std::vector<Page>& pages,
                                      const SourceMap& map);

}  // namespace pier
