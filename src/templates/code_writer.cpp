#include "templates/code_writer.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::templates {

namespace {

std::uint32_t index(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

std::string with_unix_line_ends(std::string_view text) {
  if (text.find('\r') == std::string_view::npos) return std::string(text);
  return replace_all(replace_all(text, "\r\n", "\n"), "\r", "\n");
}

}  // namespace

void CodeWriter::literal(Span span) {
  const std::string text = with_unix_line_ends(text_.substr(span.begin, span.end - span.begin));
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t stop = context_.read(text, at, url_is_open_);
    add_literal(std::string_view(text).substr(at, stop - at), span, at);
    if (const auto missing = context_.take_missing_gap()) {
      const auto begin = std::min(span.end - 1, span.begin + index(*missing));
      diagnostics_.report("template-context", {span.file, begin, begin + 1},
                          "there is no space between two attributes", "put a space here");
    }
    // It stops early only before the quotation mark that ends an address.
    if (stop < text.size()) close_url();
    at = stop;
  }
}

void CodeWriter::add_literal(std::string_view text, Span span, std::size_t offset) {
  if (text.empty()) return;
  span.begin = std::min(span.end, span.begin + index(offset));
  span.end = std::min(span.end, span.begin + index(text.size()));
  add({StepKind::literal, Place::text, span, index(program_.text.size()), index(text.size())});
  program_.text += text;
}

void CodeWriter::value(std::uint32_t expression, Span span, const Segment* next) {
  const HtmlContext::Answer answer = context_.ask();
  if (!answer.place) {
    diagnostics_.report("template-context", span,
                        fmt::format("a value cannot stand {}", answer.problem),
                        std::string(answer.help));
    context_.skip_refused();
    return;
  }
  Place place = *answer.place;
  if (context_.in_url() && !is_whole_value(next)) {
    open_url(span);
    place = Place::plain;
  }
  add({StepKind::value, place, span, expression});
}

/// Whether the attribute holds this one value and nothing else.
bool CodeWriter::is_whole_value(const Segment* next) const {
  if (url_is_open_ || context_.value_bytes() > 0) return false;
  if (next == nullptr || next->kind != SegmentKind::text) return false;
  const char c = text_[next->span.begin];
  return c == '"' || c == '\'';
}

/// From here on, what the attribute holds is put together from parts and judged at its end.
void CodeWriter::open_url(Span span) {
  if (url_is_open_) return;
  url_is_open_ = true;
  url_span_ = span;
  url_place_ = *context_.ask().place;
  add({StepKind::url_begin, Place::plain, span, index(context_.value_bytes())});
}

void CodeWriter::close_url() {
  url_is_open_ = false;
  add({StepKind::url_end, url_place_, url_span_});
}

void CodeWriter::enter_statement(std::string_view word, Span span) {
  if (!context_.enter_statement()) {
    const HtmlContext::Answer answer = context_.ask();
    diagnostics_.report("template-context", span,
                        fmt::format("`{}` cannot stand {}", word, answer.problem),
                        std::string(answer.help));
    context_.skip_refused();
  } else if (context_.in_url()) {
    open_url(span);
  }
}

std::size_t CodeWriter::add(Step step) {
  code_.push_back(step);
  return code_.size() - 1;
}

Code CodeWriter::exchange(Code code) {
  return std::exchange(code_, std::move(code));
}

void CodeWriter::set_context(const HtmlContext& context) {
  context_ = context;
  url_is_open_ = url_is_open_ && context_.in_url();
}

}  // namespace pier::templates
