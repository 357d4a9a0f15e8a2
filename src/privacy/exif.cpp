#include "privacy/exif.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"

namespace pier::privacy {

namespace {

constexpr std::uint32_t kExifDirectory = 0x8769, kGpsDirectory = 0x8825;

/// Numbers of a TIFF in its byte order.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), is_little_(bytes.starts_with("II")) {}

  bool is_one() const {
    return bytes_.size() >= 8 && (is_little_ || bytes_.starts_with("MM")) && number(2, 2) == 42;
  }
  std::size_t size() const { return bytes_.size(); }
  std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = is_little_ ? size - 1 - i : i;
      value = value << 8 | static_cast<unsigned char>(bytes_[at + place]);
    }
    return value;
  }
  std::string_view piece(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return {};
    return bytes_.substr(at, size);
  }

 private:
  std::string_view bytes_;
  bool is_little_;
};

/// The bytes of a value: in the entry itself when they are few, else where it says.
std::string_view value_of(const Tiff& tiff, std::size_t entry) {
  constexpr std::uint32_t kSizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
  const std::uint32_t type = tiff.number(entry + 2, 2);
  const std::uint64_t count = tiff.number(entry + 4, 4);
  if (type >= std::size(kSizes)) return {};
  const std::uint64_t size = count * kSizes[type];
  if (size > tiff.size()) return {};
  return tiff.piece(size <= 4 ? entry + 8 : tiff.number(entry + 8, 4),
                    static_cast<std::size_t>(size));
}

/// UTF-16 in the byte order of Windows, as its tags have it.
std::string from_utf16(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto code = static_cast<char32_t>(static_cast<unsigned char>(bytes[at]) |
                                            static_cast<unsigned char>(bytes[at + 1]) << 8);
    const bool is_scalar = code < 0xD800 || code > 0xDFFF;
    if (code != 0 && is_scalar) append_utf8(text, code);
  }
  return text;
}

bool says_something(std::string_view value) {
  return value.find_first_not_of(std::string_view("\0 ", 2)) != std::string_view::npos;
}

void take_entry(std::uint32_t tag, std::string_view value, Exif& exif) {
  constexpr std::uint32_t kArtist = 0x013B, kOwner = 0xA430, kWindowsAuthor = 0x9C9D,
                          kBodyNumber = 0xA431, kLensNumber = 0xA435, kImageId = 0xA420,
                          kDescription = 0x010E, kUserComment = 0x9286, kCopyright = 0x8298,
                          kWindowsTitle = 0x9C9B, kWindowsSubject = 0x9C9F;
  if (!says_something(value)) return;
  if (tag == kArtist || tag == kOwner || tag == kWindowsAuthor) exif.has_person = true;
  if (tag == kBodyNumber || tag == kLensNumber || tag == kImageId) exif.has_serial_number = true;
  if (tag >= kWindowsTitle && tag <= kWindowsSubject) exif.texts.push_back(from_utf16(value));
  if (tag == kDescription || tag == kCopyright) exif.texts.emplace_back(value);
  if (tag == kUserComment && value.size() > 8) {
    const std::string_view comment = value.substr(8);
    exif.texts.push_back(value.starts_with("UNICODE") ? from_utf16(comment) : std::string(comment));
  }
}

}  // namespace

Exif read_exif(std::string_view bytes) {
  constexpr std::size_t kEntry = 12, kMostDirectories = 16;
  const Tiff tiff(bytes);
  Exif exif;
  if (!tiff.is_one()) return exif;
  std::vector<std::uint32_t> directories{tiff.number(4, 4)};
  for (std::size_t d = 0; d < directories.size() && d < kMostDirectories; ++d) {
    const std::uint32_t begin = directories[d];
    if (begin == 0 || begin >= tiff.size()) continue;
    const auto add = [&](std::uint32_t directory) {
      const bool is_known =
          std::find(directories.begin(), directories.end(), directory) != directories.end();
      if (!is_known) directories.push_back(directory);
    };
    const std::uint32_t count = tiff.number(begin, 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t entry = begin + 2 + i * kEntry;
      if (entry + kEntry > tiff.size()) break;
      const std::uint32_t tag = tiff.number(entry, 2);
      if (tag == kGpsDirectory) {
        // An empty directory, as some programs leave, has the version at most.
        const std::uint32_t gps = tiff.number(entry + 8, 4);
        exif.has_place = exif.has_place || tiff.number(gps, 2) > 1;
      } else if (tag == kExifDirectory) {
        add(tiff.number(entry + 8, 4));
      } else {
        take_entry(tag, value_of(tiff, entry), exif);
      }
    }
    add(tiff.number(begin + 2 + count * kEntry, 4));
  }
  return exif;
}

}  // namespace pier::privacy
