#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/site_path.h"
#include "diagnostics/diagnostics.h"
#include "html/html.h"

namespace pier {

/// The bytes of a file, shared and const, so that a page is never copied on its way out.
class Bytes {
 public:
  Bytes() : bytes_(std::make_shared<const std::string>()) {}
  Bytes(std::string bytes) : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}
  Bytes(const char* bytes) : Bytes(std::string(bytes)) {}
  Bytes(const Html& html) : bytes_(html.shared_markup()) {}

  std::string_view view() const { return *bytes_; }
  operator std::string_view() const { return *bytes_; }
  std::size_t size() const { return bytes_->size(); }
  const char* data() const { return bytes_->data(); }
  friend bool operator==(const Bytes& a, std::string_view b) { return a.view() == b; }

 private:
  std::shared_ptr<const std::string> bytes_;
};

/// What tells the bytes of a file from all others, without them.
struct BytesKey {
  std::uint64_t size = 0;
  Digest digest;

  static BytesKey of(std::string_view bytes) { return {bytes.size(), digest_of(bytes)}; }
  friend bool operator==(const BytesKey&, const BytesKey&) = default;
};

/// One file of the site that is about to be published.
struct Artifact {
  /// Empty when they are elsewhere: see `place`.
  Bytes bytes;
  /// What it was made from, for the message when two things claim one path.
  Span made_from{};
  /// Its name has a digest in it, which can look like anybody's number by chance.
  bool is_named_by_digest = false;
  /// So can its bytes: they are numbers written in letters. What they are about stands on pages.
  bool is_encoded = false;
  /// The key of the bytes where it is known already; whoever needs it computes it otherwise.
  std::optional<BytesKey> key{};
  /// Where the bytes are. Those that are not here have their `key`.
  enum class Place {
    here,
    /// In the output folder, as they are to be: LiveTree::holds() has said so.
    published,
    /// In the tree that will take its place: EarlyFiles has written them.
    staged,
  };
  Place place = Place::here;

  BytesKey key_of_bytes() const { return key ? *key : BytesKey::of(bytes); }
};

/// Everything that will stand in the output folder: path → bytes. One claimant a path;
/// paths that differ only by the case of their letters are one path, because half the
/// hosts think so; and no file stands where another path needs a folder.
class Output {
 public:
  /// Adds a file; a path that is taken is reported as `url-duplicate` and not added.
  bool add(SitePath path, Artifact artifact, Diagnostics& diagnostics);

  const std::map<SitePath, Artifact>& files() const { return files_; }
  const Artifact* find(const SitePath& path) const;

 private:
  /// The path that leaves no room for this one, given in small letters; or null.
  const SitePath* taken_by(const std::string& folded) const;

  std::map<SitePath, Artifact> files_;
  /// Lower-cased path → path, to find those that differ by case only.
  std::map<std::string, SitePath, std::less<>> folded_;
};

}  // namespace pier
