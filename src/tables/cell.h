#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"
#include "tables/printed_number.h"

namespace pier::tables {

/// What the cells of a column are.
enum class ColumnKind { text, number, money, percent, rag, status, date, arrow, month };

inline constexpr std::array<std::string_view, 9> kColumnKinds{
    "text", "number", "money", "percent", "rag", "status", "date", "arrow", "month"};

/// Why a cell holds no value of its column's kind. The states stay apart all the way to the reader.
enum class CellState {
  value,           ///< it holds one
  not_stated,      ///< empty
  not_recorded,    ///< printed as a hyphen, unless the table says otherwise
  not_applicable,  ///< "n/a", "[z]"
  not_available,   ///< "[x]"
  hidden,          ///< "[c]", or hidden by disclosure control
  not_captured,
  due,          ///< "due quarterly"
  not_running,  ///< "no service running"
  redacted,
  in_words  ///< a sentence, or a number that cannot be read
};

/// Red, amber, green as somebody assessed it; never computed. Reports that print yellow mean amber.
enum class Rag { red, amber, green };
enum class Arrow { up, down, same };

std::string_view word_of(Rag rag);
std::string_view word_of(Arrow arrow);

/// A cell, as published and as understood.
struct Cell {
  /// As published, without white space at the ends. "[c]" when it is hidden.
  std::string text;
  CellState state = CellState::value;
  /// At most one of them, and only when the state is `value`; none: it is text.
  std::optional<PrintedNumber> number;
  std::optional<Rag> rag;
  std::optional<Arrow> arrow;
  std::optional<Date> date;
  /// How many rows and columns it takes; 0: another cell covers it.
  std::size_t rows = 1;
  std::size_t columns = 1;
  Span span{};

  bool is_covered() const { return rows == 0; }
  /// Whether it stands for nothing in a sum: empty, a hyphen, not applicable.
  bool is_absent() const {
    return state == CellState::not_stated || state == CellState::not_recorded ||
           state == CellState::not_applicable;
  }
};

/// What a lone hyphen means in a table.
enum class Dash { suppressed, not_applicable, not_recorded, zero };

inline constexpr std::array<std::string_view, 4> kDashes{"suppressed", "not-applicable",
                                                         "not-recorded", "zero"};

/// Reads a cell of a column of this kind. Reports what cannot be one (table-cell), and a number
/// that was misprinted (table-number, a warning); the text is kept in any case.
Cell read_cell(std::string_view text, Span span, ColumnKind kind, Dash dash,
               Diagnostics& diagnostics);

}  // namespace pier::tables
