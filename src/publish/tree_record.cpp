#include "publish/tree_record.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <iterator>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pier {

namespace {

constexpr std::string_view kRecordHeader = "pier-stamps 1 ";
constexpr std::size_t kDigestDigits = 32;

/// Takes one word after the other from a line; once something is not as it must be, all are 0.
class Words {
 public:
  explicit Words(std::string_view line) : rest_(line) {}

  template <typename Number>
  Number number(int base = 10) {
    Number value{};
    const auto [stop, error] =
        std::from_chars(rest_.data(), rest_.data() + rest_.size(), value, base);
    take(static_cast<std::size_t>(stop - rest_.data()), error == std::errc{});
    return good_ ? value : Number{};
  }

  Digest digest() {
    Digest value;
    const bool is_long = rest_.size() > kDigestDigits;
    const char* const begin = rest_.data();
    const std::size_t half = is_long ? kDigestDigits / 2 : 0;
    const auto high = std::from_chars(begin, begin + half, value.high, 16);
    const auto low = std::from_chars(begin + half, begin + 2 * half, value.low, 16);
    take(2 * half, is_long && high.ptr == begin + half && low.ptr == begin + 2 * half);
    return value;
  }

  Stamp stamp() {
    Stamp value;
    value.inode = number<std::uint64_t>();
    value.modified = number<std::int64_t>();
    value.changed = number<std::int64_t>();
    return value;
  }

  BytesKey key() {
    BytesKey value;
    value.digest = digest();
    value.size = number<std::uint64_t>();
    return value;
  }

  std::string_view rest() const { return rest_; }
  bool good() const { return good_; }

 private:
  /// Takes a word and the space behind it.
  void take(std::size_t size, bool good) {
    good_ = good_ && good && size > 0 && size < rest_.size() && rest_[size] == ' ';
    rest_.remove_prefix(good_ ? size + 1 : rest_.size());
  }

  std::string_view rest_;
  bool good_ = true;
};

void append(std::string& text, auto number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
  text += ' ';
}

void append(std::string& text, const Stamp& stamp) {
  append(text, stamp.inode);
  append(text, stamp.modified);
  append(text, stamp.changed);
}

void append(std::string& text, const BytesKey& key) {
  key.digest.append_hex(text);
  text += ' ';
  append(text, key.size);
}

bool read_record_line(std::string_view line, TreeRecord& record) {
  if (line.size() < 2 || line[1] != ' ') return false;
  Words words(line.substr(2));
  switch (line.front()) {
    case 'm':
      record.manifest = words.key();
      record.manifest_stamp = words.stamp();
      return words.good();
    case 'd': {
      TreeRecord::Folder folder;
      folder.live = words.stamp();
      folder.standby = words.stamp();
      folder.path = words.rest();
      record.folders.push_back(folder);
      return words.good();
    }
    case 'f': {
      TreeRecord::File file;
      file.key = words.key();
      file.stamp = words.stamp();
      file.path = words.rest();
      record.files.push_back(file);
      return words.good();
    }
    default:
      return false;
  }
}

std::string record_name(const PublishLock& lock) {
  return fmt::format(".{}.pier-stamps", lock.folder().name);
}

}  // namespace

std::string write_tree_record(const TreeRecord& record) {
  std::string body;
  constexpr std::size_t kUsualLine = 160;
  body.reserve(kUsualLine * (record.files.size() + record.folders.size() + 1));
  body += "m ";
  append(body, record.manifest);
  append(body, record.manifest_stamp);
  body += '\n';
  for (const TreeRecord::Folder& folder : record.folders) {
    body += "d ";
    append(body, folder.live);
    append(body, folder.standby);
    body += folder.path;
    body += '\n';
  }
  for (const TreeRecord::File& file : record.files) {
    body += "f ";
    append(body, file.key);
    append(body, file.stamp);
    body += file.path;
    body += '\n';
  }
  return fmt::format("{}{}\n{}", kRecordHeader, digest_of(body).hex(), body);
}

std::optional<TreeRecord> read_tree_record(std::string_view text) {
  if (!text.starts_with(kRecordHeader)) return std::nullopt;
  text.remove_prefix(kRecordHeader.size());
  if (text.size() <= kDigestDigits || text[kDigestDigits] != '\n') return std::nullopt;
  const std::string_view digest = text.substr(0, kDigestDigits);
  text.remove_prefix(kDigestDigits + 1);
  if (digest_of(text).hex() != digest) return std::nullopt;
  TreeRecord record;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    if (!read_record_line(text.substr(0, end), record)) return std::nullopt;
    text.remove_prefix(end + 1);
  }
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

void save_tree_record(const PublishLock& lock, std::string_view text) {
  const std::string name = record_name(lock);
  unlinkat(lock.parent(), name.c_str(), 0);
  const FileDescriptor file(openat(lock.parent(), name.c_str(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.is_open()) return;
  while (!text.empty()) {
    const ssize_t count = ::write(file.number(), text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      // Half a record is no record; it need not take the room that the disk has not.
      unlinkat(lock.parent(), name.c_str(), 0);
      return;
    }
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace pier
