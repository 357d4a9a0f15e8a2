#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "build/build.h"
#include "preview/host_rules.h"

namespace pier::preview {

/// A build without errors: what is served.
struct ServedSite {
  explicit ServedSite(std::shared_ptr<const Build> from);

  /// The note of the page whose file this is, or null.
  const PageNote* note_of(const SitePath& file) const;

  std::shared_ptr<const Build> build;
  HostRules rules;
  /// Files of pages → positions in SiteNotes::pages.
  std::unordered_map<std::string, std::size_t> notes;
};

/// What the preview knows at one moment. Const once it is shown; safe to read from several threads.
struct State {
  /// Rises by one with each build.
  std::uint64_t version = 0;
  /// The last build without errors; null before there was one.
  std::shared_ptr<const ServedSite> good;
  /// The last build that came to an end; null before there was one.
  std::shared_ptr<const Build> latest;
  /// Why the last build did not come to an end, as the command line says it; "" when it did.
  std::string failure;
};

/// The state after a build that came to an end, and after one that did not.
std::shared_ptr<const State> next_state(const State& before, std::shared_ptr<const Build> build);
std::shared_ptr<const State> next_state(const State& before, std::string failure);

/// The state that is shown now. All functions may be called from several threads.
class CurrentState {
 public:
  CurrentState() : state_(std::make_shared<const State>()) {}

  std::shared_ptr<const State> get() const;
  void set(std::shared_ptr<const State> state);

  /// Waits, at most so long, for a version other than `known`. Gives the one that is shown then;
  /// none when there is no other, or end() was called.
  std::optional<std::uint64_t> wait_for_other(std::uint64_t known,
                                              std::chrono::milliseconds at_most) const;
  /// From now on nobody waits.
  void end();
  bool has_ended() const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::shared_ptr<const State> state_;
  bool ended_ = false;
};

}  // namespace pier::preview
