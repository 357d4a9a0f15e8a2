#include "tables/protect.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "disclosure/protect.h"
#include "tables/ties.h"

namespace pier::tables {

namespace {

using disclosure::State;

class TableProtector {
 public:
  TableProtector(const RawTable& table, const disclosure::Policy& policy, Diagnostics& diagnostics)
      : raw_(table), table_(table.data), policy_(policy), diagnostics_(diagnostics) {
    result_.decisions.assign(table_.rows.size(), std::vector<CellDecision>(table_.columns.size()));
  }

  Protection run() {
    const CountCells counts(table_, raw_.relations);
    check_words();
    disclosure::Table cells;
    for (const CellAt& place : counts.places()) cells.cells.push_back({counts.value(place)});
    cells.equations = ties_of(counts, raw_.relations);
    const disclosure::Protected shown = disclosure::protect(cells, policy_);
    const bool is_exposed = shown.problem || !shown.exposures.empty();
    for (std::size_t i = 0; i < counts.places().size(); ++i) {
      CellDecision& decision = at(counts.places()[i]);
      const disclosure::ShownCell& cell = shown.cells[i];
      decision.hidden = is_exposed || cell.state == State::hidden_primary ||
                        cell.state == State::hidden_secondary;
      if (cell.state == State::rounded) decision.rounded = cell.value;
    }
    if (is_exposed) report_exposed(counts, shown);
    hide_small_bases();
    hide_what_follows();
    hide_beside(counts);
    for (const auto& row : result_.decisions) {
      for (const CellDecision& one : row) {
        result_.shows_everything = result_.shows_everything && !one.hidden && !one.rounded;
      }
    }
    return std::move(result_);
  }

 private:
  CellDecision& at(const CellAt& place) { return result_.decisions[place.row][place.column]; }

  /// "about 3" is a count that nothing protects.
  void check_words() {
    for (const Row& row : table_.rows) {
      for (std::size_t c = table_.header_columns; c < table_.columns.size(); ++c) {
        const Cell& cell = row.cells[c];
        const bool has_digit = std::any_of(cell.text.begin(), cell.text.end(), ascii_is_digit);
        if (!holds_counts(table_.columns[c]) || cell.state != CellState::in_words || !has_digit ||
            cell.text.starts_with('<')) {
          continue;
        }
        diagnostics_.report("table-cell", cell.span,
                            "a count of people is in words here, where nothing can protect it",
                            "write it in digits, or say it in a note if it is large");
      }
    }
  }

  void report_exposed(const CountCells& counts, const disclosure::Protected& shown) {
    if (counts.places().empty()) return;
    const CellAt place = counts.places()[shown.exposures.empty() ? 0 : shown.exposures[0].cell];
    diagnostics_.report(
        "table-exposed", table_.cell(place.row, place.column).span,
        fmt::format("`{}`, `{}` is to be hidden, but {}", table_.row_label(place.row),
                    table_.column_label(place.column),
                    shown.problem ? "the counts that it adds up with cannot be protected"
                                  : "readers could work it out from other counts"),
        "take out a total that gives it away, or put small groups together");
  }

  /// Shares of few people are not shown.
  void hide_small_bases() {
    for (const Relation& relation : raw_.relations) {
      const bool is_share =
          relation.kind == Rule::Kind::percent || relation.kind == Rule::Kind::percent_change;
      if (!is_share) continue;
      const CellAt& base = relation.of[relation.kind == Rule::Kind::percent ? 1 : 0];
      const auto& number = table_.cell(base.row, base.column).number;
      if (number && number->value < static_cast<double>(policy_.smallest_denominator)) {
        at(relation.result).hidden = true;
      }
    }
  }

  /// A number that comes from a hidden one tells it; so does one that does not quite add up.
  void hide_what_follows() {
    for (bool is_more = true; is_more;) {
      is_more = false;
      for (const Relation& relation : raw_.relations) {
        if (relation.kind == Rule::Kind::sum || at(relation.result).hidden) continue;
        const bool follows =
            std::any_of(relation.of.begin(), relation.of.end(),
                        [&](const CellAt& place) { return at(place).hidden || at(place).rounded; });
        if (!follows || !table_.cell(relation.result.row, relation.result.column).number) continue;
        at(relation.result).hidden = true;
        is_more = true;
      }
    }
  }

  /// Numbers that are no counts and of which no rule says what they come from, money apart.
  void hide_beside(const CountCells& counts) {
    std::vector<bool> rows(table_.rows.size());
    std::vector<bool> columns(table_.columns.size());
    for (const CellAt& place : counts.places()) {
      if (!at(place).hidden && !at(place).rounded) continue;
      rows[place.row] = true;
      columns[place.column] = true;
    }
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      for (std::size_t c = table_.header_columns; c < table_.columns.size(); ++c) {
        const bool is_beside = rows[r] || columns[c];
        const Cell& cell = table_.cell(r, c);
        const bool may_tell =
            table_.columns[c].counts && table_.columns[c].kind != ColumnKind::money && cell.number;
        if (!is_beside || !may_tell || counts.at({r, c}) != kNoCount || has_open_rule({r, c})) {
          continue;
        }
        result_.decisions[r][c].hidden = true;
      }
    }
  }

  /// Whether a rule says what the number comes from: then that alone decides.
  bool has_open_rule(const CellAt& place) const {
    return std::any_of(raw_.relations.begin(), raw_.relations.end(), [&](const Relation& relation) {
      return relation.result == place && relation.kind != Rule::Kind::sum;
    });
  }

  const RawTable& raw_;
  const TableData& table_;
  const disclosure::Policy& policy_;
  Diagnostics& diagnostics_;
  Protection result_;
};

}  // namespace

Protection protect(const RawTable& table, const disclosure::Policy& policy,
                   Diagnostics& diagnostics) {
  return TableProtector(table, policy, diagnostics).run();
}

}  // namespace pier::tables
