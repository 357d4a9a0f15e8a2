#include "value/csv_reader.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<char, 3> kDelimiters{',', ';', '\t'};

bool ends_row(char c) {
  return c == '\n' || c == '\r';
}

/// The delimiter that stands most often outside quotes in the first line that has one.
char find_delimiter(std::string_view text) {
  std::array<std::size_t, kDelimiters.size()> counts{};
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (ends_row(c) && counts != decltype(counts){}) break;
    for (std::size_t i = 0; i < kDelimiters.size(); ++i) counts[i] += c == kDelimiters[i] ? 1 : 0;
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kDelimiters[static_cast<std::size_t>(most - counts.begin())];
}

class CsvReader {
 public:
  CsvReader(std::string_view text, Span base, char delimiter, Diagnostics& diagnostics)
      : text_(text), base_(base), delimiter_(delimiter), diagnostics_(diagnostics) {}

  std::vector<CsvRow> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) rows.push_back(read_row());
    return rows;
  }

 private:
  bool at_end_of_cell() const {
    return at_ == text_.size() || text_[at_] == delimiter_ || ends_row(text_[at_]);
  }
  Span span(std::size_t begin, std::size_t end) const {
    return {base_.file, base_.begin + static_cast<std::uint32_t>(begin),
            base_.begin + static_cast<std::uint32_t>(end)};
  }
  CsvRow read_row();
  CsvCell read_cell();
  void read_quoted(CsvCell& cell);

  std::string_view text_;
  Span base_;
  char delimiter_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

CsvRow CsvReader::read_row() {
  CsvRow row;
  while (true) {
    row.push_back(read_cell());
    if (at_ == text_.size()) return row;
    const char c = text_[at_++];
    if (c == delimiter_) continue;
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return row;
  }
}

CsvCell CsvReader::read_cell() {
  const std::size_t begin = at_;
  CsvCell cell;
  if (at_ < text_.size() && text_[at_] == '"') {
    read_quoted(cell);
  } else {
    while (!at_end_of_cell()) ++at_;
    cell.text = text_.substr(begin, at_ - begin);
  }
  cell.span = span(begin, at_);
  return cell;
}

void CsvReader::read_quoted(CsvCell& cell) {
  const std::size_t begin = at_;
  cell.is_quoted = true;
  ++at_;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    cell.text += text_.substr(at_, quote == npos ? npos : quote - at_);
    if (quote == npos) {
      at_ = text_.size();
      const std::size_t line = std::min(text_.find_first_of("\r\n", begin), text_.size());
      diagnostics_.report("data-syntax", span(begin, line),
                          "the cell that begins with `\"` here does not end",
                          "end it with `\"`; inside it, write each `\"` twice");
      return;
    }
    at_ = quote + 1;
    if (at_ < text_.size() && text_[at_] == '"') {
      cell.text += '"';
      ++at_;
      continue;
    }
    break;
  }
  if (at_end_of_cell()) return;
  const std::size_t rest = at_;
  while (!at_end_of_cell()) ++at_;
  cell.text += text_.substr(rest, at_ - rest);
  diagnostics_.report("data-syntax", span(rest, at_), "text stands behind the closing quote",
                      "write each `\"` inside a cell twice, and nothing behind the last");
}

}  // namespace

CsvTable read_csv(Span part, const SourceMap& sources, Diagnostics& diagnostics) {
  std::string_view text = sources.text(part);
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
    part.begin += static_cast<std::uint32_t>(kByteOrderMark.size());
  }
  CsvTable table;
  table.delimiter = find_delimiter(text);
  table.rows = CsvReader(text, part, table.delimiter, diagnostics).read();
  return table;
}

}  // namespace pier
