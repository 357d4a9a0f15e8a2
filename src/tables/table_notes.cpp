#include "tables/table_notes.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace pier::tables {

namespace {

/// "a" to "z", then "aa".
std::string letter_at(std::size_t position) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t rest = position + 1; rest > 0; rest = (rest - 1) / kLetters) {
    letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % kLetters));
  }
  return letters;
}

struct Placed {
  std::size_t row;
  std::size_t column;
  const TableNote* note;
};

/// The column of the heading that names a row most closely.
std::size_t last_heading(const TableData& table, std::size_t row) {
  std::size_t column = 0;
  for (std::size_t c = 0; c < table.header_columns; ++c) {
    if (!table.cell(row, c).text.empty()) column = c;
  }
  return column;
}

/// Where the mark of a note stands; none when there is no place for it.
std::optional<Placed> place_of(const TableNote& note, const TableData& table) {
  if (!note.row && !note.column) return std::nullopt;
  if (!note.row) {
    if (table.headings.empty()) return std::nullopt;
    return Placed{kHeadingRow, *note.column, &note};
  }
  std::size_t row = *note.row;
  std::size_t column = note.column.value_or(last_heading(table, row));
  // What is covered is seen in the cell that covers it.
  while (column > 0 && table.cell(row, column).is_covered() &&
         table.cell(row, column - 1).columns != 1) {
    --column;
  }
  while (row > 0 && table.cell(row, column).is_covered()) --row;
  return Placed{row, column, &note};
}

std::string name_of(const Placed& at, const TableData& table) {
  if (at.row == kHeadingRow) return table.column_label(at.column);
  if (!at.note->column) return table.row_label(at.row);
  const std::string column = table.column_label(at.column);
  return table.row_label(at.row) + (column.empty() ? "" : ", " + column);
}

}  // namespace

NoteLetters::NoteLetters(const TableData& table, const std::string& id) {
  std::vector<Placed> placed;
  for (const TableNote& note : table.notes) {
    if (const auto at = place_of(note, table)) {
      placed.push_back(*at);
    } else {
      notes_.push_back({{}, fmt::format("{}-note-{}", id, notes_.size() + 1), note.text, {}});
    }
  }
  // kHeadingRow is the largest number: one more is nought, so that headings come first.
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::pair(a.row + 1, a.column) < std::pair(b.row + 1, b.column);
  });
  const std::size_t whole = notes_.size();
  for (const Placed& at : placed) {
    auto note = std::find_if(notes_.begin() + static_cast<std::ptrdiff_t>(whole), notes_.end(),
                             [&](const ListedNote& one) { return one.text == at.note->text; });
    if (note == notes_.end()) {
      const std::string letter = letter_at(notes_.size() - whole);
      notes_.push_back({letter, fmt::format("{}-note-{}", id, letter), at.note->text, {}});
      note = notes_.end() - 1;
    }
    const std::string mark = fmt::format("{}-mark-{}-{}", id, note->letter, note->marks.size() + 1);
    note->marks.emplace_back(mark, name_of(at, table));
    marks_[{at.row, at.column}].push_back({note->letter, mark, note->id});
  }
}

const std::vector<NoteMark>& NoteLetters::marks(std::size_t row, std::size_t column) const {
  static const std::vector<NoteMark> kNone;
  const auto at = marks_.find({row, column});
  return at == marks_.end() ? kNone : at->second;
}

}  // namespace pier::tables
