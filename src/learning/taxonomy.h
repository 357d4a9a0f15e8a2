#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "learning/kinds.h"

namespace pier::learning {

/// A page of the site that data names by its source.
struct PageLink {
  std::string source;  ///< below content/: "professionals/professional-curiosity.md"
  Span span{};
  /// Its address, without the base path; "" until the site is assembled, and where the page is not
  /// there.
  std::string url;
};

/// An id that data names, with its place.
struct NamedId {
  std::string id;
  Span span{};
};

/// A theme of learning.
struct Theme {
  std::string id;
  std::string name;
  /// Other words for it, for search and for suggestions.
  std::vector<std::string> also;
  /// What it means, in a sentence.
  std::string summary;
  /// Pages that belong to it; in the Library those that are public, each with its address.
  std::vector<PageLink> guidance;
  /// Indicators that belong to it.
  std::vector<NamedId> indicators;
  Span span{};
};

/// A kind of abuse or neglect, or a harm outside the family.
struct AbuseKind {
  std::string id;
  std::string name;
  std::vector<std::string> also;
  /// In the statutory list for adults (Care and support statutory guidance, 14.17).
  bool of_adults = false;
  /// In the statutory list for children (Working Together to Safeguard Children, glossary).
  bool of_children = false;
  /// A harm by its context, in neither list or in both.
  bool of_context = false;
  Span span{};

  /// Whether a review of this partnership can be about it: contextual harms and the partnerships
  /// for both and for community safety go with all.
  bool belongs_to(Partnership partnership) const;
};

/// data/learning.yaml: the controlled words of the library. Const once it was read.
class Taxonomy {
 public:
  /// What is not right is reported. `file` is read as YAML.
  static Taxonomy read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

  /// Of a file that could not be read: no name is unknown then.
  static Taxonomy unknown();

  /// In the order of the file, which is the order of pages.
  const std::vector<Theme>& themes() const { return themes_; }
  const std::vector<AbuseKind>& abuse() const { return abuse_; }
  /// The position with this id.
  std::optional<std::size_t> find_theme(std::string_view id) const;
  std::optional<std::size_t> find_abuse(std::string_view id) const;
  /// Help for an id that is none: what was meant by its name, by a synonym or by its spelling.
  std::string suggest_theme(std::string_view written) const;
  std::string suggest_abuse(std::string_view written) const;
  /// Whether all words are known; then a name that is none of them is wrong.
  bool is_complete() const { return is_complete_; }

  /// Gives the guidance of themes its addresses: `url_of` gives "" for a page that is not public,
  /// which is left out.
  void settle_guidance(const std::function<std::string(const PageLink&)>& url_of);
  /// Leaves out of the themes what is no indicator; reports it when all indicators are known.
  /// `ids` are sorted.
  void settle_indicators(const std::vector<std::string_view>& ids, bool all_known,
                         Diagnostics& diagnostics);

 private:
  friend class TaxonomyReader;
  std::vector<Theme> themes_;
  std::vector<AbuseKind> abuse_;
  bool is_complete_ = true;
};

}  // namespace pier::learning
