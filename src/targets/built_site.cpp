#include "targets/built_site.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "targets/references.h"

namespace pier::targets {

namespace {

constexpr std::uint64_t kLargestList = 200'000'000;
constexpr std::string_view kHeadersName = "_headers";
constexpr std::string_view kRedirectsName = "_redirects";
constexpr std::string_view kBuildFirst = "make it with `pier build --production`, then publish";

ReadResult read_file(const DiskFileSystem& disk, std::string_view path, std::uint64_t limit) {
  const auto checked = SitePath::parse(path);
  return checked ? disk.read(*checked, limit) : ReadResult{};
}

bool has_bytes_of(const DiskFileSystem& disk, const FileState& file) {
  const ReadResult read = read_file(disk, file.path, file.size);
  return read.status == ReadStatus::ok && read.bytes.size() == file.size &&
         digest_of(read.bytes) == file.digest;
}

/// The first file, by path, that is not as it was built; null when all are.
const FileState* first_changed(const DiskFileSystem& disk, const FileList& list, Jobs jobs) {
  std::vector<char> is_good(list.files.size(), 0);
  parallel_for(list.files.size(), jobs.counting("Checking files"),
               [&](std::size_t i) { is_good[i] = has_bytes_of(disk, list.files[i]) ? 1 : 0; });
  const auto bad = std::find(is_good.begin(), is_good.end(), 0);
  return bad == is_good.end() ? nullptr
                              : &list.files[static_cast<std::size_t>(bad - is_good.begin())];
}

}  // namespace

std::optional<FileList> FileList::read(std::string text) {
  FileList list;
  list.text = std::move(text);
  const auto entries = read_manifest(list.text);
  if (!entries) return std::nullopt;
  for (const ManifestEntry& entry : *entries) {
    if (!SitePath::parse(entry.path)) return std::nullopt;
    list.files.push_back({std::string(entry.path), entry.size, entry.digest});
  }
  std::sort(list.files.begin(), list.files.end(),
            [](const FileState& a, const FileState& b) { return a.path < b.path; });
  return list;
}

FileList FileList::of(std::vector<FileState> files) {
  FileList list;
  list.files = std::move(files);
  std::vector<ManifestEntry> entries;
  entries.reserve(list.files.size());
  for (const FileState& file : list.files) entries.push_back({file.path, file.size, file.digest});
  list.text = write_manifest(entries);
  return list;
}

const FileState* FileList::find(std::string_view path) const {
  const auto found =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const FileState& file, std::string_view p) { return file.path < p; });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

std::optional<std::string> base_path_of(std::string_view headers_file) {
  constexpr std::string_view kAssets = "/assets/*";
  for (const std::string_view line : split(headers_file, '\n')) {
    if (!line.ends_with(kAssets) || !line.starts_with('/')) continue;
    return std::string(line.substr(0, line.size() - kAssets.size()));
  }
  return std::nullopt;
}

std::map<std::string, std::string> redirects_of(std::string_view redirects_file,
                                                std::string_view base_path) {
  std::map<std::string, std::string> redirects;
  for (const std::string_view line : split(redirects_file, '\n')) {
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() != 3 || words[2] != "301") continue;
    std::string_view from = words[0];
    if (!from.starts_with(base_path)) continue;
    from.remove_prefix(base_path.size());
    if (!from.starts_with('/')) continue;
    from.remove_prefix(1);
    const bool is_folder = from.empty() || from.ends_with('/');
    redirects.emplace(std::string(from) + (is_folder ? "index.html" : ""), words[1]);
  }
  return redirects;
}

BuiltSite::BuiltSite(const std::filesystem::path& folder)
    : disk_(std::make_unique<const DiskFileSystem>(folder)), shown_(folder.string()) {}

std::optional<BuiltSite> BuiltSite::open(const std::filesystem::path& folder, Jobs jobs,
                                         Refusal& refusal) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    refusal = {fmt::format("there is no site in `{}`", folder.string()), std::string(kBuildFirst)};
    return std::nullopt;
  }
  BuiltSite site(folder);
  ReadResult manifest = read_file(*site.disk_, kManifestName, kLargestList);
  auto list = FileList::read(std::move(manifest.bytes));
  if (!list) {
    refusal = {fmt::format("there is no site in `{}`, or its list of files `{}` is damaged",
                           site.shown_, kManifestName),
               std::string(kBuildFirst)};
    return std::nullopt;
  }
  site.list_ = std::move(*list);
  if (const FileState* file = first_changed(*site.disk_, site.list_, jobs)) {
    refusal = {fmt::format("`{}/{}` is not as the build left it", site.shown_, file->path),
               std::string(kBuildFirst)};
    return std::nullopt;
  }
  const auto text_of_file = [&](std::string_view path) {
    const FileState* file = site.list_.find(path);
    return file == nullptr ? std::string() : site.bytes(*file);
  };
  const std::string headers = text_of_file(kHeadersName);
  const auto base_path = base_path_of(headers);
  if (!base_path || headers.find("X-Robots-Tag: noindex") != std::string::npos) {
    refusal = {
        fmt::format("what stands in `{}` is a preview, which is not for readers", site.shown_),
        std::string(kBuildFirst)};
    return std::nullopt;
  }
  site.base_path_ = *base_path;
  site.redirects_ = redirects_of(text_of_file(kRedirectsName), site.base_path_);
  return site;
}

std::string BuiltSite::bytes(const FileState& file) const {
  ReadResult read = read_file(*disk_, file.path, file.size);
  if (read.status == ReadStatus::ok && digest_of(read.bytes) == file.digest) {
    return std::move(read.bytes);
  }
  throw EnvironmentError(
      fmt::format("`{}/{}` changed while the site was published", shown_, file.path),
      "build again, then publish again: it goes on where it stopped");
}

References BuiltSite::references() const {
  return [this](const std::string& path) {
    const FileState* file = list_.find(path);
    return file == nullptr ? std::vector<std::string>()
                           : references_of(bytes(*file), path, base_path_);
  };
}

}  // namespace pier::targets
