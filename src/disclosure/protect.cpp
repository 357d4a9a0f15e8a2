#include "disclosure/protect.h"

#include <algorithm>

#include "disclosure/completions.h"
#include "disclosure/reader.h"
#include "disclosure/repair.h"

namespace pier::disclosure {

namespace {

/// The work on one table.
class Protector {
 public:
  Protector(const Table& table, const Policy& policy, const Effort& effort)
      : table_(table), policy_(policy), effort_(effort) {
    bool complete = true;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const Cell& cell = table.cells[i];
      cells_.push_back(at_first(cell, policy));
      if (needs_protection(cell, policy)) sensitive_.push_back(i);
      complete = complete && cell.value;
      truth_.push_back(cell.value.value_or(0));
    }
    if (!complete) truth_.clear();
  }

  void hide_others();
  void show_superfluous();
  Protected result();

 private:
  Completions completions_of(const std::vector<ShownCell>& cells) const {
    return {seen_by_reader(table_, policy_, cells), table_.equations, truth_, effort_};
  }
  Completions& now() {
    if (!now_) now_.emplace(completions_of(cells_));
    return *now_;
  }
  bool is_safe(std::size_t cell, Completions& completions) const {
    return completions.reach(cell, policy_.least_width).interval.width() >= policy_.least_width;
  }
  void hide(const std::vector<std::size_t>& chosen);
  bool cure(std::size_t target);
  bool curable(std::size_t target);
  std::vector<std::size_t> all_that_may_be_hidden() const;
  Repair& repair();

  const Table& table_;
  const Policy& policy_;
  const Effort& effort_;
  std::vector<ShownCell> cells_;
  std::vector<std::size_t> sensitive_;
  std::vector<Count> truth_;  ///< empty when some counts are not known
  std::vector<Count> costs_;
  std::optional<Completions> now_;         ///< of cells_
  std::optional<Completions> all_hidden_;  ///< when all is hidden that may be
  std::optional<Repair> repair_;
  std::vector<std::size_t> cured_;
};

std::vector<std::size_t> Protector::all_that_may_be_hidden() const {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (may_be_hidden(table_.cells[i], policy_)) all.push_back(i);
  }
  return all;
}

Repair& Protector::repair() {
  if (!repair_) {
    costs_ = costs_of_hiding(table_);
    repair_.emplace(table_, policy_, cells_, costs_, effort_);
  }
  return *repair_;
}

void Protector::hide(const std::vector<std::size_t>& chosen) {
  for (const std::size_t cell : chosen) {
    if (cells_[cell].state == State::hidden_secondary) continue;
    cells_[cell] = {State::hidden_secondary, 0};
    repair().hide(cell);
    now_.reset();
  }
}

/// Whether the target would be safe if everything were hidden that may be.
bool Protector::curable(std::size_t target) {
  if (!all_hidden_) {
    std::vector<ShownCell> cells = cells_;
    for (const std::size_t i : all_that_may_be_hidden()) cells[i] = {State::hidden_secondary, 0};
    all_hidden_.emplace(completions_of(cells));
  }
  return is_safe(target, *all_hidden_);
}

bool Protector::cure(std::size_t target) {
  Interval reach = now().reach(target).interval;
  if (reach.empty()) reach = {*table_.cells[target].value, *table_.cells[target].value};
  const auto further_up = repair().cells_to_hide(target, 1, reach.low + policy_.least_width);
  if (further_up) {
    hide(*further_up);
    if (is_safe(target, now())) return true;
  }
  const auto further_down = repair().cells_to_hide(target, -1, reach.high - policy_.least_width);
  if (further_down) {
    hide(*further_down);
    if (is_safe(target, now())) return true;
  }
  if (!curable(target)) return false;
  hide(all_that_may_be_hidden());
  return is_safe(target, now());
}

/// Hiding more never makes an interval narrower, so that what is safe stays safe.
void Protector::hide_others() {
  for (const std::size_t target : sensitive_) {
    if (is_safe(target, now())) {
      cured_.push_back(target);
      continue;
    }
    const std::vector<ShownCell> before = cells_;
    if (cure(target)) {
      cured_.push_back(target);
    } else if (cells_ != before) {
      cells_ = before;
      now_.reset();
      repair_.reset();
    }
  }
}

void Protector::show_superfluous() {
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].state == State::hidden_secondary) hidden.push_back(i);
  }
  std::stable_sort(hidden.begin(), hidden.end(),
                   [&](std::size_t a, std::size_t b) { return costs_[a] > costs_[b]; });
  for (const std::size_t cell : hidden) {
    const ShownCell shown = in_view(table_.cells[cell], policy_);
    now().see(cell, seen_of(table_.cells[cell], policy_, shown));
    const bool all_safe = std::all_of(cured_.begin(), cured_.end(),
                                      [&](std::size_t target) { return is_safe(target, now()); });
    if (all_safe) {
      cells_[cell] = shown;
    } else {
      now().see(cell, seen_of(table_.cells[cell], policy_, cells_[cell]));
    }
  }
  now_.reset();
}

Protected Protector::result() {
  Protected result;
  for (const std::size_t target : sensitive_) {
    if (!is_safe(target, now())) result.exposures.push_back({target, now().reach(target)});
  }
  result.cells = cells_;
  return result;
}

Protected refused(const Table& table, const Policy& policy, std::string problem) {
  Protected result;
  result.problem = std::move(problem);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    result.cells.push_back(table.cells[i].never_shown ? ShownCell{State::never_shown, 0}
                           : !table.cells[i].value    ? ShownCell{State::unknown, 0}
                                                      : ShownCell{State::hidden_primary, 0});
    if (needs_protection(table.cells[i], policy)) result.exposures.push_back({i, {}});
  }
  return result;
}

}  // namespace

Protected protect(const Table& table, const Policy& policy, const Effort& effort) {
  auto problem = problem_with(policy);
  if (!problem) problem = problem_with(table, policy);
  if (problem) return refused(table, policy, std::move(*problem));
  Protector protector(table, policy, effort);
  if (policy.secondary) {
    protector.hide_others();
    protector.show_superfluous();
  }
  return protector.result();
}

}  // namespace pier::disclosure
