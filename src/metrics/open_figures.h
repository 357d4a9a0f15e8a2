#pragma once

// Inside check_arithmetic(): which figures under a policy are shown whole.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "metrics/public_figures.h"

namespace pier::metrics {

/// Knows of every indicator under a policy whether anything is hidden or rounded in it, or in what
/// it is protected with. Works that out when it is first asked, on a copy: most data have no
/// finding under a policy.
class OpenFigures {
 public:
  explicit OpenFigures(const RawFigures& figures) : figures_(figures) {}

  /// Whether all numbers of the indicator in the snapshot will be public as they are. Never of what
  /// comes from the private folder.
  bool contains(std::string_view snapshot, std::string_view indicator);

 private:
  void find();

  const RawFigures& figures_;
  std::optional<std::set<std::pair<std::string, std::string>, std::less<>>> open_;
};

}  // namespace pier::metrics
