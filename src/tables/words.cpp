#include "tables/words.h"

#include <array>

#include "base/text.h"
#include "metrics/indicator.h"

namespace pier::tables {

namespace {

struct StateMeaning {
  CellState state;
  std::string_view word;
  std::string_view meaning;
};

/// States that look the same in every table; the others are shown as they were printed.
constexpr auto kMeanings = std::to_array<StateMeaning>({
    {CellState::not_stated, "not stated", "the cell was empty where the table was published"},
    {CellState::not_recorded, "not recorded",
     "a hyphen stood in the cell, so no number was recorded"},
    {CellState::not_applicable, "not applicable", "there can be no number here"},
    {CellState::not_available, "not available", "there is a number, but it was not published"},
});

constexpr std::string_view kHidden = "[c]";

std::string capitalised(std::string_view word) {
  return ascii_upper(word.substr(0, 1)) + std::string(word.substr(1));
}

/// Which states, and whether a nought, the cells show.
struct Usage {
  std::array<bool, 16> states{};
  bool has_nought = false;
  bool has_missing = false;

  void add(const Cell& cell, ColumnKind kind) {
    if (cell.is_covered()) return;
    if (kind == ColumnKind::text && cell.state == CellState::not_stated) return;
    states[static_cast<std::size_t>(cell.state)] = true;
    has_nought = has_nought || (cell.number && cell.number->value == 0);
    has_missing = has_missing || cell.is_absent() || cell.state == CellState::not_available;
  }
  bool has(CellState state) const { return states[static_cast<std::size_t>(state)]; }
};

}  // namespace

std::string shown_text(const Cell& cell, ColumnKind kind) {
  if (cell.state == CellState::value) {
    if (cell.rag) return capitalised(word_of(*cell.rag));
    if (cell.arrow) return std::string(word_of(*cell.arrow));
    return cell.number ? with_real_minus(cell.text) : cell.text;
  }
  if (cell.state == CellState::hidden) return std::string(kHidden);
  if (cell.state == CellState::not_stated && kind == ColumnKind::text) return {};
  for (const StateMeaning& one : kMeanings) {
    if (one.state == cell.state) return std::string(one.word);
  }
  return cell.text;
}

std::vector<CellWord> words_in(const TableData& table) {
  Usage usage;
  for (const Row& row : table.rows) {
    for (std::size_t c = table.header_columns; c < row.cells.size(); ++c) {
      usage.add(row.cells[c], table.columns[c].kind);
    }
  }
  std::vector<CellWord> words;
  if (usage.has(CellState::hidden)) {
    words.push_back(
        {std::string(kHidden), std::string(metrics::reason_of(metrics::Missing::suppressed))});
  }
  for (const StateMeaning& one : kMeanings) {
    if (usage.has(one.state)) {
      words.push_back(
          {std::string(one.word), std::string("means that ") + std::string(one.meaning)});
    }
  }
  if (usage.has_nought && usage.has_missing) {
    words.push_back({"0", "is a number like the others, and means none"});
  }
  return words;
}

}  // namespace pier::tables
