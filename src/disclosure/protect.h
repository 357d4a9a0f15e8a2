#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/attack.h"
#include "disclosure/policy.h"
#include "disclosure/table.h"

namespace pier::disclosure {

/// What becomes of a cell. Both kinds of hidden look the same to readers.
enum class State {
  exact,             ///< the true count is shown
  rounded,           ///< ShownCell::value is shown
  hidden_primary,    ///< hidden because of its own count
  hidden_secondary,  ///< hidden because it would give another one away
  never_shown,       ///< as Cell::never_shown
  unknown            ///< Cell::value is none
};

struct ShownCell {
  State state = State::unknown;
  Count value = 0;  ///< what is shown, when the state is exact or rounded

  friend bool operator==(const ShownCell&, const ShownCell&) = default;
};

/// A sensitive cell of which a reader can work out too much.
struct Exposure {
  std::size_t cell = 0;
  Reach reach = {};
};

struct Protected {
  std::vector<ShownCell> cells = {};
  /// What could not be cured, by cell. When it is not empty, the table must not be published.
  std::vector<Exposure> exposures = {};
  /// What is wrong with the policy or the table; then all sensitive cells are exposed.
  std::optional<std::string> problem = {};
};

/// Hides and rounds cells as the policy says, and proves the outcome.
///
/// A cell is sensitive when its true count is one that the policy hides, it is not exempt, and
/// readers do not know it anyway (Cell::known is wider than a single number). It is protected
/// when an attack() by the reader described at seen_by_reader() leaves an interval at least
/// Policy::least_width wide, of which both ends are shown to be possible by whole solutions. What
/// has not been proved within the effort is an exposure; nothing is ever taken to be safe.
///
/// With Policy::secondary, further cells are hidden until every sensitive cell is protected, or
/// hiding everything that can be hidden would not help. A linear program chooses them: the
/// cheapest set that lets the reader's interval grow far enough, where few cells are cheaper than
/// many, small counts cheaper than large ones, and parts cheaper than totals. Then each, the most
/// costly first, is shown again if the proof stands without it. Never hidden are exempt cells,
/// zeros (where the policy shows zeros) and cells that are known from elsewhere. Nothing is hidden
/// for a cell that cannot be protected.
///
/// Without Policy::secondary no further cell is hidden, even when one is exposed: under such a
/// policy readers are told that a hidden count is one of a few, and a larger one among them would
/// make that untrue, and every other interval with it. The exposure is reported, and the caller
/// does not publish.
///
/// The same arguments give the same result.
Protected protect(const Table& table, const Policy& policy, const Effort& effort = {});

/// The reader that protect() works against: what they know of each cell, before equations. They
/// have read the policy and know how this module works:
///
///  - a count that is shown is that count; a rounded one is any count that rounds to it and is
///    not hidden by the policy;
///  - a hidden cell, when the policy has secondary suppression, can be any count from 1, or from
///    0 where the policy hides zeros. Never 0 otherwise: zeros are not hidden to protect others.
///    They cannot tell primary from secondary;
///  - a hidden cell, when the policy has no secondary suppression, is hide_from to hide_to;
///  - a cell that is never shown, or not known to us, can be anything;
///  - and in each case it is within Cell::known.
///
/// Not part of the reader: guesses at why this cell was hidden and not that one, and odds. A cell
/// that is hidden alone, with no equation, is known by the rule itself to be hide_from to hide_to.
std::vector<Interval> seen_by_reader(const Table& table, const Policy& policy,
                                     const std::vector<ShownCell>& cells);

}  // namespace pier::disclosure
