#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "disclosure/attack.h"
#include "disclosure/policy.h"
#include "disclosure/protect.h"
#include "disclosure/simplex.h"
#include "disclosure/table.h"

namespace pier::disclosure {

/// What it costs to hide a cell for the sake of others: as much again as the start for every 16
/// doublings of its count, so that few cells matter most and small ones come first; four times
/// more for a total, seven times for a total of totals.
std::vector<Count> costs_of_hiding(const Table& table);

/// Chooses the cells to hide so that another cell cannot be worked out.
///
/// It is one linear program over the whole table. Each cell that may be hidden is what it shows,
/// plus or minus a change that has a price; the changes of hidden cells are free. When the target
/// is made to lie further away than a reader can exclude now, the cheapest changes that this
/// forces are those of the cells to hide. (The linear relaxation of cell suppression, after
/// Kelly, Golden and Assad, 1992.)
class Repair {
 public:
  Repair(const Table& table, const Policy& policy, const std::vector<ShownCell>& cells,
         const std::vector<Count>& costs, const Effort& effort);

  /// The cells to hide so that `target` could be `end` or more (sign 1), or less (sign -1). None
  /// when hiding cannot do that, or the effort is spent.
  std::optional<std::vector<std::size_t>> cells_to_hide(std::size_t target, int sign, Count end);

  /// The cell is hidden now.
  void hide(std::size_t cell);

 private:
  /// A cell that is in view is its own variable (when it is rounded), plus `up`, minus `down`.
  struct Change {
    std::size_t cell = 0;
    std::size_t up = 0;
    std::size_t down = 0;
    Count cost = 0;
    bool is_free = false;
  };

  std::size_t add_variable(const Interval& bounds, Count start);
  void add_cell(const Table& table, const Policy& policy, const ShownCell& shown, Count cost);
  bool has_moved(std::size_t variable) const;

  Effort effort_;
  std::vector<Interval> bounds_;
  std::vector<Count> start_;
  std::vector<std::optional<std::size_t>> own_;  ///< the variable of a cell, if it has one
  std::vector<Count> constant_;                  ///< of a cell without one
  std::vector<std::optional<std::size_t>> change_of_;
  std::vector<Change> changes_;
  std::size_t price_ = 0;
  bool is_too_large_ = false;
  std::optional<Simplex> program_;
};

}  // namespace pier::disclosure
