#include "publish/early_files.h"

#include <fmt/format.h>

#include "base/environment_error.h"
#include "publish/tree_file.h"

namespace pier {

EarlyFiles::EarlyFiles(const LiveTree& live, const PublishLock& lock, Jobs jobs)
    : live_(live),
      lock_(lock),
      jobs_(jobs.to_the_end()),
      // The standby tree of a site that is there is changed in few places, and only when it is
      // known in which.
      can_stage_(live.before() != Staging::Before::site) {}

Artifact EarlyFiles::put_away(const SitePath& path, const Html& html, Span made_from) {
  Artifact artifact{{}, made_from};
  artifact.key = BytesKey::of(html.markup());
  if (live_.holds(path.text(), *artifact.key)) {
    artifact.place = Artifact::Place::published;
  } else if (stage(path.text(), html.markup())) {
    artifact.place = Artifact::Place::staged;
  } else {
    artifact.bytes = Bytes(html);
  }
  return artifact;
}

std::string EarlyFiles::read(const SitePath& path, const Artifact& artifact) const {
  const bool is_staged = artifact.place == Artifact::Place::staged;
  auto bytes = read_tree_file(is_staged ? staging_->tree().folder() : live_.folder(), path.text());
  if (bytes) return *std::move(bytes);
  throw EnvironmentError(fmt::format("`{}` was taken away while the site was built", path.text()),
                         "another program writes there; end it and build again");
}

TreeNames EarlyFiles::names() const {
  TreeNames names{{files_.begin(), files_.end()}, {folders_.begin(), folders_.end()}};
  // Where something could not be written, a folder may be missing.
  if (staging_ && !can_stage_) {
    std::erase_if(names.folders, [&](std::string_view folder) {
      return stamp_of(staging_->tree().folder(), folder, S_IFDIR).inode == 0;
    });
  }
  return names;
}

/// The tree is begun with its first file: most builds that find an error have none.
bool EarlyFiles::begin() {
  const std::lock_guard held(mutex_);
  if (!can_stage_ || staging_) return can_stage_;
  try {
    remove_stale_staging(lock_, jobs_);
    staging_.emplace(lock_, false, jobs_);
  } catch (const EnvironmentError&) {
    can_stage_ = false;  // publish_tree() tries again, and tells
  }
  return can_stage_;
}

/// False when another page has this path, which Output tells, or needs a folder of that name.
bool EarlyFiles::claim(const std::string& path) {
  const std::lock_guard held(mutex_);
  if (folders_.contains(path)) return false;
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const std::string_view folder = std::string_view(path).substr(0, slash);
    if (folders_.contains(folder)) continue;
    if (files_.contains(folder)) return false;
    folders_.emplace(folder);
  }
  return files_.insert(path).second;
}

bool EarlyFiles::stage(const std::string& path, std::string_view bytes) {
  if (!begin()) return false;
  bool is_claimed = false;
  try {
    is_claimed = claim(path);
    if (!is_claimed) return false;
    // Not under the lock: two threads may be about to make the same folder.
    if (const std::size_t slash = path.rfind('/'); slash != std::string::npos) {
      staging_->tree().make_folders(std::string_view(path).substr(0, slash));
    }
    staging_->tree().write(path, bytes);
    return true;
  } catch (const EnvironmentError&) {
    // A full disk above all: publish_tree() counts what there is no room for, and tells.
    const std::lock_guard held(mutex_);
    can_stage_ = false;
    if (is_claimed) give_up(path);
    return false;
  }
}

/// Half a file must not be in the way of a whole one.
void EarlyFiles::give_up(const std::string& path) {
  files_.erase(path);
  try {
    staging_->tree().remove_file(path);
  } catch (const EnvironmentError&) {  // nor can the whole one be written then
  }
}

}  // namespace pier
