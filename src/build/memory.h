#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "build/build.h"
#include "build/site_inputs.h"
#include "build/texts.h"
#include "pages/page_text.h"

namespace pier {

// What a build leaves for the next: what it read, what it said, and how each text stands in its
// page. With it the next build knows whether there is anything to do, and what. It is kept in a
// file that can be deleted at any time: one that cannot be read, was damaged or was written by
// another version is none, and then everything is built.

/// A problem that was reported, so that it can be said again without looking for it.
struct SaidProblem {
  struct Place {
    std::string path;
    /// Whether messages showed its line.
    bool has_text = false;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::string rule;
  Place place;
  std::string message;
  std::string help;
  std::vector<std::pair<Place, std::string>> notes;
};

/// What the index of the search was made of, in bytes and back; none of what nobody wrote so.
std::string write_searched(const SearchInput& input);
std::optional<SearchInput> read_searched(std::string_view bytes);

/// Something beside the inputs that a result depends on: "the day", "the program".
struct Condition {
  std::string name;
  Digest digest;

  friend bool operator==(const Condition&, const Condition&) = default;
};

/// A build of the past that published something.
struct PastBuild {
  /// When it was done (nanoseconds since 1970).
  std::int64_t when = 0;
  /// Conditions that were others than before, by name; "nothing was kept of a build before" when
  /// there was none.
  std::vector<std::string> because;
  /// The first inputs that had changed, and how many there were.
  std::vector<InputChange> changes;
  std::size_t change_count = 0;
};

struct Memory {
  std::vector<Condition> conditions;
  SiteInputs inputs;
  /// Of the whole of what was published: as publish_tree() gave it.
  Digest published;
  Accounting accounting;
  std::size_t page_count = 0;
  std::size_t silenced = 0;
  std::size_t pages_without_pdf = 0;
  std::size_t pages_not_measured = 0;
  std::optional<Date> next_change;
  std::vector<SaidProblem> said;
  /// What the index of the search is made of beside the pages, as write_searched() writes it; ""
  /// where there is no search.
  std::string searched;
  /// The texts, by their sources ("content/about.md"), as they are written: few are ever looked at.
  Texts texts;
  /// The last builds that published something, the newest last.
  std::vector<PastBuild> history;

  /// Adds this build to the history of the one before.
  void add_to_history(const Memory* before, std::int64_t when);
};

/// What `build` leaves; none when it has errors, or said something that must not be kept.
/// `published` as in Memory.
std::optional<Memory> remember(const Build& build, SiteInputs inputs,
                               std::vector<Condition> conditions);

/// Makes a Build of nothing but what was said and counted, as the build said and counted it. None
/// when a text of which a line was shown cannot be read as it was.
std::optional<Build> recall(const Memory& memory, const SiteFiles& files);

/// The memory as bytes, and back; none of what was damaged, or is of another version. What comes
/// back looks into the bytes: keep them.
std::string write_memory(const Memory& memory);
std::optional<Memory> read_memory(std::string_view bytes);

/// The digest of this program and of the libraries that it was started with.
Digest program_digest();

}  // namespace pier
