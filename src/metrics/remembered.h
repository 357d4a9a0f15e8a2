#pragma once

// Inside disclose(): what was published before, as far as it matters for what is published now.

#include <deque>
#include <map>
#include <string_view>
#include <vector>

#include "metrics/edition.h"

namespace pier::metrics {

/// The record of published figures by indicator. Keeps pointers into the record.
class PublishedRecord {
 public:
  explicit PublishedRecord(const std::vector<PublishedFigure>& figures);

  /// The lines of an indicator ("id", "id/numerator", "id/denominator"); empty when there are none.
  const std::vector<const PublishedFigure*>& of(std::string_view indicator) const;

 private:
  std::map<std::string_view, std::vector<const PublishedFigure*>> by_indicator_;
};

/// Snapshots that were published once and are no longer among the data, rebuilt from the record so
/// that readers who kept them are reckoned with. Only of figures that a policy does not round: a
/// rounded number in the record does not say which it was.
class RememberedEditions {
 public:
  RememberedEditions(const std::vector<Joined*>& group, const FiguresConfig& config,
                     const PublishedRecord& record);

  /// One for each indicator that has any.
  std::vector<Joined*> joined();

 private:
  void add(const Joined& joined, const FiguresConfig& config, const PublishedRecord& record);

  // Deques, because editions point into them.
  std::deque<Snapshot> snapshots_;
  std::deque<SnapshotIndicator> raw_;
  std::deque<Joined> joined_;
};

}  // namespace pier::metrics
