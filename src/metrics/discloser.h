#pragma once

// Inside disclose(): the one class that makes public figures.

#include <vector>

#include "base/parallel.h"
#include "metrics/edition.h"

namespace pier::metrics {

class Discloser {
 public:
  Discloser(RawFigures raw, Jobs jobs, Diagnostics& diagnostics)
      : raw_(std::move(raw)), jobs_(jobs), diagnostics_(diagnostics) {}

  PublicFigures run();

 private:
  void protect(std::vector<Joined>& all);
  PublicIndicator publish(Joined& joined) const;
  /// Takes the observations out of the raw edition. `position`: of the version among all.
  Version publish(Edition& edition, const Indicator& about, std::size_t position) const;
  PublicObservation publish(const Edition& edition, std::size_t index, Coordinates at) const;
  static void take_value(PublicObservation& figure, const Edition& edition, std::size_t index);
  static void take_rounded(PublicObservation& figure, const Indicator& about,
                           const Decision& decision);
  /// Makes what is known now out of all versions, and what the latest changed.
  static void join_versions(PublicIndicator& indicator);

  RawFigures raw_;
  Jobs jobs_;
  Diagnostics& diagnostics_;
};

}  // namespace pier::metrics
