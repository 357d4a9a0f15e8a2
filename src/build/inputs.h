#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes_writer.h"
#include "base/digest.h"
#include "base/file_system.h"
#include "base/parallel.h"

namespace pier {

/// A file that a build asked for, and what it got.
struct KnownFile {
  std::string path;
  ReadStatus status = ReadStatus::missing;
  /// The most bytes that were wanted.
  std::uint64_t limit = 0;
  FileStamp stamp{};
  Digest digest;
  /// A moment before it was read (nanoseconds since 1970). A stamp that is hardly older says
  /// nothing: the file may have changed again within one tick of the clock.
  std::int64_t seen = 0;
};

/// A folder whose names a build asked for. `names` is the digest of all that the listing says,
/// sizes apart.
struct KnownFolder {
  struct Part {
    std::string path;
    FileStamp stamp{};
  };
  std::string path;
  Digest names;
  /// The folder itself and those below it, by path: while they have these stamps, the names are the
  /// same.
  std::vector<Part> parts;
  /// A moment before they were listed, as in KnownFile.
  std::int64_t seen = 0;
};

/// Everything that a build asked of a FileSystem, as it was then. What is not here, the build did
/// not see: its result depends on nothing else below that folder.
struct Inputs {
  /// Sorted by path.
  std::vector<KnownFile> files;
  /// Sorted by path.
  std::vector<KnownFolder> folders;
  const KnownFile* find(std::string_view path) const;
  /// Takes over what is known now of files and folders that are known.
  void update(const std::vector<KnownFile>& files);
  void update(const std::vector<KnownFolder>& folders);
};

/// Reads as another FileSystem does and remembers what was asked. Outlives nothing that it reads
/// from. May be used by several threads at once.
class RecordingFileSystem : public FileSystem {
 public:
  /// `now` in nanoseconds since 1970, by the clock that stamps files.
  RecordingFileSystem(const FileSystem& files, std::int64_t now) : files_(files), now_(now) {}

  using FileSystem::list;
  Listing list(const SitePath& folder, Jobs jobs) const override;
  ReadResult read(const SitePath& path, std::uint64_t limit) const override;

  /// What was asked until now.
  Inputs inputs() const;

 private:
  const FileSystem& files_;
  std::int64_t now_;
  mutable std::mutex mutex_;
  mutable std::vector<KnownFile> read_;
  mutable std::vector<KnownFolder> listed_;
};

/// How an input differs from what it was.
struct InputChange {
  enum class Kind { changed, added, removed };
  Kind kind = Kind::changed;
  std::string path;

  friend bool operator==(const InputChange&, const InputChange&) = default;
};

/// What is different now.
struct InputDifference {
  /// By path. Empty: a build would read the same again, byte for byte.
  std::vector<InputChange> changes;
  /// Files that had to be read again and hold what they held: what is known of them now.
  std::vector<KnownFile> confirmed;
  /// Folders that had to be listed again, hold the names that they held, and need not be the next
  /// time.
  std::vector<KnownFolder> listed;
};

/// Looks again at all that a build asked. Digests decide; a stamp that is the same spares reading
/// the file, or listing the folder. `now` as for RecordingFileSystem.
InputDifference compare(const Inputs& before, const FileSystem& files, std::int64_t now, Jobs jobs);

/// How what was read at two times differs.
std::vector<InputChange> changes_between(const Inputs& before, const Inputs& now);

void write_inputs(const Inputs& inputs, BytesWriter& to);
Inputs read_inputs(BytesReader& from);

}  // namespace pier
