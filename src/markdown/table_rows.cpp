#include "markdown/table_rows.h"

#include <cstdint>

#include "base/text.h"

namespace pier::markdown {

namespace {

Range trimmed(std::string_view source, Range range) {
  while (range.begin < range.end && ascii_is_space(source[range.begin])) ++range.begin;
  while (range.begin < range.end && ascii_is_space(source[range.end - 1])) --range.end;
  return range;
}

}  // namespace

void split_row(std::string_view source, Range line, std::vector<Range>& cells) {
  cells.clear();
  line = trimmed(source, line);
  if (line.begin < line.end && source[line.begin] == '|') ++line.begin;
  std::uint32_t begin = line.begin;
  for (std::uint32_t at = line.begin; at < line.end; ++at) {
    if (source[at] == '\\') {
      ++at;
    } else if (source[at] == '|') {
      cells.push_back(trimmed(source, {begin, at}));
      begin = at + 1;
    }
  }
  // A row may end without a `|`.
  if (begin < line.end) cells.push_back(trimmed(source, {begin, line.end}));
}

bool is_delimiter_row(std::string_view line) {
  line = trim(line);
  return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|:- \t") == std::string_view::npos;
}

}  // namespace pier::markdown
