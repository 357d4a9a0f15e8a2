#include "preview/debounce.h"

#include <algorithm>

namespace pier::preview {

void Debouncer::note(const FileChange& change, Moment now) {
  if (!first_) first_ = now;
  last_ = now;
  ends_a_save_ = false;
  if (open_.size() >= kMostNames) too_many_ = true;
  if (too_many_) return;
  Name name{change.folder, change.name};
  switch (change.step) {
    case FileChange::Step::created:
      open_.insert(name);
      created_.insert(std::move(name));
      return;
    case FileChange::Step::modified:
      open_.insert(std::move(name));
      return;
    case FileChange::Step::closed:
      if (created_.contains(name)) return;
      open_.erase(name);
      ends_a_save_ = true;
      return;
    case FileChange::Step::arrived:
      open_.erase(name);
      created_.erase(name);
      ends_a_save_ = true;
      return;
    case FileChange::Step::left:
      open_.erase(name);
      created_.erase(name);
      return;
    case FileChange::Step::other:
      return;
  }
}

std::optional<Moment> Debouncer::due() const {
  if (!first_) return std::nullopt;
  const bool is_whole = ends_a_save_ && open_.empty() && !too_many_;
  const Moment settled =
      is_whole ? last_ : std::min(last_ + times_.quiet, *first_ + times_.patience);
  return last_build_ ? std::max(settled, *last_build_ + times_.gap) : settled;
}

void Debouncer::begin(Moment now) {
  last_build_ = now;
  first_.reset();
  ends_a_save_ = false;
  too_many_ = false;
  open_.clear();
  created_.clear();
}

}  // namespace pier::preview
