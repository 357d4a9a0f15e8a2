#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "disclosure/count.h"
#include "disclosure/table.h"
#include "disclosure/wide.h"

namespace pier::disclosure {

/// Linear programming without fractions: variables between whole ends that fulfil equations with
/// whole coefficients.
///
/// The method is the simplex for bounded variables, with Bland's rule, which ends always. The
/// tableau holds whole numbers over one common denominator (pivoting after Edmonds and Bareiss:
/// every division has no remainder), so that nothing is ever rounded. In tables with totals of
/// one or two dimensions the denominator stays 1 and every corner is whole. Bounds may change
/// between calls; each call starts from where the last one ended.
///
/// When a number grows beyond what is safe to multiply, every later call answers `gave_up`.
class Simplex {
 public:
  /// terms + constant = 0; Term::cell names a variable.
  struct Row {
    std::vector<Term> terms = {};
    Count constant = 0;
  };

  enum class Outcome { found, none, unbounded, gave_up };

  /// `start` has a value within its bounds for each variable; a solution, when one is known.
  /// Later `find()` mends what does not fit.
  Simplex(std::vector<Interval> bounds, std::span<const Row> rows, std::span<const Count> start);

  const Interval& bounds(std::size_t variable) const { return bounds_[variable]; }
  void set_bounds(std::size_t variable, const Interval& bounds);

  /// Goes to a point that fulfils everything: found, none or gave_up. Each pivot takes one from
  /// `pivots`; at 0 it gives up.
  Outcome find(std::size_t& pivots);

  /// From a point that fulfils everything to one where the variable is greatest (sign 1) or least
  /// (sign -1): found, unbounded or gave_up, which is still at a point that fulfils everything.
  Outcome push(std::size_t variable, int sign, std::size_t& pivots);

  /// The value of a variable: whether it is whole, and rounded down and up.
  bool is_whole(std::size_t variable) const;
  Count floor_of(std::size_t variable) const;
  Count ceil_of(std::size_t variable) const;

  /// Changes the row that defines a variable which stands in no other one and has no bounds, so
  /// that its value grows by `factor` times another variable. Gives false when it cannot.
  bool add_to_definition(std::size_t variable, std::size_t other, Count factor);

 private:
  struct Step {
    std::optional<std::size_t> row = {};  ///< none: the entering variable comes to its own end
    Count to = 0;                         ///< the end where the leaving variable stops
    Wide length = 0;
    Wide over = 0;  ///< the length is length / over; 0 is no limit
  };

  void choose_basis(std::span<const Row> rows, std::span<const Count> start);
  std::optional<std::size_t> first_basis_column(std::size_t row) const;
  void drop_column(std::size_t column);
  void drop_row(std::size_t row);

  Count* row(std::size_t i) { return &cells_[i * stride_]; }
  const Count* row(std::size_t i) const { return &cells_[i * stride_]; }
  bool is_basic(std::size_t variable) const { return is_basic_[variable]; }
  bool can_move(std::size_t variable, Count direction) const;
  bool below(std::size_t row) const;
  bool above(std::size_t row) const;
  std::optional<std::size_t> entering_column(std::size_t row, int sign) const;
  Step longest_step(std::size_t column, Count direction) const;
  void slide(std::size_t column, Count by);
  void pivot(std::size_t row, std::size_t column, Count to);
  void eliminate(std::size_t target, std::size_t row, std::size_t column, Count pivot, int sign);
  Count narrowed(Wide number);

  std::vector<Interval> bounds_;
  std::vector<bool> is_basic_;
  std::vector<std::size_t> place_;    ///< of a variable: its row when basic, else its column
  std::vector<std::size_t> basic_;    ///< the variable of each row
  std::vector<std::size_t> columns_;  ///< the variable of each column
  std::vector<Count> at_;             ///< of a variable that is not basic: its value
  std::vector<Count> tops_;           ///< of a row: denominator_ times the value of its variable
  std::vector<Count> cells_;          ///< denominator_ · basic = sum of cell · column, row by row
  std::size_t stride_ = 0;
  Count denominator_ = 1;
  bool contradictory_ = false;  ///< the equations contradict each other, whatever the bounds
  bool broken_ = false;
};

}  // namespace pier::disclosure
