#include <algorithm>

#include "base/text.h"
#include "tables/table_data.h"

namespace pier::tables {

std::vector<std::string> TableData::row_headings(std::size_t row) const {
  std::vector<std::string> texts;
  // A table without headings of rows is read by its first column.
  const std::size_t count = std::max<std::size_t>(header_columns, 1);
  for (std::size_t c = 0; c < count && c < columns.size(); ++c) {
    std::size_t r = row;
    while (r > 0 && cell(r, c).is_covered() && cell(r, c).columns == 1) --r;
    texts.push_back(cell(r, c).text);
  }
  return texts;
}

std::string TableData::row_label(std::size_t row) const {
  std::vector<std::string> texts = row_headings(row);
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
  return join(texts, ", ");
}

std::vector<std::string> TableData::column_headings(std::size_t column) const {
  std::vector<std::string> texts;
  for (const std::vector<Heading>& row : headings) {
    std::size_t c = column;
    while (c > 0 && row[c].is_covered() && row[c].columns == 0) --c;
    if (!row[c].is_covered() && !row[c].text.empty()) texts.push_back(row[c].text);
  }
  return texts;
}

std::string TableData::column_label(std::size_t column) const {
  const std::vector<std::string> texts = column_headings(column);
  return texts.empty() ? columns[column].id : join(texts, ", ");
}

}  // namespace pier::tables
