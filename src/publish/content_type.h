#pragma once

#include <string_view>

#include "base/site_path.h"

namespace pier {

/// The media type (with its charset) of a file of a site, by its extension; of one without, such as
/// `_headers`, plain text.
std::string_view content_type(const SitePath& path);

}  // namespace pier
