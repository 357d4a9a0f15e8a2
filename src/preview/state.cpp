#include "preview/state.h"

#include <utility>

namespace pier::preview {

ServedSite::ServedSite(std::shared_ptr<const Build> from)
    : build(std::move(from)), rules(build->output) {
  const std::vector<PageNote>& pages = build->notes.pages;
  notes.reserve(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    notes.emplace(output_path(pages[i].url).text(), i);
  }
}

const PageNote* ServedSite::note_of(const SitePath& file) const {
  const auto found = notes.find(file.text());
  return found == notes.end() ? nullptr : &build->notes.pages[found->second];
}

std::shared_ptr<const State> next_state(const State& before, std::shared_ptr<const Build> build) {
  auto state = std::make_shared<State>(before);
  ++state->version;
  state->failure.clear();
  state->latest = std::move(build);
  const bool is_new = before.good == nullptr || before.good->build != state->latest;
  if (is_new && !state->latest->diagnostics.has_errors()) {
    state->good = std::make_shared<const ServedSite>(state->latest);
  }
  return state;
}

std::shared_ptr<const State> next_state(const State& before, std::string failure) {
  auto state = std::make_shared<State>(before);
  ++state->version;
  state->failure = std::move(failure);
  return state;
}

std::shared_ptr<const State> CurrentState::get() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void CurrentState::set(std::shared_ptr<const State> state) {
  {
    const std::lock_guard lock(mutex_);
    // The former state goes when `state` does, without the lock: it may hold a whole site.
    state_.swap(state);
  }
  changed_.notify_all();
}

std::optional<std::uint64_t> CurrentState::wait_for_other(std::uint64_t known,
                                                          std::chrono::milliseconds at_most) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, at_most, [&] { return ended_ || state_->version != known; });
  if (ended_ || state_->version == known) return std::nullopt;
  return state_->version;
}

void CurrentState::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
}

bool CurrentState::has_ended() const {
  const std::lock_guard lock(mutex_);
  return ended_;
}

}  // namespace pier::preview
