#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "support/memory_file_system.h"

namespace pier::test {

/// Path → bytes, as a site has them.
using Files = std::map<std::string, std::string>;

/// Every file below a folder of the disk, with its path relative to it after `prefix`.
inline Files read_folder(const std::filesystem::path& folder, const std::string& prefix = {}) {
  Files files;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (!item.is_regular_file()) continue;
    std::ifstream in(item.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    files[prefix + item.path().lexically_relative(folder).string()] = bytes.str();
  }
  return files;
}

inline void add_all(MemoryFileSystem& to, const Files& files) {
  for (const auto& [path, bytes] : files) to.add(path, bytes);
}

}  // namespace pier::test
