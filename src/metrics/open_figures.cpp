#include "metrics/open_figures.h"

#include <algorithm>

#include "metrics/edition.h"
#include "metrics/remembered.h"

namespace pier::metrics {

namespace {

bool shows_everything(const Edition& edition) {
  if (edition.is_withheld || edition.snapshot->is_private) return false;
  return std::none_of(edition.decisions.begin(), edition.decisions.end(),
                      [](const Decision& one) { return one.hidden || one.rounded; });
}

bool shows_everything(const std::vector<Joined*>& group) {
  return std::all_of(group.begin(), group.end(), [](const Joined* joined) {
    return std::all_of(joined->editions.begin(), joined->editions.end(),
                       [](const Edition& edition) { return shows_everything(edition); });
  });
}

}  // namespace

bool OpenFigures::contains(std::string_view snapshot, std::string_view indicator) {
  if (!open_) find();
  return open_->contains(std::pair(std::string(snapshot), std::string(indicator)));
}

void OpenFigures::find() {
  open_.emplace();
  RawFigures copy = figures_;
  // What is wrong with the protection is said by disclose().
  Diagnostics unused;
  std::vector<Joined> all = join(copy, unused);
  const PublishedRecord record(copy.published_before);
  for (const std::vector<std::size_t>& positions : groups_of(all)) {
    std::vector<Joined*> group;
    group.reserve(positions.size());
    for (const std::size_t i : positions) group.push_back(&all[i]);
    protect_group(group, *copy.config, record, unused);
    if (!shows_everything(group)) continue;
    for (const Joined* joined : group) {
      for (const Edition& edition : joined->editions) {
        open_->emplace(edition.snapshot->name, edition.raw->about.id);
      }
    }
  }
}

}  // namespace pier::metrics
