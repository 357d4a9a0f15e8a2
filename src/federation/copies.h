#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/entry.h"
#include "federation/neighbours.h"

namespace pier::federation {

/// The content type of a page that shows the copy of a neighbour's procedure.
inline constexpr std::string_view kSharedProcedure = "shared-procedure";

/// What the head of a shared text says, and how the copy stands to the original.
struct SharedHead {
  std::string title;
  std::string owner;
  std::string issue;
  std::optional<Date> approved;
  std::optional<Date> reviewed;
  std::optional<Date> next_review;
  /// The page of the original.
  std::string source;
};

/// A page of this site that shows the copy of a procedure.
struct ShownCopy {
  /// The source of the page, below content/.
  SitePath page;
  std::string neighbour;  ///< what readers see
  SharedHead head;
  std::optional<Date> fetched;
  /// Whether the catalogue of the neighbour shows another text, or none.
  bool is_changed = false;
  bool is_vanished = false;
};

/// Gives each entry of the type `shared-procedure` the text that it names, from the copy. Reports
/// what it names and is not there, or is no text that may be shown (rule procedure-copy), a copy
/// whose original is another by the catalogue (procedure-changed) or is in it no more
/// (procedure-vanished). Gives what pages say of each.
std::vector<ShownCopy> take_copies(std::vector<Entry>& entries,
                                   const std::vector<Neighbour>& neighbours,
                                   const SourceMap& sources, Diagnostics& diagnostics);

/// What stands in place of each reference of a text where others show it; none for those that only
/// the own site can fill in.
using WordsForOthers = std::vector<std::optional<std::string>>;

/// Reports what a text must not hold that other sites are to show: what only its own site can fill
/// in, or links that lead nowhere from elsewhere (rule procedure-text). Whether it is plain.
/// `words` belong to its references; a copy has none.
bool check_shared_text(const markdown::Document& document, const WordsForOthers& words,
                       Diagnostics& diagnostics);

/// A text that other sites may show: /shared/ID.md.
struct SharedText {
  std::string id;
  std::string bytes;
  std::string sha256;
};

/// The text of an entry of the type guidance that says `share_as`, as others fetch it: a head with
/// whose it is, and the Markdown as it was written, with `words` in place of its references. None
/// for other entries and for texts that cannot be shared, which was reported. `url` is the whole
/// address of its page.
std::optional<SharedText> shared_text(const Entry& entry, const WordsForOthers& words,
                                      std::string_view owner, std::string_view url,
                                      const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier::federation
