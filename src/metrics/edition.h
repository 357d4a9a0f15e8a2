#pragma once

// Inside disclose(): an indicator as the snapshots give it, before disclosure control.

#include <optional>
#include <string>
#include <vector>

#include "disclosure/policy.h"
#include "metrics/public_figures.h"
#include "metrics/snapshot.h"

namespace pier::metrics {

class PublishedRecord;

/// What may be shown of one observation, as disclosure control decides.
struct Decision {
  bool hidden = false;
  bool rounded = false;
  /// Counts that take the place of the true ones when `rounded`.
  std::optional<double> value;
  std::optional<double> numerator;
  std::optional<double> denominator;
};

/// An indicator in one snapshot.
struct Edition {
  Snapshot* snapshot = nullptr;
  SnapshotIndicator* raw = nullptr;
  /// What protects it; null when nothing does: `none`, or not about people.
  const disclosure::Policy* policy = nullptr;
  /// It was published once, is no longer among the data, and is public as it was.
  bool is_remembered = false;
  /// It names a policy that does not exist: nothing of it may be seen.
  bool is_withheld = false;
  /// One for each observation; empty when everything is shown as it is.
  std::vector<Decision> decisions;
};

/// All editions of one indicator, the latest last; never empty.
struct Joined {
  std::vector<Edition> editions;

  const Indicator& about() const { return editions.back().raw->about; }
};

/// Puts the snapshots of each indicator side by side, by id. Reports what does not fit together:
/// two snapshots of one day (metric-duplicate), another unit (metric-unit-changed); only the
/// latest of them is kept then. Keeps pointers into `raw`.
std::vector<Joined> join(RawFigures& raw, Diagnostics& diagnostics);

/// The indicators, by their positions in `all`, that have to be protected together or looked at for
/// what can be recovered: those that relations connect with one that has a policy, or with one of
/// which a number is hidden by its source. What is in no group is public as it stands.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<Joined>& all);

/// Decides for one group what is hidden and rounded, and writes it into the editions. Reports
/// metric-exposed and metric-policy.
void protect_group(const std::vector<Joined*>& group, const FiguresConfig& config,
                   const PublishedRecord& published_before, Diagnostics& diagnostics);

/// Reports (metric-recoverable) what the source hides and a reader can work out. For groups without
/// a policy.
void find_recoverable(const std::vector<Joined*>& group, const FiguresConfig& config,
                      Diagnostics& diagnostics);

}  // namespace pier::metrics
