#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "metrics/edition.h"

namespace pier::metrics {

namespace {

const std::string& policy_of(const Snapshot& snapshot, const Indicator& about) {
  return about.policy.empty() ? snapshot.policy : about.policy;
}

Edition edition_of(Snapshot& snapshot, SnapshotIndicator& raw, const FiguresConfig& config) {
  Edition edition{&snapshot, &raw, nullptr, false, false, {}};
  const std::string& policy = policy_of(snapshot, raw.about);
  if (!raw.about.people || policy == kNoPolicy) return edition;
  edition.policy = config.find_policy(policy);
  edition.is_withheld = edition.policy == nullptr;
  return edition;
}

/// Reports why two editions cannot stand side by side; true when they can.
bool fit(const Edition& earlier, const Edition& later, Diagnostics& diagnostics) {
  const Indicator& before = earlier.raw->about;
  const Indicator& now = later.raw->about;
  if (before.unit != now.unit) {
    diagnostics
        .report("metric-unit-changed", now.span,
                fmt::format("`{}` is in {} here and in {} in an earlier snapshot", now.id,
                            name_of(now.unit), name_of(before.unit)),
                "give what is measured in another unit an id of its own")
        .notes.push_back({before.span, "the earlier one is here"});
    return false;
  }
  return true;
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

bool has_hidden_by_source(const SnapshotIndicator& raw) {
  return std::any_of(raw.observations.begin(), raw.observations.end(),
                     [](const Observation& one) { return one.missing == Missing::suppressed; });
}

/// Whether the indicator cannot simply be published.
bool needs_care(const Joined& joined) {
  return std::any_of(joined.editions.begin(), joined.editions.end(), [](const Edition& edition) {
    return edition.policy != nullptr || has_hidden_by_source(*edition.raw);
  });
}

}  // namespace

std::vector<Joined> join(RawFigures& raw, Diagnostics& diagnostics) {
  std::vector<Edition> all;
  for (Snapshot& snapshot : raw.snapshots) {
    for (SnapshotIndicator& indicator : snapshot.indicators) {
      all.push_back(edition_of(snapshot, indicator, *raw.config));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Edition& a, const Edition& b) {
    if (a.raw->about.id != b.raw->about.id) return a.raw->about.id < b.raw->about.id;
    if (a.snapshot->as_at != b.snapshot->as_at) return a.snapshot->as_at < b.snapshot->as_at;
    return a.snapshot->name < b.snapshot->name;
  });
  std::vector<Joined> joined;
  for (Edition& edition : all) {
    if (joined.empty() || joined.back().about().id != edition.raw->about.id) {
      joined.emplace_back();
    } else if (!fit(joined.back().editions.back(), edition, diagnostics)) {
      joined.back().editions.clear();
    }
    joined.back().editions.push_back(std::move(edition));
  }
  return joined;
}

std::vector<std::vector<std::size_t>> groups_of(const std::vector<Joined>& all) {
  std::vector<std::size_t> parents(all.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  const auto position = [&](const std::string& id) {
    const auto at = std::lower_bound(
        all.begin(), all.end(), id,
        [](const Joined& joined, const std::string& wanted) { return joined.about().id < wanted; });
    return at != all.end() && at->about().id == id ? static_cast<std::size_t>(at - all.begin())
                                                   : all.size();
  };
  std::vector<const Snapshot*> snapshots;
  for (const Joined& joined : all) {
    for (const Edition& edition : joined.editions) snapshots.push_back(edition.snapshot);
  }
  std::sort(snapshots.begin(), snapshots.end());
  snapshots.erase(std::unique(snapshots.begin(), snapshots.end()), snapshots.end());
  for (const Snapshot* snapshot : snapshots) {
    for (const Relation& relation : snapshot->relations) {
      std::vector<std::string> ids = relation.of;
      if (!relation.result.empty()) ids.push_back(relation.result);
      for (const std::string& id : ids) {
        const std::size_t one = position(ids.front());
        const std::size_t other = position(id);
        if (one == all.size() || other == all.size()) continue;
        parents[root_of(parents, other)] = root_of(parents, one);
      }
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < all.size(); ++i) members[root_of(parents, i)].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [root, group] : members) {
    if (std::any_of(group.begin(), group.end(),
                    [&](std::size_t i) { return needs_care(all[i]); })) {
      groups.push_back(std::move(group));
    }
  }
  // Roots depend on the order in which relations are met; the first members do not.
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace pier::metrics
