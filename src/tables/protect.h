#pragma once

// Inside disclose(): which numbers of a table of people may be seen.

#include <optional>
#include <vector>

#include "disclosure/policy.h"
#include "tables/table_data.h"

namespace pier::tables {

/// What becomes of a cell.
struct CellDecision {
  bool hidden = false;
  /// The count that stands in place of the true one.
  std::optional<disclosure::Count> rounded;
};

struct Protection {
  /// By row and column; empty: every cell is shown as it is.
  std::vector<std::vector<CellDecision>> decisions;
  bool shows_everything = true;
};

/// Decides by the policy, with every sum that readers can take for certain; what follows from a
/// hidden count (shares, changes, averages, other numbers beside it) is hidden with it. What cannot
/// be protected is reported (table-exposed), and so are counts in words (table-cell), which nothing
/// can protect; all counts are hidden then.
Protection protect(const RawTable& table, const disclosure::Policy& policy,
                   Diagnostics& diagnostics);

}  // namespace pier::tables
