#include "templates/scanner.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"

namespace pier::templates {

namespace {

constexpr auto kNone = std::string_view::npos;

/// What Python's str.isspace() says; Jinja2 strips exactly these.
bool is_python_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x20) || code == 0x85 ||
         code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/// Where the white space that begins at `at` ends.
std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_python_space(decode_utf8(text, next))) break;
    at = next;
  }
  return at;
}

/// Where the white space at the end of text[begin, end) begins.
std::size_t strip_right(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t kept = begin;
  std::size_t at = begin;
  while (at < end) {
    if (!is_python_space(decode_utf8(text, at))) kept = at;
  }
  return kept;
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// Behind the line end at `at`, if there is one; CR LF is one.
std::size_t skip_line_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') ++at;
  return at;
}

class Scanner {
 public:
  Scanner(FileId file, std::string_view text, Diagnostics& diagnostics)
      : file_(file), text_(text), diagnostics_(diagnostics) {
    if (text_.ends_with('\n')) text_.remove_suffix(1);
    if (text_.ends_with('\r')) text_.remove_suffix(1);
  }

  std::vector<Segment> run() {
    while (at_ < text_.size()) {
      const std::size_t open = find_open(at_);
      if (open == kNone) {
        add(SegmentKind::text, at_, text_.size(), at_, text_.size());
        break;
      }
      add_text(at_, open);
      at_ = text_[open + 1] == '#' ? skip_comment(open) : scan_tag(open);
    }
    return std::move(segments_);
  }

 private:
  std::size_t find_open(std::size_t from) const {
    for (std::size_t at = text_.find('{', from); at != kNone; at = text_.find('{', at + 1)) {
      const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
      if (next == '{' || next == '%' || next == '#') return at;
    }
    return kNone;
  }

  char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void add(SegmentKind kind, std::size_t begin, std::size_t end, std::size_t body_begin,
           std::size_t body_end) {
    if (kind == SegmentKind::text && begin == end) return;
    segments_.push_back({kind, span(begin, end), span(body_begin, body_end)});
  }

  /// The text before the tag at `end`, without the white space which that tag takes.
  void add_text(std::size_t begin, std::size_t end) {
    std::size_t kept = end;
    const char sign = char_at(end + 2);
    if (sign == '-') {
      kept = strip_right(text_, begin, end);
    } else if (sign != '+' && text_[end + 1] != '{') {
      std::size_t line = end;
      while (line > begin && !is_line_end(text_[line - 1])) --line;
      const bool begins_line = line > begin || begin == 0 || is_line_end(text_[begin - 1]);
      if (begins_line && strip_right(text_, line, end) == line) kept = line;
    }
    add(SegmentKind::text, begin, kept, begin, kept);
  }

  std::size_t skip_comment(std::size_t open) {
    const std::size_t close = text_.find("#}", open + 2);
    if (close == kNone) return report_open(open, "#}");
    // In `{#-#}` the sign belongs to the opening.
    const char sign = close > open + 3 ? text_[close - 1] : ' ';
    return behind(close, sign);
  }

  /// Behind the closing delimiter at `close`, and what `sign` before it takes.
  std::size_t behind(std::size_t close, char sign) const {
    if (sign == '-') return skip_space(text_, close + 2);
    if (sign == '+' || text_[close] == '}') return close + 2;
    return skip_line_end(text_, close + 2);
  }

  std::size_t scan_tag(std::size_t open) {
    const bool is_output = text_[open + 1] == '{';
    const std::string_view delimiter = is_output ? "}}" : "%}";
    const std::size_t close = find_close(open + 2, delimiter);
    if (close == kNone) return report_open(open, delimiter);
    std::size_t body_begin = open + 2;
    if (char_at(body_begin) == '-' || char_at(body_begin) == '+') ++body_begin;
    std::size_t body_end = close;
    char sign = ' ';
    if (body_end > body_begin) sign = text_[body_end - 1];
    if (sign == '-' || (sign == '+' && !is_output)) --body_end;
    add(is_output ? SegmentKind::output : SegmentKind::statement, open, close + 2, body_begin,
        body_end);
    return behind(close, sign);
  }

  /// The closing delimiter, which does not count inside quotation marks; none when another
  /// tag begins before it.
  std::size_t find_close(std::size_t at, std::string_view delimiter) const {
    for (; at + 1 < text_.size(); ++at) {
      if (text_.substr(at, 2) == delimiter) return at;
      if (text_[at] == '\'' || text_[at] == '"') {
        at = end_of_quotation(at).value_or(at);
      } else if (text_[at] == '{' && find_open(at) == at) {
        return kNone;
      }
    }
    return kNone;
  }

  /// The closing quotation mark for the one at `at`, on the same line.
  std::optional<std::size_t> end_of_quotation(std::size_t at) const {
    for (std::size_t i = at + 1; i < text_.size() && !is_line_end(text_[i]); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == text_[at]) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// A tag without an end: goes on at the next line.
  std::size_t report_open(std::size_t open, std::string_view delimiter) {
    diagnostics_.report("template-syntax", span(open, open + 2),
                        fmt::format("`{}` is never closed", text_.substr(open, 2)),
                        fmt::format("end it with `{}`", delimiter));
    while (open < text_.size() && !is_line_end(text_[open])) ++open;
    return open;
  }

  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> scan(FileId file, std::string_view text, Diagnostics& diagnostics) {
  return Scanner(file, text, diagnostics).run();
}

}  // namespace pier::templates
