#include "tables/disclose.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "statistics/number_text.h"
#include "tables/arithmetic.h"
#include "tables/protect.h"

namespace pier::tables {

namespace {

/// Takes the place of answers in a table where something is hidden.
constexpr std::string_view kNotAsSummed =
    "This is the number as it was published. It does not agree with other numbers of the table.";

}  // namespace

class TableDiscloser {
 public:
  TableDiscloser(RawTable table, const metrics::FiguresConfig& config, Diagnostics& diagnostics)
      : table_(std::move(table)), config_(config), diagnostics_(diagnostics) {}

  SharedTable run() {
    Protection protection = decide();
    check_arithmetic(table_, protection.shows_everything, diagnostics_);
    for (const Answer& answer : table_.answers) {
      // The sum of hidden counts is more than readers may know.
      table_.data.notes.push_back(
          {answer.at.row, answer.at.column,
           protection.shows_everything ? answer.text : std::string(kNotAsSummed)});
    }
    if (!protection.shows_everything) apply(protection);
    PublicReportTable result(std::move(table_.data));
    result.is_protected_ = !protection.shows_everything;
    return std::make_shared<const PublicReportTable>(std::move(result));
  }

 private:
  Protection decide() {
    if (table_.data.about != About::people) {
      if (!table_.policy.empty()) {
        report("a policy protects counts of people, and the table is about something else",
               "take out `policy`, or write `about: people`");
      }
      return {};
    }
    const auto* policy = config_.find_policy(table_.policy);
    if (policy != nullptr) return protect(table_, *policy, diagnostics_);
    if (table_.policy == metrics::kNoPolicy) {
      if (!table_.policy_reason.empty()) return {};
      report("the policy is none, and no reason says why",
             "add a line such as `policy_reason: Counts of events, not of people.`");
    } else if (table_.policy.empty()) {
      report("the table counts people, and names no policy",
             fmt::format("add a line `policy: {}`", config_.policy_ids().back()));
    } else {
      report(fmt::format("there is no policy `{}`", table_.policy),
             suggest(table_.policy, config_.policy_ids()));
    }
    return hide_all();
  }

  void report(std::string message, std::string help) {
    diagnostics_.report("table-policy", table_.policy_span, std::move(message), std::move(help));
  }

  /// Nothing says how to protect it.
  Protection hide_all() const {
    Protection all;
    all.shows_everything = false;
    all.decisions.assign(
        table_.data.rows.size(),
        std::vector<CellDecision>(table_.data.columns.size(), CellDecision{true, {}}));
    return all;
  }

  void apply(const Protection& protection) {
    TableData& data = table_.data;
    for (std::size_t r = 0; r < data.rows.size(); ++r) {
      for (std::size_t c = data.header_columns; c < data.columns.size(); ++c) {
        change(data.rows[r].cells[c], protection.decisions[r][c]);
      }
    }
    // What is said of a hidden number may tell it.
    std::erase_if(data.notes, [&](const TableNote& note) {
      if (!note.row || !note.column) return false;
      const CellDecision& decision = protection.decisions[*note.row][*note.column];
      return decision.hidden || decision.rounded.has_value();
    });
  }

  static void change(Cell& cell, const CellDecision& decision) {
    if (decision.hidden && (cell.number || cell.state == CellState::hidden)) {
      cell.state = CellState::hidden;
      cell.number.reset();
      cell.text = "[c]";
    } else if (decision.rounded && cell.number) {
      cell.number = PrintedNumber{static_cast<double>(*decision.rounded), 0, false};
      cell.text = statistics::count_text(*decision.rounded, {});
    }
  }

  RawTable table_;
  const metrics::FiguresConfig& config_;
  Diagnostics& diagnostics_;
};

SharedTable PublicReportTables::find(std::string_view id) const {
  const auto at = std::lower_bound(
      all_.begin(), all_.end(), id,
      [](const SharedTable& table, std::string_view wanted) { return table->data().id < wanted; });
  return at != all_.end() && (*at)->data().id == id ? *at : nullptr;
}

std::vector<std::string_view> PublicReportTables::ids() const {
  std::vector<std::string_view> ids;
  for (const SharedTable& table : all_) ids.push_back(table->data().id);
  return ids;
}

SharedTable disclose(RawTable table, const metrics::FiguresConfig& config,
                     Diagnostics& diagnostics) {
  return TableDiscloser(std::move(table), config, diagnostics).run();
}

PublicReportTables disclose(RawTables tables, const metrics::FiguresConfig& config, Jobs jobs,
                            Diagnostics& diagnostics) {
  PublicReportTables result;
  std::vector<RawTable>& raw = tables.tables;
  result.all_.resize(raw.size());
  std::vector<Diagnostics> problems(raw.size());
  parallel_for(raw.size(), jobs, [&](std::size_t i) {
    result.all_[i] = disclose(std::move(raw[i]), config, problems[i]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  std::sort(result.all_.begin(), result.all_.end(),
            [](const SharedTable& a, const SharedTable& b) { return a->data().id < b->data().id; });
  result.unreadable_ = std::move(tables.unreadable);
  return result;
}

}  // namespace pier::tables
