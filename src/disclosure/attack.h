#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "disclosure/count.h"
#include "disclosure/table.h"

namespace pier::disclosure {

/// How much work a reader is given for each question, in steps that do not depend on the machine.
struct Effort {
  /// Parts into which the whole-number solutions may be split (branch and bound).
  std::size_t splits = 400;
  /// Steps of the linear programs.
  std::size_t pivots = 20'000;
};

/// What a reader can work out of one cell.
struct Reach {
  /// Two solutions in whole numbers have been found, and checked against every equation, in which
  /// the cell is `low` and `high` (kUnbounded: as large, or small, as one likes). So a reader can
  /// never know less than this interval leaves open. Empty when no solution was found.
  Interval interval = {0, -1};
  /// It is the tightest interval: no solution lies outside. False when the effort ran out or
  /// numbers grew too large: a cleverer reader may, or may not, be left with exactly this.
  bool proved = false;
};

struct Attack {
  /// One for each target, in their order.
  std::vector<Reach> reaches = {};
  /// No whole numbers at all fit what is shown; then there are no intervals.
  bool contradictory = false;
};

/// Plays the reader of a table: of each target cell, the interval that remains possible given
/// `seen` (for every cell what it shows, or what is known of it) and the equations, over all
/// solutions in whole numbers. A width of 0 is a cell that is known.
///
/// Cell numbers in equations and targets must be below seen.size(). Ends of intervals and
/// coefficients beyond kLargest, ±kUnbounded apart, leave every reach unproved.
///
/// The method: narrowing by single equations; then an exact linear program for each connected
/// part of the table, whose answer is whole by itself in tables of one or two dimensions with
/// their totals; elsewhere branch and bound. The result depends on the arguments only.
Attack attack(std::span<const Interval> seen, std::span<const Equation> equations,
              std::span<const std::size_t> targets, const Effort& effort = {});

}  // namespace pier::disclosure
