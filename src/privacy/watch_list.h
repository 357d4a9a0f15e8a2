#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/keyed_digest.h"
#include "privacy/match.h"

namespace pier::privacy {

/// Names that must not be published, without the names: a file outside the repository holds a key
/// and a keyed digest of each way to write each name.
///
/// Whoever has the file cannot read a name in it, but can ask whether a name that comes to mind is
/// there; it is kept where the names themselves may be kept. A name is found in any case, with or
/// without accents, with hyphens, dots, commas or line breaks between its words, with the surname
/// first, with initials, with a title in place of the first name, and in one word (janedoe).
class WatchList {
 public:
  /// No names.
  WatchList() = default;

  /// Reads what write_watch_list() gave; none when a line of it is not understood.
  static std::optional<WatchList> read(std::string_view text);

  bool empty() const { return digests_.empty(); }

  /// Adds the names that stand in a text.
  void look(const Reading& reading, Matches& found) const;

 private:
  struct Entry {
    std::uint64_t digest;
    /// "J Doe", "Mr Doe": its words are written with capitals, or it is no name ("I may").
    bool needs_capitals;
  };
  const Entry* find(std::uint64_t digest) const;

  DigestKey key_{};
  std::vector<Entry> digests_;  ///< by digest
  /// By the lowest bits of a digest: whether there may be one.
  std::vector<bool> may_hold_;
  /// Bit n: there are names of n words.
  unsigned sizes_ = 0;
};

/// The file for these names, one a line; empty lines are left out. `key` is chance, and new for
/// every list.
std::string write_watch_list(std::span<const std::string_view> names, const DigestKey& key);

}  // namespace pier::privacy
