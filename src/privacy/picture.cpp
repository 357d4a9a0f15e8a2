#include "privacy/picture.h"

#include <cstdint>

#include "base/text.h"
#include "privacy/exif.h"

namespace pier::privacy {

namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

/// What was read of a picture so far.
struct Carried {
  bool has_place = false;
  bool has_person = false;
  bool has_serial_number = false;
  bool has_unreadable = false;
  std::vector<std::string> texts;

  void take(Exif exif) {
    has_place = has_place || exif.has_place;
    has_person = has_person || exif.has_person;
    has_serial_number = has_serial_number || exif.has_serial_number;
    for (std::string& text : exif.texts) texts.push_back(std::move(text));
  }
};

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

void take_xmp(std::string_view xmp, Carried& carried) {
  carried.has_place = carried.has_place || holds_any(xmp, {"GPSLatitude", "GPSLongitude"});
  carried.has_person =
      carried.has_person ||
      holds_any(xmp, {"<dc:creator", "dc:creator=", "OwnerName", "photoshop:Author",
                      "Iptc4xmpExt:PersonInImage", "AuthorsPosition"});
  carried.has_serial_number = carried.has_serial_number || holds_any(xmp, {"SerialNumber"});
  carried.texts.emplace_back(xmp);
}

/// The records of IPTC: 0x1C, record, number, size. By-line and its title are of a person.
void take_iptc(std::string_view block, Carried& carried) {
  constexpr std::size_t kHead = 5;
  for (std::size_t at = block.find("\x1C\x02"); at != std::string_view::npos;
       at = block.find("\x1C\x02", at)) {
    const std::uint32_t number = big_endian(block, at + 2, 1);
    const std::size_t size = big_endian(block, at + 3, 2);
    if (at + kHead + size > block.size()) break;
    if (number == 80 || number == 85 || number == 122) carried.has_person = true;
    carried.texts.emplace_back(block.substr(at + kHead, size));
    at += kHead + size;
  }
}

/// Segments of a JPEG (ITU-T T.81, B.1): a marker and a size, up to the picture itself.
void read_jpeg(std::string_view bytes, Carried& carried) {
  constexpr std::uint32_t kComment = 0xFE, kApp1 = 0xE1, kApp13 = 0xED, kScan = 0xDA;
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && bytes[at] == '\xFF') {
    const std::uint32_t marker = big_endian(bytes, at + 1, 1);
    const std::size_t size = big_endian(bytes, at + 2, 2);
    if (marker == kScan || size < 2 || at + 2 + size > bytes.size()) return;
    const std::string_view segment = bytes.substr(at + 4, size - 2);
    if (marker == kApp1 && segment.starts_with("Exif")) carried.take(read_exif(segment.substr(6)));
    if (marker == kApp1 && segment.starts_with("http://ns.adobe.com")) take_xmp(segment, carried);
    if (marker == kApp13) take_iptc(segment, carried);
    if (marker == kComment) carried.texts.emplace_back(segment);
    at += 2 + size;
  }
}

/// Chunks of a PNG: a size, a name, the bytes, a check.
void read_png(std::string_view bytes, Carried& carried) {
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t size = big_endian(bytes, at, 4);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (size > bytes.size() - at - 12) return;
    const std::string_view chunk = bytes.substr(at + 8, size);
    const std::string_view key = chunk.substr(0, std::min(chunk.find('\0'), chunk.size()));
    if (name == "eXIf") carried.take(read_exif(chunk));
    if (name == "tEXt" || name == "iTXt" || name == "zTXt") {
      carried.has_person =
          carried.has_person || ascii_lower(key) == "author" || ascii_lower(key) == "artist";
      // ImageMagick writes whole profiles as digits.
      const bool is_compressed =
          name == "zTXt" || key.starts_with("Raw profile") ||
          (name == "iTXt" && key.size() + 1 < chunk.size() && chunk[key.size() + 1] == '\x01');
      carried.has_unreadable = carried.has_unreadable || is_compressed;
      if (!is_compressed) take_xmp(chunk, carried);
    }
    at += size + 12;
  }
}

/// Chunks of a WebP (RFC 9649): a name, a size in the other byte order, an even number of bytes.
void read_webp(std::string_view bytes, Carried& carried) {
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::string_view name = bytes.substr(at, 4);
    std::size_t size = 0;
    for (std::size_t i = 4; i-- > 0;) {
      size = size << 8 | static_cast<unsigned char>(bytes[at + 4 + i]);
    }
    if (size > bytes.size() - at - 8) return;
    std::string_view chunk = bytes.substr(at + 8, size);
    if (name == "EXIF") {
      if (chunk.starts_with("Exif")) chunk.remove_prefix(std::min<std::size_t>(6, chunk.size()));
      carried.take(read_exif(chunk));
    }
    if (name == "XMP ") take_xmp(chunk, carried);
    at += 8 + size + size % 2;
  }
}

void add_problems(const Carried& carried, std::vector<FileProblem>& problems) {
  constexpr std::string_view kCure =
      "save a copy without the information about the picture (in most programs: export, without "
      "metadata), and publish that";
  const auto add = [&](std::string_view rule, std::string_view message) {
    problems.push_back({rule, std::string(message), std::string(kCure)});
  };
  if (carried.has_place) add("privacy-location", "the picture says where it was taken");
  if (carried.has_person) add("privacy-metadata", "the picture says who took it or who is in it");
  if (carried.has_serial_number) {
    add("privacy-metadata", "the picture carries the serial number of a camera");
  }
  if (carried.has_unreadable) {
    add("privacy-metadata", "the picture carries compressed text that nobody sees");
  }
}

}  // namespace

FileFindings look_at_picture(std::string_view bytes, const WatchList& names) {
  Carried carried;
  if (bytes.starts_with("\xFF\xD8")) read_jpeg(bytes, carried);
  if (bytes.starts_with("\x89PNG\r\n")) read_png(bytes, carried);
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) read_webp(bytes, carried);
  FileFindings result;
  for (const std::string& text : carried.texts) {
    for (Finding& finding : find(read_text(text, Escapes::html), text, names)) {
      result.findings.push_back(std::move(finding));
    }
  }
  add_problems(carried, result.problems);
  return result;
}

}  // namespace pier::privacy
