#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pier {

/// A folder that a site may be published into. Made by check_output_folder() only.
struct OutputFolder {
  /// As the user wrote it, for messages.
  std::string shown;
  /// The folder that holds it (absolute, without links; it may not exist yet), and its name.
  std::filesystem::path parent;
  std::string name;

  std::filesystem::path path() const { return parent / name; }
};

/// Checks, without touching the disk, that replacing `out` as a whole can do no harm: it is
/// missing, empty (but for a .gitignore) or made by Pier; it is no link; and it is not the
/// top of the disk, a home, the site, a folder above one of these, or one of the folders that
/// hold what people wrote. A relative `out` begins at the current folder.
/// Throws EnvironmentError otherwise.
OutputFolder check_output_folder(const std::filesystem::path& out,
                                 const std::filesystem::path& site);

}  // namespace pier
