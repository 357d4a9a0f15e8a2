#include "tables/table_file.h"

#include "tables/read_table.h"
#include "value/csv_reader.h"
#include "value/yaml_reader.h"

namespace pier::tables {

namespace {

std::string text_in(const Value& value, const SourceMap& sources) {
  if (value.is_null()) return {};
  if (value.is_text()) return value.as_text();
  return std::string(sources.text(value.span));
}

/// The rows of a block, as a CSV file would have them.
std::vector<CsvRow> rows_in(const Value* rows, const SourceMap& sources, Diagnostics& diagnostics) {
  std::vector<CsvRow> read;
  if (rows == nullptr) return read;
  if (!rows->is_list()) {
    diagnostics.report("field-type", rows->span, "`rows` must be a list, one item for each row",
                       "write a row a line: `- [Police, £22,700]`");
    return read;
  }
  for (const Value& row : rows->as_list()) {
    CsvRow cells;
    if (row.is_list()) {
      for (const Value& cell : row.as_list()) {
        cells.push_back({text_in(cell, sources), cell.span, false});
      }
      if (cells.empty()) cells.push_back({{}, row.span, false});
    } else {
      cells.push_back({text_in(row, sources), row.span, false});
    }
    read.push_back(std::move(cells));
  }
  return read;
}

/// Whether all that a table cannot do without is there; what is not was reported.
bool is_usable(const Value& fields) {
  const Value* columns = fields.find("columns");
  return columns != nullptr && !columns->as_list().empty();
}

}  // namespace

std::optional<RawTable> read_table(FileId description, FileId cells, std::string id,
                                   const SourceMap& sources, Diagnostics& diagnostics) {
  const Span whole = sources.whole(description);
  const Value fields = check_fields(read_yaml(whole, sources, diagnostics), file_fields(), whole,
                                    sources, diagnostics);
  const Span part = sources.whole(cells);
  CsvTable csv = read_csv(part, sources, diagnostics);
  if (!is_usable(fields)) return std::nullopt;
  Definition definition =
      read_definition(fields, {whole.file, whole.begin, whole.begin}, sources, diagnostics);
  return lay_out(std::move(definition), std::move(csv.rows), {part.file, part.begin, part.begin},
                 std::move(id), diagnostics);
}

std::optional<RawTable> read_inline_table(const Value& fields, Span where, const SourceMap& sources,
                                          Diagnostics& diagnostics) {
  std::vector<CsvRow> rows = rows_in(fields.find("rows"), sources, diagnostics);
  if (!is_usable(fields) || fields.find("rows") == nullptr) return std::nullopt;
  Definition definition = read_definition(fields, where, sources, diagnostics);
  if (definition.about == About::people) {
    const Value* about = fields.find("about");
    diagnostics.report("table-policy", about == nullptr ? where : about->span,
                       "counts of people do not stand in a page",
                       "move the table to data/tables, where small counts are hidden, and name it "
                       "here with `id`");
    return std::nullopt;
  }
  return lay_out(std::move(definition), std::move(rows), where, {}, diagnostics);
}

}  // namespace pier::tables
