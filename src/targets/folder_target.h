#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_descriptor.h"
#include "base/parallel.h"
#include "targets/target.h"

namespace pier::targets {

/// A folder of this machine that a web server shows:
///
///     current -> releases/0008-after-0007     what readers see: a link, exchanged in one step
///     releases/0008-after-0007/               the site as it was built, with its manifest
///     releases/0007-after-0006/ …
///
/// A release never changes once it has its name. Files that stay the same have one copy on the
/// disk, with a name in each release.
class FolderTarget : public Target {
 public:
  /// Touches nothing. Throws EnvironmentError when the folder holds something else, or holds, is or
  /// lies in `site`.
  FolderTarget(std::filesystem::path folder, const std::filesystem::path& site, Jobs jobs);

  Outcome publish(const BuiltSite& site, bool dry) override;
  Outcome roll_back(std::optional<unsigned> to, bool dry) override;
  Verification verify() override;
  std::size_t forget_former() override;

 private:
  struct Kept {
    ReleaseName name;
    std::filesystem::path folder;
  };

  void open_for_writing();
  /// The releases that are there, the oldest first.
  std::vector<Kept> kept_releases() const;
  /// The one that readers see; null when there is none.
  const Kept* current_of(const std::vector<Kept>& kept) const;
  std::optional<FileList> list_of(const Kept& release) const;
  std::vector<Difference> differences_of(const Kept& release, const FileList& list) const;
  bool is_whole(const Kept& release) const;
  void make_release(const BuiltSite& site, const Kept* former, const std::string& name);
  void point_to(const std::string& name);
  void remove_release(const Kept& release);
  void remove_old_releases();
  [[noreturn]] void refuse(std::string_view what, int error_number) const;

  std::filesystem::path folder_;
  Jobs jobs_;
  FileDescriptor top_;
  FileDescriptor lock_;
};

}  // namespace pier::targets
