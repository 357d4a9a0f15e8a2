#pragma once

// Inside protect(): what readers can take for certain of the counts of a table.

#include <vector>

#include "disclosure/table.h"
#include "tables/table_data.h"

namespace pier::tables {

inline constexpr std::size_t kNoCount = static_cast<std::size_t>(-1);

/// The counts of people in a table, numbered. What a rule makes as a change, a share or an average
/// is none.
class CountCells {
 public:
  CountCells(const TableData& table, const std::vector<Relation>& relations);

  /// The number of the cell, or kNoCount.
  std::size_t at(const CellAt& place) const { return numbers_[place.row][place.column]; }
  const std::vector<CellAt>& places() const { return places_; }
  const TableData& table() const { return table_; }
  /// The count; none when the source does not show it.
  std::optional<disclosure::Count> value(const CellAt& place) const;

 private:
  const TableData& table_;
  std::vector<std::vector<std::size_t>> numbers_;
  std::vector<CellAt> places_;
};

/// Whether the column holds counts, in a table of people.
bool holds_counts(const Column& column);

/// The sums that hold: those that the rules declare, and, because readers add up what stands in a
/// table whether or not somebody declared it, every row or column that is the sum of those next to
/// it wherever both have numbers.
std::vector<disclosure::Equation> ties_of(const CountCells& cells,
                                          const std::vector<Relation>& relations);

}  // namespace pier::tables
