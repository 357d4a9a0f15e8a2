#pragma once

#include <string_view>

namespace pier {

/// Width and height of a picture in pixels; 0 when they cannot be told.
struct ImageSize {
  unsigned width = 0;
  unsigned height = 0;
};

/// Reads the size from the head of a PNG (ISO 15948, IHDR) or JPEG (ITU T.81, SOFn) file, and the
/// shape of an SVG from its viewBox (SVG 2, 8.6).
ImageSize image_size(std::string_view bytes);

}  // namespace pier
