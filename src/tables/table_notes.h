#pragma once

// Inside the view: the letters of notes.

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tables/table_data.h"

namespace pier::tables {

/// One place where the letter of a note stands.
struct NoteMark {
  std::string letter;
  /// The id of the mark, and of the note.
  std::string id;
  std::string note_id;
};

/// A note as listed below the table.
struct ListedNote {
  /// Empty: it is about the whole table.
  std::string letter;
  std::string id;
  std::string text;
  /// The id of every mark, and the name of the cell.
  std::vector<std::pair<std::string, std::string>> marks;
};

/// The row of headings stands at this row in marks().
inline constexpr std::size_t kHeadingRow = static_cast<std::size_t>(-1);

/// Gives notes their letters: a, b, … in reading order, headings first; notes of the same words
/// share one.
class NoteLetters {
 public:
  /// `id`: of the table in its page.
  NoteLetters(const TableData& table, const std::string& id);

  const std::vector<ListedNote>& notes() const { return notes_; }
  /// The marks in a cell; of a column's heading with the row kHeadingRow.
  const std::vector<NoteMark>& marks(std::size_t row, std::size_t column) const;

 private:
  std::vector<ListedNote> notes_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<NoteMark>> marks_;
};

}  // namespace pier::tables
