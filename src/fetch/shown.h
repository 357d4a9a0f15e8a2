#pragma once

#include <map>
#include <string>
#include <string_view>

namespace pier::fetch {

/// What people were shown of sources and have not taken yet: by the id of a source, the digest of
/// the file that it would become (SHA-256). What is taken later must be what they have read.
using ShownDigests = std::map<std::string, std::string, std::less<>>;

/// Reads what write_shown() wrote; lines that it does not write are none.
ShownDigests read_shown(std::string_view text);
/// The same bytes for the same; a line for each source.
std::string write_shown(const ShownDigests& shown);

}  // namespace pier::fetch
