#include "value/json_reader.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/utf8.h"
#include "value/json_explain.h"
#include "value/scalar.h"
#include "value/value_builder.h"

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr ValueBuilder::Limits kLimits{.depth = 64, .nodes = 2'000'000};
constexpr std::size_t kLongest = 20'000'000;

/// Turns the parser's events into a Value. The parser gives no places, but by the time of
/// an event its token was understood: it is the next one behind the last.
class Handler : public nlohmann::json_sax<nlohmann::json> {
 public:
  /// `may_quote`: whether messages may say what stands in the text.
  Handler(std::string_view text, Span base, bool may_quote, Diagnostics& diagnostics)
      : text_(text),
        base_(base),
        may_quote_(may_quote),
        diagnostics_(diagnostics),
        builder_(diagnostics, kLimits) {}

  bool null() override { return word({}, 4); }
  bool boolean(bool value) override { return word(value, value ? 4 : 5); }
  bool number_integer(number_integer_t) override { return number(); }
  bool number_unsigned(number_unsigned_t) override { return number(); }
  bool number_float(number_float_t, const string_t&) override { return number(); }
  bool string(string_t& value) override {
    const std::size_t begin = next_token();
    return put(std::string_view(value), begin, end_of_text(begin));
  }
  /// Only binary formats have such values.
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override {
    const std::size_t begin = next_token();
    last_end_ = begin + 1;
    builder_.begin_map(span(begin, begin));
    return !builder_.stopped();
  }
  bool start_array(std::size_t) override {
    const std::size_t begin = next_token();
    last_end_ = begin + 1;
    builder_.begin_list(span(begin, begin));
    return !builder_.stopped();
  }
  bool key(string_t& name) override {
    const std::size_t begin = next_token();
    last_end_ = end_of_text(begin);
    builder_.key(name, span(begin, last_end_));
    return true;
  }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& problem) override;

  Value take() { return builder_.take(); }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {base_.file, base_.begin + static_cast<std::uint32_t>(begin),
            base_.begin + static_cast<std::uint32_t>(end)};
  }
  std::size_t next_token() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", last_end_), text_.size());
  }
  std::size_t end_of_text(std::size_t begin) const;
  bool put(Value value, std::size_t begin, std::size_t end);
  bool word(Value value, std::size_t length) {
    const std::size_t begin = next_token();
    return put(std::move(value), begin, begin + length);
  }
  bool number();
  bool end();
  bool report_syntax(std::size_t offset);

  std::string_view text_;
  Span base_;
  bool may_quote_;
  Diagnostics& diagnostics_;
  ValueBuilder builder_;
  std::size_t last_end_ = 0;
  bool complete_ = false;
};

std::size_t Handler::end_of_text(std::size_t begin) const {
  for (std::size_t at = begin + 1; at < text_.size(); ++at) {
    if (text_[at] == '\\') {
      ++at;
    } else if (text_[at] == '"') {
      return at + 1;
    }
  }
  return text_.size();
}

bool Handler::put(Value value, std::size_t begin, std::size_t end) {
  last_end_ = end;
  value.span = span(begin, end);
  builder_.value(std::move(value));
  complete_ = builder_.depth() == 0;
  return !builder_.stopped();
}

bool Handler::number() {
  const std::size_t begin = next_token();
  const std::size_t end = std::min(text_.find_first_not_of("+-.0123456789eE", begin), text_.size());
  const std::string_view raw = text_.substr(begin, end - begin);
  // The parser takes `01` and `2026-06-04` for two numbers, one behind the other.
  if (!is_json_number(raw)) return report_syntax(begin);
  if (raw.find_first_of(".eE") == npos) {
    if (const auto value = parse_integer(raw)) return put(*value, begin, end);
  } else if (const auto value = parse_double(raw)) {
    return put(*value, begin, end);
  }
  diagnostics_.report("data-limit", span(begin, end),
                      "this number is larger or smaller than those that can be kept",
                      "if its digits matter and not its value, put it in double quotes");
  return put({}, begin, end);
}

bool Handler::end() {
  last_end_ = next_token() + 1;
  builder_.end(base_.begin + static_cast<std::uint32_t>(last_end_));
  complete_ = builder_.depth() == 0;
  return true;
}

bool Handler::parse_error(std::size_t position, const std::string&,
                          const nlohmann::detail::exception& problem) {
  constexpr int kNumberTooLarge = 406;
  if (problem.id == kNumberTooLarge) {
    number();
    return false;
  }
  return report_syntax(std::min(position == 0 ? 0 : position - 1, text_.size()));
}

bool Handler::report_syntax(std::size_t offset) {
  JsonTrouble trouble;
  trouble.offset = offset;
  trouble.last_end = std::min(last_end_, offset);
  trouble.complete = complete_;
  if (builder_.depth() > 0) trouble.open_begin = builder_.begin_of_innermost() - base_.begin;
  JsonExplanation found = explain(text_, trouble);
  // What stands there may be a number that nobody may see: a message is kept in logs.
  if (!may_quote_) {
    found.message = "this is not JSON";
    found.help = "look at the file: what stands there is private, and is not shown here";
  }
  diagnostics_.report("data-syntax", span(found.begin, std::min(found.end, text_.size())),
                      std::move(found.message), std::move(found.help));
  return false;
}

/// The parser takes a NUL for the end of the text.
bool check_bytes(std::string_view text, Span base, Diagnostics& diagnostics) {
  if (text.size() > kLongest) {
    diagnostics.report("file-size", {base.file, base.begin, base.begin},
                       fmt::format("JSON of {} bytes is more than the {} that are read",
                                   with_commas(text.size()), with_commas(kLongest)),
                       "divide it into several files");
    return false;
  }
  const auto place = [&](std::size_t at) {
    const auto begin = base.begin + static_cast<std::uint32_t>(at);
    return Span{base.file, begin, begin + 1};
  };
  const std::size_t nul = text.find('\0');
  if (nul != npos) {
    diagnostics.report("file-encoding", place(nul), "a control character stands here", "remove it");
    return false;
  }
  const auto bad = first_bad_utf8(text);
  if (!bad) return true;
  diagnostics.report("file-encoding", place(*bad), "this byte is not UTF-8",
                     "save the file in the encoding UTF-8");
  return false;
}

}  // namespace

Value read_json(Span part, const SourceMap& sources, Diagnostics& diagnostics) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string_view text = sources.text(part);
  Span base = part;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
    base.begin += static_cast<std::uint32_t>(kByteOrderMark.size());
  }
  Value result;
  result.span = part;
  if (!check_bytes(text, base, diagnostics)) return result;
  Handler handler(text, base, sources.may_be_shown(part.file), diagnostics);
  const char* const first = text.data();
  if (!nlohmann::json::sax_parse(first, first + text.size(), &handler)) return result;
  Value read = handler.take();
  return read.is_null() ? result : read;
}

}  // namespace pier
