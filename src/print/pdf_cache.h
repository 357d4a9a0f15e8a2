#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/file_system.h"
#include "print/printer.h"

namespace pier::print {

/// The printed documents of former builds, a file each, by the digest of all that they depend on.
/// Several builds may use one folder at once: a file is put in its place in one step, and one that
/// is damaged counts as missing. Threads may call it at once, for different keys.
class PdfCache {
 public:
  /// Makes the folder when it is missing, and a .gitignore in it. Throws EnvironmentError.
  explicit PdfCache(std::filesystem::path folder);

  std::optional<Printed> find(const Digest& key) const;
  /// Throws EnvironmentError.
  void put(const Digest& key, const Printed& printed) const;
  /// Removes those that were not used for longest until all are below `most` bytes.
  void shrink(std::uint64_t most) const;

  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  DiskFileSystem files_;
};

/// The bytes of such a file, and back; none when they are not whole.
std::string write_printed(const Printed& printed);
std::optional<Printed> read_printed(std::string_view bytes);

}  // namespace pier::print
