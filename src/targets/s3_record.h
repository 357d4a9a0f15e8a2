#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "targets/plan.h"
#include "targets/target.h"

namespace pier::targets {

/// A file of a release in storage. The MD5 is what the storage tells of it in a list.
struct StoredFile {
  FileState state;
  std::string md5;

  friend bool operator==(const StoredFile&, const StoredFile&) = default;
};

/// Bytes that a release took the place of, kept so that one can go back.
struct KeptBytes {
  Digest digest;
  std::uint64_t size = 0;
  /// 0: behind the record itself; else the pack with this number.
  unsigned pack = 0;
  /// In the pack.
  std::uint64_t begin = 0;

  friend bool operator==(const KeptBytes&, const KeptBytes&) = default;
};

/// What an object `.pier/releases/NAME` holds. It is put before anything of the release is: it says
/// what the site is to be, and has what it takes away.
struct ReleaseRecord {
  ReleaseName name;
  /// The release whose site this is again; none for a new one.
  std::optional<unsigned> restores;
  /// What the addresses of the site begin with.
  std::string base_path;
  /// Sorted by path.
  std::vector<StoredFile> files;
  /// As in BuiltSite.
  std::map<std::string, std::string> redirects;
  std::vector<KeptBytes> kept;
  /// The bytes of pack 0.
  std::string pack;

  /// A record without its name, which is that of its object.
  std::string text() const;
  static std::optional<ReleaseRecord> read(const ReleaseName& name, std::string_view text);

  std::vector<FileState> states() const;
  const StoredFile* find(std::string_view path) const;
};

/// The objects of a release.
inline constexpr std::string_view kStateFolder = ".pier/";
std::string record_key(const ReleaseName& name);
std::string pack_key(unsigned release, unsigned pack);
/// The name of the release whose record this is.
std::optional<ReleaseName> release_of_record(std::string_view key);
/// The number of the release that a pack belongs to.
std::optional<unsigned> release_of_pack(std::string_view key);

}  // namespace pier::targets
