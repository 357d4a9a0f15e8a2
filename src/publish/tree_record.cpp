#include "publish/tree_record.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes_writer.h"
#include "base/file_descriptor.h"

namespace pier {

namespace {

/// What a record begins with. The number rises with every change of what follows.
constexpr std::string_view kRecordHeader = "pier-stamps 2\n";

void write_stamp(const Stamp& stamp, BytesWriter& to) {
  to.number(stamp.inode);
  to.fixed(static_cast<std::uint64_t>(stamp.modified));
  to.fixed(static_cast<std::uint64_t>(stamp.changed));
}

Stamp read_stamp(BytesReader& from) {
  Stamp stamp;
  stamp.inode = from.number();
  stamp.modified = static_cast<std::int64_t>(from.fixed());
  stamp.changed = static_cast<std::int64_t>(from.fixed());
  return stamp;
}

void write_key(const BytesKey& key, BytesWriter& to) {
  to.number(key.size);
  to.digest(key.digest);
}

BytesKey read_key(BytesReader& from) {
  BytesKey key;
  key.size = from.number();
  key.digest = from.digest();
  return key;
}

std::string record_name(const PublishLock& lock) {
  return fmt::format(".{}.pier-stamps", lock.folder().name);
}

}  // namespace

std::string write_tree_record(const TreeRecord& record) {
  constexpr std::size_t kUsualPart = 100;
  BytesWriter body(kUsualPart * (record.files.size() + record.folders.size() + 1));
  body.text(kRecordHeader);
  write_key(record.manifest, body);
  write_stamp(record.manifest_stamp, body);
  body.number(record.folders.size());
  for (const TreeRecord::Folder& folder : record.folders) {
    body.text(folder.path);
    write_stamp(folder.live, body);
    write_stamp(folder.standby, body);
  }
  body.number(record.files.size());
  for (const TreeRecord::File& file : record.files) {
    body.text(file.path);
    write_key(file.key, body);
    write_stamp(file.stamp, body);
  }
  return sealed(std::move(body));
}

std::optional<TreeRecord> read_tree_record(std::string_view bytes) {
  auto reader = unsealed(bytes, kRecordHeader);
  if (!reader) return std::nullopt;
  BytesReader& from = *reader;
  TreeRecord record;
  record.manifest = read_key(from);
  record.manifest_stamp = read_stamp(from);
  record.folders.resize(from.count());
  for (TreeRecord::Folder& folder : record.folders) {
    folder.path = from.text();
    folder.live = read_stamp(from);
    folder.standby = read_stamp(from);
  }
  record.files.resize(from.count());
  for (TreeRecord::File& file : record.files) {
    file.path = from.text();
    file.key = read_key(from);
    file.stamp = read_stamp(from);
  }
  if (!from.is_good() || !from.at_end()) return std::nullopt;
  return record;
}

std::string load_tree_record(const PublishLock& lock) {
  const FileDescriptor file(openat(lock.parent(), record_name(lock).c_str(),
                                   O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t count = ::read(file.number(), text.data() + filled, text.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return {};
    filled += static_cast<std::size_t>(count);
  }
  return text;
}

void save_tree_record(const PublishLock& lock, std::string_view bytes) {
  const std::string name = record_name(lock);
  unlinkat(lock.parent(), name.c_str(), 0);
  const FileDescriptor file(openat(lock.parent(), name.c_str(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.is_open()) return;
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      // Half a record is no record; it need not take the room that the disk has not.
      unlinkat(lock.parent(), name.c_str(), 0);
      return;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace pier
