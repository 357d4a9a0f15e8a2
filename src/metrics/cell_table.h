#pragma once

// Inside disclose(): the counts of a group of indicators and what ties them together.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "disclosure/table.h"
#include "metrics/edition.h"

namespace pier::metrics {

/// Which number of an observation.
enum class Part : std::size_t { value, numerator, denominator };
inline constexpr std::size_t kParts = 3;
inline constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);

/// Who looks at the table.
enum class Aim {
  protect,  ///< we, who know what the source gave, and decide what is shown
  attack    ///< a reader, who sees what the source shows
};

/// How well parts must fit their total for it to be taken for their sum.
enum class Fit {
  known,  ///< every part is known, and they add up
  exact,  ///< they add up, as far as they are known
  near    ///< what is missing to the total is little
};

/// What is known of a cell beside its count.
struct CellPlace {
  const disclosure::Policy* policy = nullptr;
  const SnapshotIndicator* raw = nullptr;
  const Observation* observation = nullptr;
};

/// All counts of a group: every edition's values, numerators and denominators. Where two editions
/// give one number the same value, it is one cell: what one of them shows, the other cannot hide.
class CellTable {
 public:
  CellTable(const std::vector<Joined*>& group, const FiguresConfig& config, Aim aim);

  const std::vector<Edition*>& editions() const { return editions_; }
  const disclosure::Table& table() const { return table_; }
  disclosure::Table& table() { return table_; }
  const CellPlace& place(std::size_t cell) const { return places_[cell]; }
  /// kNoCell where the observation has no such number.
  std::size_t cell(std::size_t edition, std::size_t observation, Part part) const {
    return cells_[edition][observation][static_cast<std::size_t>(part)];
  }
  std::optional<std::size_t> find(std::size_t edition, std::uint16_t area, const Coordinates& at,
                                  const Period& period) const;
  /// The cell of a number that the edition has no row for, but another edition has.
  std::optional<std::size_t> find_elsewhere(const SnapshotIndicator& raw, Part part,
                                            std::uint16_t area, const Coordinates& at,
                                            const Period& period) const;
  /// The edition of an indicator in a snapshot.
  std::optional<std::size_t> edition_in(const Snapshot& snapshot, std::string_view id) const;

  /// Ties parts to their total. With Fit::near, what is missing to the total, when it is little, is
  /// taken as known to readers, as they see it in the printed numbers too. The only part that is
  /// not known is worked out: so can readers. `absent`: parts that have no row.
  void add_sum(std::vector<std::size_t> parts, std::size_t absent, std::size_t total, Fit fit);
  /// That `whole` − `part` must not be known either, when it is a small number.
  void add_difference(std::size_t whole, std::size_t part);
  void know(std::size_t cell, disclosure::Interval interval);

 private:
  using Key = std::tuple<std::string, std::size_t, std::uint16_t, std::string, std::string>;

  void add_cells(std::size_t edition, const FiguresConfig& config);
  std::array<std::optional<double>, kParts> numbers_of(const Edition& edition,
                                                       const Observation& one) const;
  /// The cell of a number that another edition gives too, or a new one.
  std::size_t same_or_new(const Edition& edition, const Observation& one, std::size_t part,
                          const disclosure::Cell& cell);
  std::size_t add_cell(disclosure::Cell cell, const CellPlace& place);
  /// Parts that do not add up, by `rest`.
  void add_sum_with_slip(std::vector<std::size_t> parts, std::size_t total, disclosure::Count rest);
  void add_equation(const std::vector<std::size_t>& parts, std::size_t total);
  std::optional<disclosure::Count> value(std::size_t cell) const {
    return table_.cells[cell].value;
  }

  Aim aim_;
  std::vector<Edition*> editions_;
  disclosure::Table table_;
  std::vector<CellPlace> places_;
  std::vector<std::vector<std::array<std::size_t, kParts>>> cells_;
  std::vector<std::map<std::tuple<std::uint16_t, Coordinates, std::string>, std::size_t>> rows_;
  /// The cells of one number in all editions, by their values.
  std::map<Key, std::vector<std::size_t>> same_;
};

/// Adds what ties the cells of a table together: totals, complements, nested periods, relations.
void tie_together(CellTable& cells, const FiguresConfig& config, Aim aim);

/// The counts that a printed share leaves possible, as the indicator prints it; about those, where
/// no count of this base gives it. None without a value, or with a base that is no number of cases.
std::optional<disclosure::Interval> counts_of_share(const Indicator& about, const Observation& one,
                                                    double denominator);

}  // namespace pier::metrics
