#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::privacy {

/// What an EXIF block says of the one who took the picture.
struct Exif {
  bool has_place = false;
  /// Artist, owner of the camera, author.
  bool has_person = false;
  bool has_serial_number = false;
  /// Descriptions and comments.
  std::vector<std::string> texts;
};

/// Reads a block of EXIF (CIPA DC-008-2019, which is TIFF 6.0 inside): its first bytes are the byte
/// order. Wrong offsets end it; nothing outside the block is read, and each directory once.
Exif read_exif(std::string_view tiff);

}  // namespace pier::privacy
