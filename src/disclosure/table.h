#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "disclosure/count.h"
#include "disclosure/policy.h"

namespace pier::disclosure {

/// One number of a table, or one that follows from tables.
struct Cell {
  /// The true count, not negative unless `never_shown`. None: not known to us, and not shown.
  std::optional<Count> value = {};

  /// Not about people, or national: shown as it is, however small.
  bool exempt = false;

  /// A number that is nowhere printed but follows from others, as the difference of two
  /// cumulative periods. It needs protection when its true value is one that the policy hides.
  bool never_shown = false;

  /// Rounds this cell to another multiple than the policy does; 0: as the policy says.
  Count round_to = 0;

  /// What readers know of the cell from elsewhere: an earlier publication, a share beside it (see
  /// numerator_interval()). A low end of -kUnbounded is right for a difference that can be
  /// negative. Must hold the true value.
  Interval known = {};
};

struct Term {
  std::size_t cell = 0;
  Count coefficient = 1;
};

/// What every reader can take for certain: the terms add up to 0. Parts and their total, a cell
/// that stands in two tables, a period and the one before it.
struct Equation {
  std::vector<Term> terms = {};
};

struct Table {
  std::vector<Cell> cells = {};
  std::vector<Equation> equations = {};
};

/// Why protect() cannot work with the table: a cell that does not exist, true values that do not
/// add up or that readers "know" otherwise, numbers beyond kLargest, rounding that would show a
/// count as 0. As a sentence without a full stop, which counts cells and equations from 0; none
/// when nothing is wrong. `policy` must have no problem of its own.
std::optional<std::string> problem_with(const Table& table, const Policy& policy);

/// The places of a table of any number of dimensions with all its totals. In each dimension the
/// positions 0 to size − 1 are the parts and the position `size` is their total.
class Grid {
 public:
  /// `sizes`: how many parts each dimension has, each at least 1.
  explicit Grid(std::vector<std::size_t> sizes);

  /// The cell at a position, one number for each dimension.
  std::size_t cell(std::span<const std::size_t> position) const;
  std::size_t cell(std::initializer_list<std::size_t> position) const {
    return cell(std::span<const std::size_t>{position.begin(), position.size()});
  }

  /// A table of these cells: `parts` in the order of a loop over the positions in which the last
  /// dimension runs fastest, without totals; every line of every dimension adds up to its total.
  /// A total of which a part is not known is not known. Flags can be set afterwards.
  Table table(std::span<const std::optional<Count>> parts) const;

 private:
  std::vector<std::size_t> sizes_;
};

/// The two usual ones: rows × columns, and rows × columns × layers.
Table two_way(std::size_t rows, std::size_t columns, std::span<const std::optional<Count>> parts);
Table three_way(std::size_t rows, std::size_t columns, std::size_t layers,
                std::span<const std::optional<Count>> parts);

}  // namespace pier::disclosure
