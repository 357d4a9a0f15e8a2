#pragma once

#include <filesystem>
#include <string_view>

namespace pier {

/// Puts `bytes` in place of a file in one step: whoever reads it, and whatever happens on the
/// way, finds the old text or the new one. Touches nothing when it holds these bytes
/// already. Throws EnvironmentError.
void replace_file_if_changed(const std::filesystem::path& file, std::string_view bytes);

/// Puts `bytes` in place of a file of the cache in one step, and makes its folder. Does not wait
/// for the disk: after a power cut the file may hold anything, so whoever reads it must see
/// whether it is whole. Where it cannot be written, there is none.
void write_cache_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace pier
