#include "tables/relations.h"

#include <algorithm>

namespace pier::tables {

namespace {

using Rows = std::vector<std::size_t>;

class RelationMaker {
 public:
  RelationMaker(TableData& table, const Names& names) : table_(table), names_(names) {}

  std::vector<Relation> run(const std::vector<Rule>& rules) {
    mark_totals(rules);
    for (const Rule& rule : rules) {
      if (rule.of_row) {
        make_rows(rule);
      } else {
        make_column(rule);
      }
    }
    return std::move(made_);
  }

 private:
  static bool adds_up(const Rule& rule) {
    return rule.kind == Rule::Kind::sum || rule.kind == Rule::Kind::average;
  }

  /// First of all, because `all` ends at the total before.
  void mark_totals(const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) {
      if (!rule.of_row) continue;
      targets_.push_back(names_.rows(rule.target));
      for (const std::size_t row : targets_.back()) table_.rows[row].is_total = true;
    }
  }

  /// The columns that a rule for rows holds for.
  std::vector<std::size_t> columns_of(const Rule& rule) const {
    std::vector<std::size_t> columns;
    for (const Name& name : rule.only) {
      if (const auto column = names_.column(name)) columns.push_back(*column);
    }
    if (!rule.only.empty()) return columns;
    for (std::size_t c = table_.header_columns; c < table_.columns.size(); ++c) {
      const ColumnKind kind = table_.columns[c].kind;
      // The sum of shares of different things says nothing.
      const bool fits = kind == ColumnKind::number || kind == ColumnKind::money ||
                        (kind == ColumnKind::percent && !adds_up(rule));
      if (fits) columns.push_back(c);
    }
    return columns;
  }

  /// The rows above, as far as the last total or the beginning of the group.
  Rows rows_before(std::size_t row) const {
    Rows rows;
    for (std::size_t r = row; r-- > 0;) {
      if (table_.rows[r].is_total || table_.rows[r].group != table_.rows[row].group) break;
      rows.push_back(r);
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
  }

  Rows named_rows(const std::vector<Name>& names, std::size_t row, bool one_each) const {
    Rows rows;
    for (const Name& name : names) {
      Rows found = names_.rows_beside(name, row);
      std::erase(found, row);
      if (one_each && found.size() > 1) found.erase(found.begin() + 1, found.end());
      rows.insert(rows.end(), found.begin(), found.end());
    }
    return rows;
  }

  void make_rows(const Rule& rule) {
    const Rows targets = targets_[next_target_++];
    const std::vector<std::size_t> columns = columns_of(rule);
    for (const std::size_t row : targets) {
      const bool is_pair = !adds_up(rule);
      const Rows of = rule.all ? rows_before(row) : named_rows(rule.of, row, is_pair);
      const Rows minus = named_rows(rule.minus, row, false);
      if ((of.empty() && minus.empty()) || (is_pair && of.size() != 2)) continue;
      for (const std::size_t column : columns) {
        Relation relation{rule.kind, {row, column}, {}, {}};
        for (const std::size_t part : of) relation.of.push_back({part, column});
        for (const std::size_t part : minus) relation.minus.push_back({part, column});
        made_.push_back(std::move(relation));
      }
    }
  }

  /// False: a name was none, which was reported.
  bool find_columns(const std::vector<Name>& names, std::vector<std::size_t>& to) const {
    bool all = true;
    for (const Name& name : names) {
      const auto column = names_.column(name);
      if (column) to.push_back(*column);
      all = all && column.has_value();
    }
    return all;
  }

  void make_column(const Rule& rule) {
    const auto target = names_.column(rule.target);
    std::vector<std::size_t> of;
    std::vector<std::size_t> minus;
    const bool has_all = find_columns(rule.of, of);
    if (!find_columns(rule.minus, minus) || !has_all || !target) return;
    Rows rows;
    for (const Name& name : rule.only) {
      const Rows found = names_.rows(name);
      rows.insert(rows.end(), found.begin(), found.end());
    }
    for (std::size_t r = 0; rule.only.empty() && r < table_.rows.size(); ++r) rows.push_back(r);
    for (const std::size_t row : rows) {
      Relation relation{rule.kind, {row, *target}, {}, {}};
      for (const std::size_t part : of) relation.of.push_back({row, part});
      for (const std::size_t part : minus) relation.minus.push_back({row, part});
      made_.push_back(std::move(relation));
    }
  }

  TableData& table_;
  const Names& names_;
  /// The rows that each rule for rows makes, in the order of the rules.
  std::vector<Rows> targets_;
  std::size_t next_target_ = 0;
  std::vector<Relation> made_;
};

}  // namespace

std::vector<Relation> relations_of(const std::vector<Rule>& rules, TableData& table,
                                   const Names& names) {
  return RelationMaker(table, names).run(rules);
}

}  // namespace pier::tables
