#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pier {

/// All that an open file holds, if that is `size` bytes.
std::optional<std::string> bytes_of(int file, std::uint64_t size);

/// The bytes of a regular file below an opened folder, not through a link at its end; none, and
/// errno, when it cannot be read.
std::optional<std::string> read_tree_file(int folder, std::string_view path);

}  // namespace pier
