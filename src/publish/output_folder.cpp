#include "publish/output_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <vector>

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "publish/manifest.h"

namespace pier {

namespace fs = std::filesystem;

namespace {

/// Folders of a site that hold what people wrote, or what a build needs.
constexpr std::array<std::string_view, 9> kSources{
    "content", "data", "themes", "src", "tests", ".git", ".ci", ".pier", "node_modules"};

constexpr std::string_view kUseAnother =
    "choose a folder that Pier may replace as a whole, such as `public` in the site";

[[noreturn]] void refuse(const std::string& shown, std::string_view why,
                         std::string_view help = kUseAnother) {
  throw EnvironmentError(fmt::format("the site cannot be published into `{}`: {}", shown, why),
                         std::string(help));
}

bool is_same_or_above(const fs::path& above, const fs::path& below) {
  const auto [end, rest] = std::mismatch(above.begin(), above.end(), below.begin(), below.end());
  return end == above.end();
}

/// The folder without links, as far as it exists.
fs::path real_path(const std::string& shown, const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  fs::path real = error ? fs::path{} : fs::weakly_canonical(absolute, error);
  if (error) refuse(shown, plain_error(error.value()), plain_error_help(error.value()));
  return real.has_filename() ? real : real.parent_path();
}

std::vector<fs::path> homes() {
  std::vector<fs::path> found;
  if (const char* variable = std::getenv("HOME")) found.emplace_back(variable);
  passwd entry{};
  passwd* result = nullptr;
  std::array<char, 16384> buffer{};
  if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &result) == 0 && result) {
    found.emplace_back(entry.pw_dir);
  }
  std::erase_if(found, [](const fs::path& home) {
    std::error_code error;
    return !home.is_absolute() || !fs::is_directory(home, error);
  });
  return found;
}

void check_place(const OutputFolder& folder, const fs::path& site) {
  const fs::path path = folder.path();
  if (path == path.root_path()) refuse(folder.shown, "it is the top of the disk");
  for (const fs::path& home : homes()) {
    const fs::path real = real_path(folder.shown, home);
    // Services without a home have "/", which is dealt with above.
    if (is_same_or_above(path, real)) {
      refuse(folder.shown, path == real ? "it is a home folder" : "it holds a home folder");
    }
  }
  if (path == site) refuse(folder.shown, "it is the folder of the site itself");
  if (is_same_or_above(path, site)) refuse(folder.shown, "it holds the site itself");
  for (const std::string_view source : kSources) {
    if (is_same_or_above(site / source, path)) {
      refuse(folder.shown,
             fmt::format("it belongs to `{}`, which holds sources of the site", source));
    }
  }
}

/// Whether the folder is missing, empty or ours.
void check_content(const OutputFolder& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator i(folder.path(), error), end; !error && i != end;
       i.increment(error)) {
    names.push_back(i->path().filename().string());
  }
  if (error) refuse(folder.shown, plain_error(error.value()), plain_error_help(error.value()));
  std::erase(names, ".gitignore");
  if (names.empty()) return;
  const fs::path manifest = folder.path() / kManifestName;
  if (fs::is_regular_file(fs::symlink_status(manifest, error))) {
    std::string begin(200, '\0');
    std::ifstream stream(manifest, std::ios::binary);
    stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(stream.gcount()));
    if (begins_like_manifest(begin)) return;
  }
  std::sort(names.begin(), names.end());
  refuse(folder.shown,
         fmt::format("it holds files that Pier did not make, such as `{}`", names.front()),
         "choose an empty folder, or move what is in this one away: "
         "a build replaces the whole folder");
}

void check_kind(const OutputFolder& folder) {
  struct stat status {};
  if (lstat(folder.path().c_str(), &status) != 0) {
    if (errno == ENOENT) return;
    const int error_number = errno;
    refuse(folder.shown, plain_error(error_number), plain_error_help(error_number));
  }
  if (S_ISLNK(status.st_mode)) {
    refuse(folder.shown, "it is a symbolic link", "give the folder that the link leads to");
  }
  if (!S_ISDIR(status.st_mode)) refuse(folder.shown, "it is not a folder");
  struct stat above {};
  if (stat(folder.parent.c_str(), &above) == 0 && above.st_dev != status.st_dev) {
    refuse(folder.shown, "it is the top of a disk of its own, which cannot be replaced in one step",
           "choose a folder inside it");
  }
  check_content(folder);
}

}  // namespace

OutputFolder check_output_folder(const fs::path& out, const fs::path& site) {
  const std::string shown = out.string();
  if (out.empty()) refuse(shown, "it has no name");
  if (shown.front() == '~') {
    refuse(shown, "`~` is not understood here", "write the path out, beginning with `/`");
  }
  // "a/" is "a"; a path that ends in ".." has no name of its own until it is resolved.
  fs::path named = out.has_filename() ? out : out.parent_path();
  if (named.filename() == "." || named.filename() == "..") named = real_path(shown, named);
  const fs::path above = named.has_parent_path() ? named.parent_path() : fs::path(".");
  OutputFolder folder{shown, real_path(shown, above), named.filename().string()};
  check_place(folder, real_path(shown, site));
  check_kind(folder);
  return folder;
}

}  // namespace pier
