#include "value/yaml_explain.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;

/// A line without its end, and without a comment that fills it.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Offset of the first character that is no blank.
  std::size_t first = 0;
  std::size_t indent() const { return first - begin; }
  bool empty() const { return first == end; }
};

Line line_at(std::string_view text, std::size_t offset) {
  const std::size_t before = offset == 0 ? npos : text.rfind('\n', offset - 1);
  Line line;
  line.begin = before == npos ? 0 : before + 1;
  line.end = std::min(text.find('\n', offset), text.size());
  if (line.end > line.begin && text[line.end - 1] == '\r') --line.end;
  line.first = std::min(text.find_first_not_of(" \t", line.begin), line.end);
  return line;
}

/// The nearest line above that says something; an empty one at 0 when there is none.
Line line_above(std::string_view text, Line line) {
  while (line.begin > 0) {
    line = line_at(text, line.begin - 1);
    if (!line.empty() && text[line.first] != '#') return line;
  }
  return {};
}

std::string_view view(std::string_view text, const Line& line) {
  return text.substr(line.first, line.end - line.first);
}

/// Where a `:` that ends a name stands in the line, or npos.
std::size_t find_name_end(std::string_view line) {
  for (std::size_t at = line.find(':'); at != npos; at = line.find(':', at + 1)) {
    if (at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t') return at;
  }
  return npos;
}

bool is_list_item(std::string_view line) {
  return line == "-" || line.starts_with("- ");
}

std::string_view without_comment(std::string_view value) {
  return trim(value.substr(0, value.find(" #")));
}

YamlExplanation tab_explanation(std::size_t at) {
  return {at, at + 1, "a tab stands where spaces must stand",
          "indent with spaces, two for each level"};
}

/// A tab in the indentation of this line or of the one above upsets everything after it.
std::size_t find_indenting_tab(std::string_view text, std::size_t offset) {
  const Line line = line_at(text, offset);
  for (const Line& each : {line, line_above(text, line)}) {
    const std::size_t tab = text.substr(0, each.first).find('\t', each.begin);
    if (tab != npos) return tab;
  }
  return npos;
}

YamlExplanation explain_no_name(const Line& line, std::string_view content) {
  const std::size_t colon = content.find(':');
  if (colon != npos && colon > 0 && colon + 1 < content.size()) {
    return {line.first + colon, line.first + colon + 1, "a space is missing after the colon",
            fmt::format("write `{}: {}`", content.substr(0, colon), content.substr(colon + 1))};
  }
  return {line.first, line.end, fmt::format("`{}` is neither a name nor its value", content),
          "write a name, a colon, a space and the value: `name: value`; if the line goes on with "
          "the text above, indent it further than the name of that text"};
}

YamlExplanation explain_wrong_indent(const Line& line, std::string_view content) {
  return {line.first, line.end,
          fmt::format("`{}` is not indented like the lines that it belongs to", content),
          "let all names of a group, and all items of a list, begin in the same column"};
}

/// `title: Foo: bar`, or a line whose predecessor did not end as it should.
YamlExplanation explain_colon(std::string_view text, std::size_t offset) {
  const Line line = line_at(text, offset);
  const std::string_view content = view(text, line);
  const std::size_t name_end = find_name_end(content);
  if (name_end != npos && line.first + name_end < offset) {
    const std::string_view name = content.substr(0, name_end);
    const std::string_view value = without_comment(content.substr(name_end + 1));
    return {offset, offset + 1, "a text that holds a colon and a space must be in quotes",
            quoted_help(name, value)};
  }
  const Line above = line_above(text, line);
  const std::string_view before = view(text, above);
  if (!before.empty() && find_name_end(before) == npos && !is_list_item(before)) {
    return explain_no_name(above, before);
  }
  return explain_wrong_indent(line, content);
}

YamlExplanation explain_open_quote(std::string_view text, std::size_t quote) {
  const Line line = line_at(text, quote);
  const char mark = text[quote];
  std::string help = fmt::format("end the text with {}", mark);
  if (mark == '\'') help += "; an apostrophe inside single quotes is written twice";
  if (mark == '"') help += "; a quotation mark inside the text is written \\\"";
  return {quote, line.end, fmt::format("the text that begins with {} here does not end", mark),
          help};
}

/// The first quoted text from `from` on that has no end; npos when there is none.
std::size_t find_open_quote(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] != '"' && text[at] != '\'') continue;
    const char before = at == 0 ? '\n' : text[at - 1];
    if (!ascii_is_space(before) && before != '[' && before != '{' && before != ',') continue;
    const std::size_t end = end_of_quoted(text, at);
    if (end == npos) return at;
    at = end - 1;
  }
  return npos;
}

YamlExplanation explain_end(std::string_view text, const YamlTrouble& trouble) {
  const Line line = line_at(text, trouble.offset);
  const bool quoted = trouble.last_end > trouble.last_begin &&
                      (text[trouble.last_begin] == '"' || text[trouble.last_begin] == '\'');
  if (trouble.offset > line.first && quoted && trouble.last_end <= trouble.offset) {
    const std::string_view last =
        text.substr(trouble.last_begin, trouble.last_end - trouble.last_begin);
    if (last.find('\n') != npos) return explain_open_quote(text, trouble.last_begin);
    const std::string_view value = text.substr(trouble.last_begin, line.end - trouble.last_begin);
    return {trouble.offset, line.end, "the text goes on after its closing quotation mark",
            quoted_help(name_before(text, trouble.last_begin), without_comment(value))};
  }
  const std::string_view content = view(text, line);
  if (find_name_end(content) == npos && !is_list_item(content)) {
    return explain_no_name(line, content);
  }
  return explain_wrong_indent(line, content);
}

/// The item of a list or group in brackets that holds the offset: its text, without a name.
std::pair<std::size_t, std::size_t> item_around(std::string_view text, std::size_t offset) {
  const auto ends_name = [&](std::size_t at) {
    return text[at] == ':' && (at + 1 == text.size() || ascii_is_space(text[at + 1]));
  };
  const auto is_one_of = [&](std::size_t at, std::string_view marks) {
    return marks.find(text[at]) != npos || ends_name(at);
  };
  std::size_t begin = offset, end = offset;
  while (begin > 0 && !is_one_of(begin - 1, ",[{\n")) --begin;
  while (end < text.size() && !is_one_of(end, ",]}\r\n")) ++end;
  while (begin < offset && ascii_is_space(text[begin])) ++begin;
  while (end > offset + 1 && ascii_is_space(text[end - 1])) --end;
  return {begin, end};
}

bool is_in_brackets(std::string_view text, const YamlTrouble& trouble) {
  return trouble.open_begin < trouble.offset &&
         (text[trouble.open_begin] == '[' || text[trouble.open_begin] == '{');
}

/// `[Worried? Ring us, …]`: in brackets, a question mark ends a text that is not in quotes.
bool is_question_in_brackets(std::string_view text, const YamlTrouble& trouble) {
  return trouble.offset < text.size() && text[trouble.offset] == '?' &&
         is_in_brackets(text, trouble);
}

YamlExplanation explain_question(std::string_view text, const YamlTrouble& trouble) {
  const auto [begin, end] = item_around(text, trouble.offset);
  return {begin, end, "a text with `?` in it must be in quotes when it stands in brackets",
          quoted_help({}, text.substr(begin, end - begin))};
}

YamlExplanation explain_open_bracket(std::string_view text, const YamlTrouble& trouble) {
  const std::size_t at = trouble.open_begin;
  const char open = at < text.size() ? text[at] : '[';
  if (open != '[' && open != '{') {
    return {trouble.offset, trouble.offset + 1, "a list in brackets does not go on like this",
            "put a comma between its items, and quotes around a text that holds a colon"};
  }
  const char close = open == '[' ? ']' : '}';
  const Line line = line_at(text, at);
  if (trouble.offset < line.end) {
    return {trouble.offset, trouble.offset + 1,
            fmt::format("a comma or `{}` is expected here", close),
            "put a comma between the items, and quotes around a text that holds a colon or a "
            "bracket"};
  }
  return {at, line.end, fmt::format("the `{}` that opens here is not closed", open),
          fmt::format("write `{}` after the last item; if it is a text, put it in quotes", close)};
}

YamlExplanation explain_character(std::string_view text, std::size_t offset,
                                  std::string_view what) {
  const Line line = line_at(text, offset);
  const std::string_view value = without_comment(text.substr(offset, line.end - offset));
  return {offset, offset + 1, fmt::format("a text that begins with {} must be in quotes", what),
          quoted_help(name_before(text, offset), value)};
}

/// A character that begins no text. In brackets, the text ends before the next item.
YamlExplanation explain_first_character(std::string_view text, const YamlTrouble& trouble) {
  const std::size_t at = trouble.offset;
  YamlExplanation told = explain_character(text, at, fmt::format("`{}`", text[at]));
  if (is_in_brackets(text, trouble)) {
    told.help = quoted_help({}, text.substr(at, item_around(text, at).second - at));
  }
  return told;
}

/// The place of the `*` or `&` that the parser had just passed.
std::size_t find_indicator(std::string_view text, std::size_t offset, char indicator) {
  const std::size_t found = text.rfind(indicator, offset);
  return found == npos ? offset : found;
}

YamlExplanation explain_list_item(std::string_view text, std::size_t offset) {
  const Line line = line_at(text, offset);
  const std::string_view name = name_before(text, offset);
  if (name.empty()) return explain_wrong_indent(line, view(text, line));
  return {offset, line.end, fmt::format("a list cannot begin in the line of its name `{}`", name),
          "write every item in a line of its own, or put the text in quotes if it is no list"};
}

}  // namespace

std::size_t end_of_quoted(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  for (std::size_t at = offset + 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 == text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return npos;
}

std::string_view name_before(std::string_view text, std::size_t offset) {
  const Line line = line_at(text, offset);
  if (line.first >= offset) return {};
  std::string_view before = text.substr(line.first, offset - line.first);
  while (is_list_item(before)) before = trim(before.substr(1));
  const std::size_t end = find_name_end(before);
  return end == npos ? std::string_view{} : trim(before.substr(0, end));
}

std::string quoted_help(std::string_view name, std::string_view value) {
  constexpr std::size_t kLong = 100;
  if (value.empty() || value.size() > kLong) return "put the text in quotes";
  const bool single = value.find('"') != npos || value.find('\\') != npos;
  const std::string text =
      single ? fmt::format("'{}'", replace_all(value, "'", "''")) : fmt::format("\"{}\"", value);
  return name.empty() ? fmt::format("write `{}`", text) : fmt::format("write `{}: {}`", name, text);
}

YamlExplanation explain(std::string_view text, const YamlTrouble& trouble) {
  const std::size_t tab = find_indenting_tab(text, trouble.offset);
  if (tab != npos) return tab_explanation(tab);
  if (is_question_in_brackets(text, trouble)) return explain_question(text, trouble);
  switch (trouble.fault) {
    case YamlFault::tab:
      return tab_explanation(trouble.offset);
    case YamlFault::colon:
      return explain_colon(text, trouble.offset);
    case YamlFault::end_of_group:
    case YamlFault::end_of_list:
      return explain_end(text, trouble);
    case YamlFault::open_bracket:
      return explain_open_bracket(text, trouble);
    case YamlFault::bracket:
      return {trouble.offset, trouble.offset + 1, "this closing bracket does not close anything",
              "remove it, or put the text in quotes"};
    case YamlFault::open_quote: {
      const std::size_t quote = find_open_quote(text, trouble.last_end);
      if (quote != npos) return explain_open_quote(text, quote);
      break;
    }
    case YamlFault::loose_quote:
      return explain_open_quote(text, trouble.offset);
    case YamlFault::list_item:
      return explain_list_item(text, trouble.offset);
    case YamlFault::escape:
      return {trouble.offset, trouble.offset + 1, "there is no such escape in double quotes",
              "write \\\\ for a backslash, or put the text in single quotes"};
    case YamlFault::star:
      return explain_character(text, find_indicator(text, trouble.offset, '*'), "`*`");
    case YamlFault::ampersand:
      return explain_character(text, find_indicator(text, trouble.offset, '&'), "`&`");
    case YamlFault::character:
      if (trouble.offset < text.size()) return explain_first_character(text, trouble);
      break;
    case YamlFault::block_header:
      return explain_character(
          text, std::min(text.find_last_of("|>", trouble.offset), trouble.offset), "`|` or `>`");
    case YamlFault::other:
      break;
  }
  const Line line = line_at(text, trouble.offset);
  return {trouble.offset, line.end, "this cannot be read as YAML",
          "look for a missing quotation mark, bracket, colon or space in this line or above it"};
}

}  // namespace pier
