#include "disclosure/reader.h"

#include <algorithm>

namespace pier::disclosure {

namespace {

Count multiple_of(const Cell& cell, const Policy& policy) {
  return cell.round_to > 0 ? cell.round_to : policy.round_to;
}

/// The counts that are in view and round to `shown`. problem_with() has made sure that none of
/// them lies below the hidden ones.
Interval rounds_to(Count shown, Count multiple, const Policy& policy) {
  const Count least = shown - multiple / 2;
  const Interval all{std::max<Count>(least, 0), least + multiple - 1};
  if (shown == 0) return {0, 0};
  return common(all, {policy.hide_to + 1, kUnbounded});
}

/// What a hidden cell can be.
Interval hidden_as(const Policy& policy) {
  if (policy.secondary) return {policy.hide_from, kUnbounded};
  return {policy.hide_from, policy.hide_to};
}

bool is_known(const Cell& cell) {
  return cell.known.low == cell.known.high;
}

}  // namespace

Interval seen_of(const Cell& cell, const Policy& policy, const ShownCell& shown) {
  switch (shown.state) {
    case State::exact:
      return {shown.value, shown.value};
    case State::rounded:
      return common(rounds_to(shown.value, multiple_of(cell, policy), policy), cell.known);
    case State::hidden_primary:
    case State::hidden_secondary:
      return common(hidden_as(policy), cell.known);
    case State::never_shown:
    case State::unknown:
      break;
  }
  return cell.known;
}

ShownCell in_view(const Cell& cell, const Policy& policy) {
  if (cell.never_shown) return {State::never_shown, 0};
  if (!cell.value) return {State::unknown, 0};
  const Count multiple = multiple_of(cell, policy);
  if (cell.exempt || multiple == 1) return {State::exact, *cell.value};
  return {State::rounded, rounded(*cell.value, multiple)};
}

ShownCell at_first(const Cell& cell, const Policy& policy) {
  const ShownCell shown = in_view(cell, policy);
  const bool is_in_view = shown.state == State::exact || shown.state == State::rounded;
  if (is_in_view && !cell.exempt && is_sensitive(*cell.value, policy)) {
    return {State::hidden_primary, 0};
  }
  return shown;
}

bool needs_protection(const Cell& cell, const Policy& policy) {
  return cell.value && !cell.exempt && !is_known(cell) && is_sensitive(*cell.value, policy);
}

bool may_be_hidden(const Cell& cell, const Policy& policy) {
  return policy.secondary && cell.value && !cell.exempt && !cell.never_shown && !is_known(cell) &&
         *cell.value > policy.hide_to;
}

std::vector<Interval> seen_by_reader(const Table& table, const Policy& policy,
                                     const std::vector<ShownCell>& cells) {
  std::vector<Interval> seen;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    seen.push_back(seen_of(table.cells[i], policy, cells[i]));
  }
  return seen;
}

}  // namespace pier::disclosure
