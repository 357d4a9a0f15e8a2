#include "tables/view.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "tables/table_notes.h"
#include "tables/words.h"

namespace pier::tables {

namespace {

/// Columns beyond which a sheet of paper is turned.
constexpr std::size_t kMostUpright = 8;

bool is_numeric(ColumnKind kind) {
  return kind == ColumnKind::number || kind == ColumnKind::money || kind == ColumnKind::percent;
}

Value count_value(std::size_t count) {
  return Value(static_cast<std::int64_t>(count > 1 ? count : 0));
}

/// What a cell of the markup is made of, before it becomes a value.
struct CellView {
  bool is_heading = false;
  std::string id;
  std::string scope;
  std::string headers;
  std::size_t columns = 1;
  std::size_t rows = 1;
  std::string classes;
  std::string text;
  std::string unit;
  std::string spoken;
  std::string rag;
  std::string arrow;

  Value value(const std::vector<NoteMark>& marks) const {
    List list;
    for (const NoteMark& mark : marks) {
      list.push_back(MapBuilder()
                         .set("letter", mark.letter)
                         .set("id", mark.id)
                         .set("href", "#" + mark.note_id)
                         .build());
    }
    return MapBuilder()
        .set("is_heading", is_heading)
        .set("id", id)
        .set("scope", scope)
        .set("headers", headers)
        .set("colspan", count_value(columns))
        .set("rowspan", count_value(rows))
        .set("classes", classes)
        .set("text", text)
        .set("unit", unit)
        .set("spoken", spoken)
        .set("rag", rag)
        .set("arrow", arrow)
        .set("marks", Value(std::move(list)))
        .build();
  }
};

class TableView {
 public:
  TableView(const TableData& table, const TablePlace& place)
      : table_(table), place_(place), letters_(table, place.id) {
    const bool has_spans = std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
      return std::any_of(row.cells.begin(), row.cells.end(),
                         [](const Cell& cell) { return cell.is_covered(); });
    });
    // `scope` is enough for one row and one column of headings (WCAG H63); else ids (H43).
    is_complex_ =
        table.headings.size() > 1 || table.header_columns > 1 || !table.groups.empty() || has_spans;
  }

  Value build() {
    return MapBuilder()
        .set("id", place_.id)
        .set("label", place_.label)
        .set("caption", table_.caption)
        .set("title", place_.label.empty() ? table_.caption : place_.label + ": " + table_.caption)
        .set("source", source())
        .set("is_wide", table_.columns.size() > kMostUpright)
        .set("table", MapBuilder().set("codes", codes()).build())
        .set("head", head())
        .set("bodies", bodies())
        .set("notes", notes())
        .set("download", download())
        .set("chart", chart())
        .build();
  }

 private:
  std::string source() const {
    if (table_.fetched.empty() || table_.source.empty()) return table_.source + table_.fetched;
    return table_.source + (table_.source.ends_with('.') ? " " : ". ") + table_.fetched;
  }

  Value codes() const {
    List list;
    for (const CellWord& word : words_in(table_)) {
      list.push_back(MapBuilder().set("code", word.word).set("meaning", word.meaning).build());
    }
    return Value(std::move(list));
  }

  std::string heading_id(std::size_t row, std::size_t column) const {
    return fmt::format("{}-h{}-{}", place_.id, row + 1, column + 1);
  }
  std::string row_id(std::size_t row, std::size_t column) const {
    return fmt::format("{}-r{}-{}", place_.id, row + 1, column + 1);
  }
  std::string group_id(std::size_t group) const {
    return fmt::format("{}-g{}", place_.id, group + 1);
  }

  /// The unit of a column, unless its heading or its cells say it.
  std::string unit_of(std::size_t column) const {
    const std::string& unit = table_.columns[column].unit;
    if (unit.empty()) return {};
    for (const std::string& heading : table_.column_headings(column)) {
      if (heading.find(unit) != std::string::npos) return {};
    }
    const bool all_say_it =
        std::all_of(table_.rows.begin(), table_.rows.end(), [&](const Row& row) {
          const Cell& cell = row.cells[column];
          return !cell.number || cell.text.find(unit) != std::string::npos;
        });
    return all_say_it ? std::string{} : unit;
  }

  /// Whether no heading stands below the one at `row` in its column.
  bool is_lowest(std::size_t row, std::size_t column) const {
    return row + table_.headings[row][column].rows == table_.headings.size();
  }

  std::string alignment(std::size_t column) const {
    const bool right = column >= table_.header_columns && is_numeric(table_.columns[column].kind);
    return right ? "numeric" : "";
  }

  Value head() const {
    List rows;
    for (std::size_t r = 0; r < table_.headings.size(); ++r) {
      List cells;
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        const Heading& heading = table_.headings[r][c];
        if (heading.is_covered()) continue;
        CellView view;
        view.is_heading = !heading.text.empty();
        view.text = heading.text;
        view.columns = heading.columns;
        view.rows = heading.rows;
        if (view.is_heading) {
          view.scope = "col";
          if (is_complex_) view.id = heading_id(r, c);
        }
        const bool is_low = is_lowest(r, c) && heading.columns == 1;
        if (is_low) view.classes = alignment(c);
        if (!is_lowest(r, c)) view.classes = "data-table__over";
        if (is_low) view.unit = unit_of(c);
        static const std::vector<NoteMark> kNone;
        cells.push_back(view.value(is_low ? letters_.marks(kHeadingRow, c) : kNone));
      }
      rows.emplace_back(std::move(cells));
    }
    return Value(std::move(rows));
  }

  /// The ids of the headings of a cell.
  std::string headers_of(std::size_t row, std::size_t column) const {
    if (!is_complex_) return {};
    std::vector<std::string> ids;
    for (std::size_t r = 0; r < table_.headings.size(); ++r) {
      std::size_t c = column;
      const std::vector<Heading>& headings = table_.headings[r];
      while (c > 0 && headings[c].is_covered() && headings[c].columns == 0) --c;
      if (!headings[c].is_covered() && !headings[c].text.empty()) ids.push_back(heading_id(r, c));
    }
    if (const std::size_t group = table_.rows[row].group; group != kNoGroup) {
      ids.push_back(group_id(group));
    }
    for (std::size_t c = 0; c < table_.header_columns && c < column; ++c) {
      std::size_t r = row;
      while (r > 0 && table_.cell(r, c).is_covered() && table_.cell(r, c).columns == 1) --r;
      const Cell& heading = table_.cell(r, c);
      if (!heading.is_covered() && !heading.text.empty()) ids.push_back(row_id(r, c));
    }
    return join(ids, " ");
  }

  Value cell_value(std::size_t row, std::size_t column) const {
    const Cell& cell = table_.cell(row, column);
    const ColumnKind kind = table_.columns[column].kind;
    CellView view;
    view.columns = cell.columns;
    view.rows = cell.rows;
    const bool is_head_column = column < table_.header_columns;
    view.is_heading = is_head_column && !cell.text.empty();
    if (view.is_heading) {
      view.scope = "row";
      if (is_complex_) view.id = row_id(row, column);
    } else if (!is_head_column) {
      view.headers = headers_of(row, column);
    }
    view.text = is_head_column ? cell.text : shown_text(cell, kind);
    view.classes = alignment(column);
    const bool is_said = cell.state == CellState::value || cell.state == CellState::in_words;
    if (!is_said) view.classes += view.classes.empty() ? "no-number" : " no-number";
    if (cell.number && cell.number->value < 0) view.spoken = spoken_negative(cell.text);
    if (cell.rag) view.rag = word_of(*cell.rag);
    if (cell.arrow) view.arrow = word_of(*cell.arrow);
    return view.value(letters_.marks(row, column));
  }

  /// The heading of a group in a list; an empty list for rows without one.
  Value group_value(std::size_t group) const {
    if (group == kNoGroup) return Value(List{});
    CellView view;
    view.is_heading = true;
    view.id = group_id(group);
    view.scope = "rowgroup";
    view.columns = table_.columns.size();
    view.classes = "data-table__group";
    view.text = table_.groups[group];
    return Value(List{view.value({})});
  }

  Value bodies() const {
    List bodies;
    for (std::size_t r = 0; r < table_.rows.size();) {
      const std::size_t group = table_.rows[r].group;
      List rows;
      for (; r < table_.rows.size() && table_.rows[r].group == group; ++r) {
        List cells;
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
          if (!table_.cell(r, c).is_covered()) cells.push_back(cell_value(r, c));
        }
        rows.push_back(MapBuilder()
                           .set("is_total", table_.rows[r].is_total)
                           .set("cells", Value(std::move(cells)))
                           .build());
      }
      bodies.push_back(MapBuilder()
                           .set("group", group_value(group))
                           .set("rows", Value(std::move(rows)))
                           .build());
    }
    return Value(std::move(bodies));
  }

  Value notes() const {
    List list;
    for (const ListedNote& note : letters_.notes()) {
      List refs;
      for (const auto& [mark, name] : note.marks) {
        refs.push_back(MapBuilder().set("href", "#" + mark).set("name", name).build());
      }
      list.push_back(MapBuilder()
                         .set("letter", note.letter)
                         .set("id", note.id)
                         .set("text", note.text)
                         .set("refs", Value(std::move(refs)))
                         .build());
    }
    return Value(std::move(list));
  }

  Value download() const {
    if (!place_.download) return {};
    constexpr std::size_t kKilobyte = 1000;
    return MapBuilder()
        .set("url", place_.download->url)
        .set("text", fmt::format("Download the table (CSV, {} KB)",
                                 (place_.download->bytes + kKilobyte - 1) / kKilobyte))
        .build();
  }

  /// The drawing; the table itself has its figures.
  Value chart() const {
    if (place_.chart == nullptr) return {};
    const charts::Chart drawn = charts::draw(place_.chart->spec, place_.chart->table);
    List notes;
    for (const std::string& note : drawn.notes) notes.emplace_back(note);
    // Where a line has a gap, the code of figures stands below it.
    for (const metrics::Shorthand& one : drawn.table.codes) {
      notes.emplace_back(fmt::format("[{}] below the chart: {}.", one.code, one.meaning));
    }
    return MapBuilder()
        .set("headline", place_.chart->spec.headline)
        .set("subtitle", drawn.subtitle)
        .set("picture", drawn.picture)
        .set("notes", Value(std::move(notes)))
        .build();
  }

  const TableData& table_;
  const TablePlace& place_;
  NoteLetters letters_;
  bool is_complex_ = false;
};

}  // namespace

Value report_table_view(const PublicReportTable& table, const TablePlace& place) {
  return TableView(table.data(), place).build();
}

}  // namespace pier::tables
