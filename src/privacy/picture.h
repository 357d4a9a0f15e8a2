#pragma once

#include <string_view>

#include "privacy/file_findings.h"

namespace pier::privacy {

/// What a picture carries besides what it shows: EXIF (CIPA DC-008) with the place where it was
/// taken, who took it and with what device; XMP (ISO 16684-1); IPTC (IIM 4); texts of PNG (PNG
/// specification, 11.3.4); comments of JPEG. A place, a person and a serial number are problems;
/// all texts are read as those of a page are. What is compressed and cannot be read is a problem
/// too. JPEG, PNG and WebP by their own bytes, whatever the name says; other bytes give nothing.
FileFindings look_at_picture(std::string_view bytes, const WatchList& names);

}  // namespace pier::privacy
