#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace pier::targets {

/// A file of a site, by what tells its bytes from others.
struct FileState {
  std::string path;
  std::uint64_t size = 0;
  Digest digest;

  bool has_bytes_of(const FileState& other) const {
    return size == other.size && digest == other.digest;
  }
  friend bool operator==(const FileState&, const FileState&) = default;
};

enum class Action { add, replace, remove };

/// One thing that is done at a target.
struct Step {
  Action action = Action::add;
  std::string path;
  /// Of the file as it will be; 0 for one that goes.
  std::uint64_t size = 0;

  friend bool operator==(const Step&, const Step&) = default;
};

/// Everything that is done, in an order in which it may end anywhere.
struct Plan {
  /// The steps of a wave are done in any order, and all of them before the next wave begins.
  std::vector<std::vector<Step>> waves;
  /// How many files stay as they are.
  std::size_t unchanged = 0;

  std::size_t steps() const;
};

/// The paths of files that a page of the new site refers to, as references_of() gives them.
using References = std::function<std::vector<std::string>(const std::string& path)>;

/// Whether a file is a page: what visitors open, and what refers to other files.
bool is_page(std::string_view path);
/// Whether a file tells programs what there is: the sitemap, feeds, calendars, the index of the
/// search, the settings of hosts.
bool is_listing(std::string_view path);
/// Whether a name carries the digest of the file's bytes, so that the bytes never change.
bool is_named_by_digest(std::string_view path);

/// What makes `wanted` of `there` (both sorted by path), in an order in which no page that can be
/// reached refers to something that is not there yet, or no more:
/// 1. new files that are no pages, then changed ones;
/// 2. new pages, those that are referred to first; of new pages that refer to each other in a ring
///    none can be reached before all of them are there;
/// 3. pages that changed: what they refer to is there by now;
/// 4. listings that changed;
/// 5. what goes: pages, then other files. Nothing that stays refers to them any more.
Plan make_plan(std::span<const FileState> there, std::span<const FileState> wanted,
               const References& references);

}  // namespace pier::targets
