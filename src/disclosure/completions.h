#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "disclosure/attack.h"
#include "disclosure/simplex.h"

namespace pier::disclosure {

/// All ways to complete what is seen of a table with whole numbers. It remembers the solutions
/// that it finds, because one solution often answers for many cells.
class Completions {
 public:
  /// `known`: a solution, or nothing. One that does not fit is not used.
  Completions(std::span<const Interval> seen, std::span<const Equation> equations,
              std::span<const Count> known, const Effort& effort);

  /// There is none.
  bool contradictory() const { return contradictory_; }

  /// The interval of a cell over all completions. With `enough` the search ends as soon as an
  /// interval of that width is certain; then `proved` may be false.
  Reach reach(std::size_t cell, std::optional<Count> enough = std::nullopt);

  /// From now on the cell is seen as this; narrower or wider again, never wider than at first.
  void see(std::size_t cell, const Interval& seen);

 private:
  /// A solution of one part.
  struct Solution {
    std::vector<Count> values = {};
    std::size_t misfits = 0;  ///< values outside of what is seen now
  };

  /// Cells that equations connect. What is in other parts does not matter to them.
  struct Part {
    std::vector<std::size_t> cells = {};
    std::vector<Interval> widest = {};  ///< what is seen of each cell at first
    std::vector<Simplex::Row> rows = {};
    std::optional<Simplex> program = {};
    std::vector<Solution> solutions = {};
    std::vector<Interval> found = {};  ///< of each cell, over the solutions that fit
    bool too_large = false;
  };

  struct Place {
    std::size_t part = 0;
    std::size_t variable = 0;
  };

  struct Search;

  void split_into_parts(std::span<const Equation> equations);
  void add_row(const Equation& equation);
  void begin(Part& part, std::span<const Count> known);
  bool extend(Part& part, std::size_t variable, int sign, std::optional<Count> stop) const;
  static bool add_solution(Part& part, std::vector<Count> values);
  static void descend(Search& search);
  static void take_corner(Search& search);

  std::vector<Interval> seen_;  ///< as narrow as single equations make it
  std::vector<Part> parts_;
  std::vector<std::optional<Place>> places_;  ///< none: the cell is known
  Effort effort_;
  bool contradictory_ = false;
  bool complete_ = true;  ///< every part has a solution
};

}  // namespace pier::disclosure
