#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/parallel.h"
#include "targets/plan.h"

namespace pier::targets {

/// The list of a site's files: the text of a manifest (publish/manifest.h) and its entries, sorted
/// by path. None when the text is damaged or names no file that can be.
struct FileList {
  std::string text;
  std::vector<FileState> files;

  static std::optional<FileList> read(std::string text);
  /// The list of these files, which are sorted.
  static FileList of(std::vector<FileState> files);
  /// The file with this path, or null.
  const FileState* find(std::string_view path) const;
};

/// Why something cannot be done, for people: lower case, without a full stop.
struct Refusal {
  std::string why;
  std::string help;
};

/// The site for readers as it stands in the output folder, whole. May be read by several threads.
class BuiltSite {
 public:
  /// Reads all of it and holds it against its manifest. Refuses what is no site, a preview, and
  /// what is not as the build left it. Throws EnvironmentError when the folder cannot be opened.
  static std::optional<BuiltSite> open(const std::filesystem::path& folder, Jobs jobs,
                                       Refusal& refusal);

  const FileList& list() const { return list_; }
  /// What the addresses of the site begin with: "" or "/site".
  const std::string& base_path() const { return base_path_; }
  /// Former addresses: the file that answers there, and where it leads.
  const std::map<std::string, std::string>& redirects() const { return redirects_; }

  /// The bytes of a file of list(). Throws EnvironmentError when it is no more what it was.
  std::string bytes(const FileState& file) const;
  /// For make_plan().
  References references() const;

 private:
  explicit BuiltSite(const std::filesystem::path& folder);

  std::unique_ptr<const DiskFileSystem> disk_;
  std::string shown_;
  FileList list_;
  std::string base_path_;
  std::map<std::string, std::string> redirects_;
};

/// Where the addresses of `_headers` begin, for a site that has the folder assets/; none when it is
/// no such file.
std::optional<std::string> base_path_of(std::string_view headers_file);

/// The permanent redirects of `_redirects`, as in BuiltSite::redirects().
std::map<std::string, std::string> redirects_of(std::string_view redirects_file,
                                                std::string_view base_path);

}  // namespace pier::targets
