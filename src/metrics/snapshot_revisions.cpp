#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/snapshot.h"

namespace pier::metrics {

namespace {

const Snapshot* find_snapshot(std::span<const Snapshot> snapshots, std::string_view name) {
  const auto found = std::find_if(snapshots.begin(), snapshots.end(),
                                  [&](const Snapshot& each) { return each.name == name; });
  return found == snapshots.end() ? nullptr : &*found;
}

void check_names(std::span<const Snapshot> snapshots, Diagnostics& diagnostics) {
  for (const Snapshot& snapshot : snapshots) {
    const Snapshot* first = find_snapshot(snapshots, snapshot.name);
    if (first == &snapshot) continue;
    diagnostics
        .report("metric-duplicate", {snapshot.file, 0, 0},
                fmt::format("two snapshots have the name `{}`", snapshot.name),
                "rename one of the files")
        .notes.push_back({{first->file, 0, 0}, "the first one is here"});
  }
}

/// Whether somebody who goes from each to the one that it revises comes back.
bool is_loop(std::span<const Snapshot> snapshots, const Snapshot& from) {
  const Snapshot* at = &from;
  for (std::size_t steps = 0; steps < snapshots.size(); ++steps) {
    if (at->revises.empty()) return false;
    at = find_snapshot(snapshots, at->revises);
    if (at == nullptr) return false;
    if (at == &from) return true;
  }
  return false;
}

}  // namespace

void check_revisions(std::span<const Snapshot> snapshots, bool is_complete,
                     Diagnostics& diagnostics) {
  check_names(snapshots, diagnostics);
  for (const Snapshot& snapshot : snapshots) {
    if (snapshot.revises.empty()) continue;
    const auto report = [&](std::string message, std::string help) -> Diagnostic& {
      return diagnostics.report("metric-revises", snapshot.revises_span, std::move(message),
                                std::move(help));
    };
    const Snapshot* earlier = find_snapshot(snapshots, snapshot.revises);
    if (earlier == nullptr) {
      if (!is_complete) continue;
      std::vector<std::string_view> names;
      for (const Snapshot& each : snapshots) {
        if (&each != &snapshot) names.push_back(each.name);
      }
      report(fmt::format("there is no snapshot `{}`", snapshot.revises),
             suggest(snapshot.revises, names));
    } else if (earlier->as_at > snapshot.as_at) {
      report(fmt::format("`{}` is of {}, later than this snapshot of {}", earlier->name,
                         earlier->as_at.text(), snapshot.as_at.text()),
             "correct `as_at`, or name the earlier one of the two");
    } else if (is_loop(snapshots, snapshot)) {
      report(earlier == &snapshot
                 ? "a snapshot cannot take the place of itself"
                 : fmt::format("`{}` takes the place of this snapshot", earlier->name),
             "name an earlier one, or leave the field out");
    }
  }
}

}  // namespace pier::metrics
