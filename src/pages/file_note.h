#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pier {

/// What a link to a file says of it, so that nobody loads it by surprise: "PDF, 120 KB". The kind
/// is the extension in capitals; a KB is 1,000 bytes, counted up, and from 1 MB on
/// there is one decimal place unless it is 0. After the style guide of GOV.UK, "file sizes".
/// REQUIRES: the extension begins with its dot.
std::string file_note(std::string_view extension, std::size_t bytes);

}  // namespace pier
