#include "value/yaml_reader.h"

#include <algorithm>
#include <cstring>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/text.h"
#include "base/utf8.h"
#include "value/scalar.h"
#include "value/value_builder.h"
#include "value/yaml_explain.h"
#include "value/yaml_plain.h"

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr ValueBuilder::Limits kLimits{.depth = 32, .nodes = 50'000};
constexpr std::size_t kLongest = 2'000'000;

/// Ends the parser from inside an event, after the problem was reported.
struct Stop {};

/// A stream over text that is already in memory, without a copy of it.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string& text) {
    setg(text.data(), text.data(), text.data() + text.size());
  }
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

YamlFault fault_of(std::string_view message) {
  namespace said = YAML::ErrorMsg;
  static const std::pair<std::string_view, YamlFault> kFaults[] = {
      {said::TAB_IN_INDENTATION, YamlFault::tab},
      {said::MAP_VALUE, YamlFault::colon},
      {said::MAP_KEY, YamlFault::colon},
      {said::END_OF_MAP, YamlFault::end_of_group},
      {said::END_OF_SEQ, YamlFault::end_of_list},
      {said::END_OF_MAP_FLOW, YamlFault::open_bracket},
      {said::END_OF_SEQ_FLOW, YamlFault::open_bracket},
      {said::FLOW_END, YamlFault::bracket},
      {said::DOC_IN_SCALAR, YamlFault::open_quote},
      {said::EOF_IN_SCALAR, YamlFault::open_quote},
      {said::BLOCK_ENTRY, YamlFault::list_item},
      {said::INVALID_HEX, YamlFault::escape},
      {said::INVALID_UNICODE, YamlFault::escape},
      {said::INVALID_ESCAPE, YamlFault::escape},
      {said::UNKNOWN_ANCHOR, YamlFault::star},
      {said::ALIAS_NOT_FOUND, YamlFault::star},
      {said::CHAR_IN_ALIAS, YamlFault::star},
      {said::ANCHOR_NOT_FOUND, YamlFault::ampersand},
      {said::CHAR_IN_ANCHOR, YamlFault::ampersand},
      {said::UNKNOWN_TOKEN, YamlFault::character},
      {said::CHAR_IN_BLOCK, YamlFault::block_header},
  };
  for (const auto& [text, fault] : kFaults) {
    if (message.starts_with(text)) return fault;
  }
  return YamlFault::other;
}

/// Turns the parser's events into a Value. Offsets are of `text`, which begins at `base`.
class Handler : public YAML::EventHandler {
 public:
  Handler(std::string_view text, Span base, Diagnostics& diagnostics)
      : text_(text), base_(base), diagnostics_(diagnostics), builder_(diagnostics, kLimits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) report_second_document(offset(mark));
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    begin(mark, false);
  }
  void OnSequenceEnd() override { end(']'); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    begin(mark, true);
  }
  void OnMapEnd() override { end('}'); }

  void report_syntax(YamlFault fault, std::size_t at);
  void report_syntax(const YAML::Exception& e);
  Value take() { return builder_.take(); }

 private:
  /// Marks may lie in what was appended to the text.
  std::size_t offset(const YAML::Mark& mark) const {
    return std::min<std::size_t>(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }
  Span span(std::size_t begin, std::size_t end) const {
    const std::size_t first = std::min(begin, text_.size());
    const std::size_t last = std::clamp(end, first, text_.size());
    return {base_.file, base_.begin + static_cast<std::uint32_t>(first),
            base_.begin + static_cast<std::uint32_t>(last)};
  }

  void begin(const YAML::Mark& mark, bool is_map);
  void end(char closing);
  void key(std::string name, std::size_t begin, std::size_t end);
  void value(Value value, std::size_t begin, std::size_t end);
  std::size_t after_properties(std::size_t begin);
  std::size_t after_filler(std::size_t at, bool commas) const;
  std::size_t end_of_scalar(std::size_t begin, bool plain, std::string_view value) const;
  std::size_t end_of_plain(std::size_t begin, std::string_view value) const;
  std::size_t end_of_block(std::size_t begin, std::string_view value) const;
  bool null_is_written(std::size_t begin) const;
  std::size_t place_of_missing() const;
  void check_comment(std::size_t begin, std::size_t end);
  void check_tab(std::size_t begin);
  void check_lines_of_quoted(std::size_t begin, std::size_t end);
  [[noreturn]] void report_second_document(std::size_t begin);

  std::string_view text_;
  Span base_;
  Diagnostics& diagnostics_;
  ValueBuilder builder_;
  int documents_ = 0;
  /// The scalar or bracket that was read last.
  std::size_t last_begin_ = 0;
  std::size_t last_end_ = 0;
};

/// Reports the anchors and tags at `begin`; gives the offset of what follows them.
std::size_t Handler::after_properties(std::size_t begin) {
  while (at(begin) == '&' || at(begin) == '!') {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,[]{}", begin), text_.size());
    const std::string_view word = text_.substr(begin, end - begin);
    diagnostics_.report(
        "data-feature", span(begin, end),
        fmt::format("`{}` is {}, which is not used here", word,
                    word[0] == '&' ? "an anchor of YAML" : "a tag of YAML"),
        fmt::format("remove it; a text that begins with `{}` must be in quotes", word[0]));
    begin = std::min(text_.find_first_not_of(" \t\r\n", end), text_.size());
  }
  return begin;
}

/// Behind white space and comments (and commas) from `at` on.
std::size_t Handler::after_filler(std::size_t from, bool commas) const {
  while (from < text_.size()) {
    const char c = text_[from];
    if (c == '#' && (from == 0 || ascii_is_space(text_[from - 1]))) {
      from = std::min(text_.find('\n', from), text_.size());
    } else if (ascii_is_space(c) || (commas && c == ',')) {
      ++from;
    } else {
      break;
    }
  }
  return from;
}

void Handler::begin(const YAML::Mark& mark, bool is_map) {
  const std::size_t from = after_properties(offset(mark));
  check_tab(from);
  if (builder_.wants_key()) {
    diagnostics_.report("data-syntax", span(from, from + 1),
                        "a list or a group cannot be the name of a value",
                        "put the name in quotes");
    throw Stop{};
  }
  is_map ? builder_.begin_map(span(from, from)) : builder_.begin_list(span(from, from));
  if (builder_.stopped()) throw Stop{};
  last_end_ = std::max(last_end_, from + (at(from) == '[' || at(from) == '{' ? 1 : 0));
}

void Handler::end(char closing) {
  const char opening = closing == ']' ? '[' : '{';
  if (at(builder_.begin_of_innermost() - base_.begin) == opening) {
    const std::size_t close = after_filler(last_end_, true);
    if (at(close) == closing) last_end_ = close + 1;
  }
  builder_.end(base_.begin + static_cast<std::uint32_t>(last_end_));
}

/// A name begins in the column where the parser saw a tab: it would be part of the name.
void Handler::check_tab(std::size_t begin) {
  if (at(begin) != '\t') return;
  report_syntax(YamlFault::tab, begin);
  throw Stop{};
}

void Handler::key(std::string name, std::size_t begin, std::size_t end) {
  last_begin_ = begin;
  last_end_ = end;
  if (name == "<<" && at(begin) == '<') {
    diagnostics_.report("data-feature", span(begin, end),
                        "`<<` merges groups of fields, which is not used here",
                        "write the fields out");
    builder_.unusable_key();
    return;
  }
  builder_.key(std::move(name), span(begin, end));
}

void Handler::value(Value value, std::size_t begin, std::size_t end) {
  last_begin_ = begin;
  last_end_ = end;
  value.span = span(begin, end);
  builder_.value(std::move(value));
  if (builder_.stopped()) throw Stop{};
}

/// The parser has no event for a value that is not there: its mark is that of whatever
/// comes next. A written null is not followed by the colon of a name.
bool Handler::null_is_written(std::size_t begin) const {
  if (begin < last_end_) return false;
  for (const std::string_view word : {"null", "~", "Null", "NULL"}) {
    if (!text_.substr(begin).starts_with(word)) continue;
    std::size_t after = begin + word.size();
    while (is_blank(at(after))) ++after;
    if (at(after) == ':') return builder_.wants_key();
    return std::string_view("\n\r#,]}").find(at(after)) != npos;
  }
  return false;
}

/// Where a value that is not written would stand: behind its colon or hyphen.
std::size_t Handler::place_of_missing() const {
  const std::size_t next = after_filler(last_end_, false);
  const bool mark =
      (builder_.in_map() && at(next) == ':') || (builder_.in_list() && at(next) == '-');
  return mark ? next + 1 : last_end_;
}

void Handler::OnNull(const YAML::Mark& mark, YAML::anchor_t) {
  const std::size_t begin = after_properties(offset(mark));
  if (null_is_written(begin)) {
    const std::size_t end = begin + (at(begin) == '~' ? 1 : 4);
    const std::string_view word = text_.substr(begin, end - begin);
    if (builder_.wants_key()) return key(std::string(word), begin, end);
    return value(plain_scalar(word), begin, end);
  }
  if (builder_.wants_key()) {
    diagnostics_.report("data-syntax", span(begin, begin + 1), "a name is missing before this",
                        "write `name: value`");
    builder_.unusable_key();
    return;
  }
  const bool in_brackets =
      builder_.in_list() && at(builder_.begin_of_innermost() - base_.begin) == '[';
  if (in_brackets && at(begin) == ',') {
    diagnostics_.report("data-syntax", span(begin, begin + 1),
                        "an item of the list is missing here", "remove the comma");
  }
  const std::size_t place = builder_.depth() == 0 ? 0 : place_of_missing();
  check_comment(place, place);
  value({}, place, place);
}

void Handler::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  const std::size_t begin = offset(mark);
  report_syntax(YamlFault::star, begin);
  const std::size_t end = std::min(text_.find_first_of(" \t\r\n,]}", begin), text_.size());
  if (builder_.wants_key()) {
    builder_.unusable_key();
  } else {
    value(text_.substr(begin, end - begin), begin, end);
  }
}

void Handler::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       const std::string& text) {
  const std::size_t begin = after_properties(offset(mark));
  check_tab(begin);
  const char first = at(begin);
  const bool plain = tag == "?" || (first != '"' && first != '\'' && first != '|' && first != '>');
  const std::size_t end = end_of_scalar(begin, plain, text);
  if (first == '"' || first == '\'') check_lines_of_quoted(begin, end);
  if (builder_.wants_key()) return key(text, begin, end);
  if (!plain) return value(std::string_view(text), begin, end);
  value(plain_scalar(text), begin, end);
  check_comment(begin, end);
}

std::size_t Handler::end_of_scalar(std::size_t begin, bool plain, std::string_view value) const {
  const char first = at(begin);
  if (plain) return end_of_plain(begin, value);
  if (first == '"' || first == '\'') return std::min(end_of_quoted(text_, begin), text_.size());
  return end_of_block(begin, value);
}

/// The text stands there as it is, but for white space where a line was folded.
std::size_t Handler::end_of_plain(std::size_t begin, std::string_view value) const {
  if (text_.substr(begin).starts_with(value)) return begin + value.size();
  std::size_t end = begin;
  for (const char c : value) {
    if (ascii_is_space(c)) continue;
    std::size_t next = end;
    while (next < text_.size() && ascii_is_space(text_[next])) ++next;
    if (at(next) != c) break;
    end = next + 1;
  }
  return end;
}

/// A block text ends with its last line that is indented enough and not blank. What
/// belongs to the indentation shows in how far the text itself is indented.
std::size_t Handler::end_of_block(std::size_t begin, std::string_view value) const {
  std::size_t end = std::min(text_.find_first_of("\r\n", begin), text_.size());
  std::size_t line = std::min(text_.find('\n', begin), text_.size());
  const std::size_t value_first = value.find_first_not_of('\n');
  if (value_first == npos) return end;
  const std::size_t extra = value.find_first_not_of(' ', value_first) - value_first;
  std::size_t indent = npos;
  while (line < text_.size()) {
    const std::size_t start = line + 1;
    line = std::min(text_.find('\n', start), text_.size());
    const std::size_t first = std::min(text_.find_first_not_of(' ', start), text_.size());
    if (first >= line || text_[first] == '\r') continue;
    if (indent == npos) indent = first - start - std::min(extra, first - start);
    if (first - start < indent) break;
    end = line > start && text_[line - 1] == '\r' ? line - 1 : line;
  }
  return end;
}

/// `title: Issue #2` would quietly lose its end; a comment that is meant as one has a
/// space behind its `#`.
void Handler::check_comment(std::size_t begin, std::size_t end) {
  std::size_t hash = end;
  while (is_blank(at(hash))) ++hash;
  if (at(hash) != '#' || hash == end) return;
  const char next = at(hash + 1);
  if (ascii_is_space(next) || next == '#') return;
  std::size_t line_end = std::min(text_.find_first_of("\r\n", hash), text_.size());
  const std::string_view all = trim(text_.substr(begin, line_end - begin));
  diagnostics_.report("data-comment", span(hash, line_end),
                      "everything from `#` on is a comment and would be left out",
                      fmt::format("{}, or a space after `#` if it is meant as a comment",
                                  quoted_help(name_before(text_, begin), all)));
}

/// The parser would let a quoted text swallow the fields below it up to the next quotation
/// mark; YAML wants its further lines indented.
void Handler::check_lines_of_quoted(std::size_t begin, std::size_t end) {
  std::size_t line = text_.find('\n', begin);
  if (line >= end || builder_.depth() == 0) return;
  const std::size_t before = text_.rfind('\n', begin);
  const std::size_t start = before == npos ? 0 : before + 1;
  const std::size_t indent = text_.find_first_not_of(' ', start) - start;
  for (; line < end; line = text_.find('\n', line + 1)) {
    const std::size_t first = std::min(text_.find_first_not_of(' ', line + 1), end);
    if (ascii_is_space(at(first)) || first - line - 1 > indent) continue;
    report_syntax(YamlFault::loose_quote, begin);
    throw Stop{};
  }
}

void Handler::report_syntax(YamlFault fault, std::size_t at) {
  YamlTrouble trouble;
  trouble.fault = fault;
  trouble.offset = at;
  trouble.last_begin = last_begin_;
  trouble.last_end = last_end_;
  trouble.open_begin =
      builder_.depth() == 0 ? trouble.offset : builder_.begin_of_innermost() - base_.begin;
  YamlExplanation found = explain(text_, trouble);
  diagnostics_.report("data-syntax", span(found.begin, found.end), std::move(found.message),
                      std::move(found.help));
}

void Handler::report_syntax(const YAML::Exception& e) {
  report_syntax(fault_of(e.msg), e.mark.is_null() ? last_end_ : offset(e.mark));
}

void Handler::report_second_document(std::size_t begin) {
  if (at(begin) == ',') {
    report_syntax(YamlFault::character, begin);
    throw Stop{};
  }
  const std::size_t line_end = std::min(text_.find_first_of("\r\n", begin), text_.size());
  const bool marked = text_.substr(begin).starts_with("---") ||
                      text_.substr(last_end_, begin - last_end_).find("...") != npos;
  diagnostics_.report(
      "data-one-document", span(begin, line_end),
      marked ? "a second document begins here, and nothing from here on would be read"
             : "this does not belong to what stands above it, and nothing from here on would be "
               "read",
      marked ? "remove the line of hyphens or dots, or move what follows into a file of its own"
             : "let all names of a group, and all items of a list, begin in the same column");
  throw Stop{};
}

/// The parser takes 0x04 for the end of the file, 0 for another encoding and a lone CR now
/// for the end of a line and now not: what it would not see is refused before. Returns true when
/// the text can be given to it.
bool check_bytes(std::string_view text, Span part, Diagnostics& diagnostics) {
  const auto report = [&](std::size_t at, std::string message, std::string help) {
    const auto begin = part.begin + static_cast<std::uint32_t>(at);
    diagnostics.report("file-encoding", {part.file, begin, begin + 1}, std::move(message),
                       std::move(help));
    return false;
  };
  if (text.size() > kLongest) {
    diagnostics.report("file-size", {part.file, part.begin, part.begin},
                       fmt::format("YAML of {} bytes is more than the {} that are read",
                                   with_commas(text.size()), with_commas(kLongest)),
                       "divide it into several files");
    return false;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool line_end = byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (byte >= 0x20 || byte == '\n' || byte == '\t' || line_end) continue;
    return report(at, "a control character stands here", "remove it");
  }
  const auto bad = first_bad_utf8(text);
  if (bad) return report(*bad, "this byte is not UTF-8", "save the file in the encoding UTF-8");
  return true;
}

}  // namespace

Value read_yaml(Span part, const SourceMap& sources, Diagnostics& diagnostics) {
  if (auto plain = read_plain_yaml(sources.text(part), part)) return std::move(*plain);
  return read_full_yaml(part, sources, diagnostics);
}

Value read_full_yaml(Span part, const SourceMap& sources, Diagnostics& diagnostics) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string_view text = sources.text(part);
  Span base = part;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
    base.begin += static_cast<std::uint32_t>(kByteOrderMark.size());
  }
  Value result;
  result.span = part;
  const std::size_t errors_before = diagnostics.error_count();
  if (!check_bytes(text, base, diagnostics)) return result;

  // yaml-cpp 0.7 takes the end of the file for the end of an open quote, and a last line
  // without a colon for a name; a comment and the mark of the end make it look properly.
  std::string ended;
  ended.reserve(text.size() + 8);
  ended = text;
  if (!ended.ends_with('\n')) ended += '\n';
  ended += "#\n...\n";
  MemoryBuffer buffer(ended);
  std::istream stream(&buffer);
  Handler handler(text, base, diagnostics);
  try {
    YAML::Parser parser(stream);
    // Twice and no more: on some input the parser gives documents without end.
    if (parser.HandleNextDocument(handler)) parser.HandleNextDocument(handler);
    Value read = handler.take();
    if (!read.is_null()) return read;
    if (diagnostics.error_count() == errors_before) result = Map{};
    result.span = part;
    return result;
  } catch (const Stop&) {
    return result;
  } catch (const YAML::Exception& e) {
    handler.report_syntax(e);
    return result;
  }
}

}  // namespace pier
