#include "markdown/front_matter.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace pier::markdown {

namespace {

/// A line of hyphens that opens or closes front matter.
bool is_fence(std::string_view line) {
  return line.starts_with("---") && trim(line.substr(3)).empty();
}

/// The line that begins at `at`, without its end, and where the next one begins.
struct Line {
  std::string_view text;
  std::size_t next;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return {text.substr(at, end - at), std::min(end + 1, text.size())};
}

Span span_of(FileId file, std::size_t begin, std::size_t end) {
  return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Parts split_front_matter(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  const Line opening = line_at(text, 0);
  if (!is_fence(opening.text)) return {false, span_of(file, 0, 0), sources.whole(file)};

  std::size_t first_empty = text.size();
  for (std::size_t at = opening.next; at < text.size();) {
    const Line line = line_at(text, at);
    if (is_fence(line.text)) {
      return {true, span_of(file, opening.next, at), span_of(file, line.next, text.size())};
    }
    if (trim(line.text).empty()) first_empty = std::min(first_empty, at);
    at = line.next;
  }
  diagnostics.report("front-matter-unclosed", span_of(file, 0, 3),
                     "the front matter that begins here has no closing line",
                     "write a line `---` between the fields and the text");
  return {true, span_of(file, opening.next, first_empty), span_of(file, first_empty, text.size())};
}

}  // namespace pier::markdown
