#include "markdown/source_cursor.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"
#include "base/utf8.h"

namespace pier::markdown {

namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

/// The size of a character reference such as `&amp;` at `at`; 0 when there is none.
std::uint32_t reference_size(std::string_view source, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 33;
  for (std::uint32_t i = at + 1; i < end && i < at + kLongest; ++i) {
    if (source[i] == ';') return i + 1 - at;
    if (source[i] != '#' && !ascii_is_alpha(source[i]) && !ascii_is_digit(source[i])) return 0;
  }
  return 0;
}

std::size_t next_code_point(std::string_view text, std::size_t at) {
  if (at < text.size()) decode_utf8(text, at);
  return at;
}

/// Whether the source goes on as the text does, or one of them is at its end.
bool goes_on(std::string_view source, std::uint32_t at, std::uint32_t end, std::string_view literal,
             std::size_t next) {
  return next >= literal.size() || at >= end || source[at] == literal[next] || source[at] == '\\' ||
         source[at] == '&';
}

/// Follows a text through its source, one of its characters after the other.
struct Alignment {
  std::string_view source;
  std::uint32_t from;
  std::uint32_t end;
  std::string_view literal;
  std::size_t in = 0;
  /// The last step passed an escape or a reference.
  bool was_escaped = false;

  /// False when the two do not fit, or one of them is at its end.
  bool step() {
    was_escaped = true;
    if (in >= literal.size() || from >= end) return false;
    const char c = source[from];
    if (c == '\\' && from + 1 < end && source[from + 1] == literal[in] &&
        is_punctuation(literal[in])) {
      from += 2;
      ++in;
      return true;
    }
    if (c == '&' && pass_reference()) return true;
    was_escaped = false;
    if (c != literal[in]) return false;
    ++from;
    ++in;
    return true;
  }

  bool pass_reference() {
    const std::uint32_t size = reference_size(source, from, end);
    if (size == 0) return false;
    std::size_t next = next_code_point(literal, in);
    // A few references stand for two characters.
    if (!goes_on(source, from + size, end, literal, next)) next = next_code_point(literal, next);
    if (!goes_on(source, from + size, end, literal, next)) return false;
    from += size;
    in = next;
    return true;
  }
};

/// How much of `source` at `at` (below `end`) becomes `literal` when Markdown reads it as text;
/// 0 when it does not. Adds to `escaped` as SourceCursor::text() does.
std::uint32_t match_text(std::string_view source, std::uint32_t at, std::uint32_t end,
                         std::string_view literal, std::vector<std::uint32_t>& escaped,
                         std::uint32_t base) {
  if (source.substr(at, std::min<std::size_t>(end - at, literal.size())) == literal) {
    return static_cast<std::uint32_t>(literal.size());
  }
  const std::size_t escaped_before = escaped.size();
  Alignment alignment{source, at, end, literal};
  for (std::size_t in = 0; alignment.step(); in = alignment.in) {
    if (alignment.was_escaped) escaped.push_back(base + static_cast<std::uint32_t>(in));
  }
  if (alignment.in == literal.size()) return alignment.from - at;
  escaped.resize(escaped_before);
  return 0;
}

}  // namespace

std::uint32_t SourceCursor::reach(std::size_t size) const {
  return static_cast<std::uint32_t>(std::min<std::size_t>(end_, at_ + kReach + 2 * size));
}

std::uint32_t SourceCursor::find(std::string_view what, std::uint32_t from,
                                 std::uint32_t limit) const {
  const std::size_t found = source_.substr(0, limit).find(what, from);
  return found == std::string_view::npos ? limit : static_cast<std::uint32_t>(found);
}

Range SourceCursor::text(std::string_view literal, std::vector<std::uint32_t>& escaped,
                         std::uint32_t base) {
  int attempts_left = 64;
  const std::uint32_t limit = literal.empty() ? at_ : reach(0);
  for (std::uint32_t begin = at_; begin < limit && attempts_left > 0; ++begin) {
    const char c = source_[begin];
    if (c != literal[0] && c != '\\' && c != '&') continue;
    --attempts_left;
    if (const std::uint32_t size = match_text(source_, begin, end_, literal, escaped, base)) {
      at_ = begin + size;
      return {begin, at_};
    }
  }
  return {at_, at_};
}

Range SourceCursor::code(std::size_t size) {
  const std::uint32_t limit = reach(size);
  const std::uint32_t begin = find("`", at_, limit);
  std::uint32_t i = begin;
  while (i < limit && source_[i] == '`') ++i;
  const std::uint32_t ticks = i - begin;
  while (i < limit) {
    const std::uint32_t close = find("`", i, limit);
    i = close;
    while (i < limit && source_[i] == '`') ++i;
    if (i - close == ticks && ticks != 0) {
      at_ = i;
      return {begin, i};
    }
  }
  return {at_, at_};
}

std::uint32_t SourceCursor::open_bracket(char bracket) {
  const std::uint32_t limit = reach(0);
  for (std::uint32_t i = at_; i < limit; ++i) {
    if (source_[i] == bracket || (bracket == '[' && source_[i] == '<')) {
      at_ = i + 1;
      return i;
    }
  }
  return at_;
}

std::uint32_t SourceCursor::skip_destination(std::uint32_t at, std::uint32_t limit) const {
  int depth = 0;
  char quote = 0;
  for (std::uint32_t i = at; i < limit; ++i) {
    const char c = source_[i];
    if (c == '\\') {
      ++i;
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '<') {
      quote = '>';
    } else if ((c == '"' || c == '\'') && ascii_is_space(source_[i - 1])) {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i + 1;
    }
  }
  return at;
}

std::uint32_t SourceCursor::close_bracket(std::size_t size) {
  const std::uint32_t limit = reach(size);
  std::uint32_t i = at_;
  while (i < limit && source_[i] != ']' && source_[i] != '>') i += source_[i] == '\\' ? 2 : 1;
  if (i >= limit) return at_;
  const bool bracket = source_[i] == ']';
  ++i;
  if (bracket && i < limit && source_[i] == '(') {
    i = skip_destination(i, limit);
  } else if (bracket && i < limit && source_[i] == '[') {
    if (const std::uint32_t close = find("]", i, limit); close < limit) i = close + 1;
  }
  at_ = i;
  return i;
}

Range SourceCursor::footnote_mark() {
  const std::uint32_t limit = reach(0);
  const std::uint32_t begin = find("[^", at_, limit);
  const std::uint32_t close = find("]", begin, limit);
  if (close == limit) return {at_, at_};
  at_ = close + 1;
  return {begin, at_};
}

Range SourceCursor::html(std::string_view literal) {
  const std::uint32_t limit = reach(literal.size());
  const std::uint32_t begin = find(literal.substr(0, literal.find('\n')), at_, limit);
  if (begin == limit) return {at_, at_};
  at_ = std::min(limit, begin + static_cast<std::uint32_t>(literal.size()));
  return {begin, at_};
}

void SourceCursor::next_line() {
  const std::uint32_t limit = reach(0);
  std::uint32_t i = at_;
  while (i < limit && source_[i] != '\n' && source_[i] != '\r') ++i;
  if (i + 1 < limit && source_[i] == '\r' && source_[i + 1] == '\n') ++i;
  if (i < limit) at_ = i + 1;
}

void SourceCursor::skip_definitions() {
  while (at_ < end_ && source_[at_] == '[') {
    const std::uint32_t limit = reach(0);
    const std::uint32_t close = find("]", at_, limit);
    if (close + 1 >= limit || source_[close + 1] != ':') return;
    const std::uint32_t before = at_;
    next_line();
    if (at_ == before) return;
    while (at_ < end_ && (source_[at_] == ' ' || source_[at_] == '>')) ++at_;
  }
}

Range RunLocator::locate(Range run, std::string_view text, std::size_t begin, std::size_t size) {
  if (text.size() > allowance_) return run;
  allowance_ -= text.size();
  SourceCursor cursor(source_);
  cursor.enter(run);
  std::vector<std::uint32_t> escaped;
  Range found = run;
  std::size_t line_begin = 0;
  const std::size_t end = begin + size;
  while (line_begin <= text.size()) {
    const std::size_t line_end = std::min(text.find('\n', line_begin), text.size());
    const std::string_view line = text.substr(line_begin, line_end - line_begin);
    const Range place = cursor.text(line, escaped, 0);
    if (place.begin == place.end && !line.empty()) return run;
    const auto offset = [&](std::size_t at) {
      if (place.end - place.begin == line.size()) {
        return place.begin + static_cast<std::uint32_t>(at - line_begin);
      }
      Alignment alignment{source_, place.begin, place.end, line};
      while (alignment.in < at - line_begin && alignment.step()) continue;
      return alignment.from;
    };
    if (begin >= line_begin && begin <= line_end) found.begin = offset(begin);
    if (end >= line_begin && end <= line_end) {
      found.end = offset(end);
      return found;
    }
    line_begin = line_end + 1;
  }
  return run;
}

}  // namespace pier::markdown
