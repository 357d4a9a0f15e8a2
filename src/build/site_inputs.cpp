#include "build/site_inputs.h"

namespace pier {

namespace {

/// A folder that was not there before is not as it was.
bool is_as(const std::optional<Inputs>& before, const FileSystem* files, std::int64_t now,
           Jobs jobs) {
  if (!before || files == nullptr) return !before && files == nullptr;
  return compare(*before, *files, now, jobs).changes.empty();
}

std::optional<Inputs> inputs_of(const std::optional<RecordingFileSystem>& files) {
  return files ? std::optional(files->inputs()) : std::nullopt;
}

const FileSystem* pointer_to(const std::optional<RecordingFileSystem>& files) {
  return files ? &*files : nullptr;
}

}  // namespace

RecordedSite::RecordedSite(const SiteFiles& files, std::int64_t now) : site_(files.site, now) {
  if (files.built_assets != nullptr) built_assets_.emplace(*files.built_assets, now);
  if (files.private_snapshots != nullptr) private_snapshots_.emplace(*files.private_snapshots, now);
}

SiteFiles RecordedSite::files() const {
  return {site_, pointer_to(built_assets_), pointer_to(private_snapshots_)};
}

SiteInputs RecordedSite::inputs() const {
  return {site_.inputs(), inputs_of(built_assets_), inputs_of(private_snapshots_)};
}

bool is_elsewhere_as(const SiteInputs& before, const SiteFiles& files, std::int64_t now,
                     Jobs jobs) {
  return is_as(before.built_assets, files.built_assets, now, jobs) &&
         is_as(before.private_snapshots, files.private_snapshots, now, jobs);
}

}  // namespace pier
