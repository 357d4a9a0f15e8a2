#include "templates/tokens.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"

namespace pier::templates {

namespace {

constexpr auto kSigns =
    std::to_array<std::string_view>({"==", "!=", "<=", ">=", "<", ">", "|", ".", ",", "(", ")"});

/// What Jinja2 has and this language has not, and what to do instead.
struct Refused {
  char sign;
  std::string_view help;
};

constexpr auto kRefused = std::to_array<Refused>({
    {'[', "write `a.b` for a member, and `a | first` for the first of a list"},
    {'=', "to compare, write `==`; templates set no names"},
    {'+', "templates do not calculate; the value belongs into the data"},
    {'-', "templates do not calculate; the value belongs into the data"},
    {'*', "templates do not calculate; the value belongs into the data"},
    {'/', "templates do not calculate; the value belongs into the data"},
    {'%', "templates do not calculate; the value belongs into the data"},
    {'~', "write the parts one after the other: `{{ a }}{{ b }}`"},
});

bool begins_name(char c) {
  return ascii_is_alpha(c) || c == '_';
}

}  // namespace

Tokens::Tokens(Span body, std::string_view text, Diagnostics& diagnostics)
    : file_(body.file), text_(text), at_(body.begin), end_(body.end), diagnostics_(diagnostics) {
  next_ = read();
}

Token Tokens::take() {
  const Token taken = next_;
  if (!at_end()) next_ = read();
  return taken;
}

bool Tokens::take_if(std::string_view word) {
  if (!next_.is(word)) return false;
  take();
  return true;
}

void Tokens::fail(Span span, std::string message, std::string help) {
  if (!failed_) {
    diagnostics_.report("template-syntax", span, std::move(message), std::move(help));
  }
  skip();
}

void Tokens::skip() {
  failed_ = true;
  at_ = end_;
  next_ = {TokenKind::end, {}, span(end_, end_)};
}

Span Tokens::span(std::size_t begin, std::size_t end) const {
  return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Token Tokens::read() {
  while (at_ < end_ && ascii_is_space(text_[at_])) ++at_;
  const std::size_t begin = at_;
  if (at_ >= end_) return {TokenKind::end, {}, span(end_, end_)};
  const char first = text_[begin];
  TokenKind kind = TokenKind::sign;
  std::size_t end = begin;
  if (begins_name(first)) {
    kind = TokenKind::name;
    while (end < end_ && (begins_name(text_[end]) || ascii_is_digit(text_[end]))) ++end;
  } else if (ascii_is_digit(first)) {
    end = end_of_number(begin);
    const std::string_view number = text_.substr(begin, end - begin);
    kind = number.find('.') == std::string_view::npos ? TokenKind::integer : TokenKind::decimal;
  } else if (first == '\'' || first == '"') {
    kind = TokenKind::text;
    end = end_of_text(begin);
  } else {
    end = end_of_sign(begin);
  }
  if (failed_) return {TokenKind::end, {}, span(begin, begin)};
  at_ = end;
  return {kind, text_.substr(begin, end - begin), span(begin, end)};
}

std::size_t Tokens::end_of_number(std::size_t begin) const {
  std::size_t end = begin;
  while (end < end_ && ascii_is_digit(text_[end])) ++end;
  if (end + 1 < end_ && text_[end] == '.' && ascii_is_digit(text_[end + 1])) {
    ++end;
    while (end < end_ && ascii_is_digit(text_[end])) ++end;
  }
  return end;
}

std::size_t Tokens::end_of_text(std::size_t begin) {
  for (std::size_t i = begin + 1; i < end_ && text_[i] != '\n'; ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (text_[i] == text_[begin]) {
      return i + 1;
    }
  }
  fail(span(begin, begin + 1), "this text has no closing quotation mark",
       fmt::format("end the text with `{}` on the same line", text_[begin]));
  return begin;
}

std::size_t Tokens::end_of_sign(std::size_t begin) {
  const std::string_view rest = text_.substr(begin, end_ - begin);
  for (const std::string_view sign : kSigns) {
    if (rest.starts_with(sign)) return begin + sign.size();
  }
  std::size_t end = begin;
  decode_utf8(text_, end);
  std::string help = "the template language is described in themes/README.md";
  for (const Refused& refused : kRefused) {
    if (refused.sign == rest.front()) help = refused.help;
  }
  fail(span(begin, end),
       fmt::format("`{}` means nothing in a template", text_.substr(begin, end - begin)),
       std::move(help));
  return begin;
}

}  // namespace pier::templates
