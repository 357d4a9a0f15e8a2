#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/parallel.h"
#include "publish/early_files.h"
#include "publish/live_tree.h"
#include "publish/output.h"
#include "publish/publish_lock.h"
#include "publish/staging.h"
#include "publish/tree_edits.h"

namespace pier {

/// What a publication did, in files.
struct PublishResult {
  /// New, or with other bytes than before.
  std::size_t written = 0;
  /// The same as before: they keep their inode, bytes and time.
  std::size_t kept = 0;
  /// Published before, and no longer.
  std::size_t removed = 0;
  /// A folder with the former site that could not be removed; usually "". The next build
  /// tries again.
  std::string leftover;
  /// The list of what stands there now. Equal keys mean equal sites; see LiveTree::manifest().
  BytesKey manifest;
};

/// Publishes `output` as the locked folder in one step: whoever looks, and whatever happens on the
/// way (a kill, a full disk, a power cut), finds the whole old site or the whole new one.
/// Touches nothing when nothing changed. A .gitignore at the top stays.
///
/// Beside the output folder there is from the second publication on a standby tree, which has the
/// same files by hard links: it is brought up to date and exchanged, so that a publication costs
/// what changed. Where there can be none, a whole new tree is made.
///
/// `live` was made under the same lock; artifacts may be those that it holds, and those that
/// `early` has put away. Throws EnvironmentError, or Stopped when `jobs.progress` was stopped
/// before the exchange; the old site stands then (unless the message says otherwise).
PublishResult publish_tree(const Output& output, const PublishLock& lock, Jobs jobs);
PublishResult publish_tree(const Output& output, const LiveTree& live, const PublishLock& lock,
                           Jobs jobs, EarlyFiles* early = nullptr);

/// What is to be done once the new site stands; what it throws, the publication throws.
using WhenPublished = std::function<void(const PublishResult&)>;

/// The same; `then` is called while the former site becomes the standby tree, by another thread if
/// there are several.
PublishResult publish_tree(const Output& output, const LiveTree& live, const PublishLock& lock,
                           Jobs jobs, EarlyFiles* early, const WhenPublished& then);

/// Publishes the last site with changes, in the same way. `standby` is what look_at_standby() gave.
/// REQUIRES: `live` is as published.
PublishResult publish_edits(const TreeEdits& edits, const LiveTree& live, Standby standby,
                            const PublishLock& lock, Jobs jobs, const WhenPublished& then);

}  // namespace pier
