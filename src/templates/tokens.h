#pragma once

#include <cstddef>
#include <string_view>

#include "diagnostics/diagnostics.h"

namespace pier::templates {

enum class TokenKind { name, text, integer, decimal, sign, end };

/// A word of a tag. `written` is a view into the source; for texts, with the quotation marks.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view written{};
  Span span{};

  bool is(std::string_view word) const {
    return (kind == TokenKind::name || kind == TokenKind::sign) && written == word;
  }
};

/// Reads the words of one tag, one ahead. What is no word is reported once, and the rest of
/// the tag is skipped.
class Tokens {
 public:
  /// `body` is what stands between the delimiters; `text` the whole file.
  Tokens(Span body, std::string_view text, Diagnostics& diagnostics);

  const Token& peek() const { return next_; }
  Token take();
  /// Takes the next word if it is this one.
  bool take_if(std::string_view word);

  bool at_end() const { return next_.kind == TokenKind::end; }
  /// Whether something was reported about this tag; then nothing more needs to be said.
  bool has_failed() const { return failed_; }

  /// Reports at `span`, once a tag, and skips to its end.
  void fail(Span span, std::string message, std::string help = {});
  /// Skips to the end without a word: what is wrong was reported elsewhere.
  void skip();
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  Token read();
  std::size_t end_of_number(std::size_t begin) const;
  std::size_t end_of_text(std::size_t begin);
  std::size_t end_of_sign(std::size_t begin);
  Span span(std::size_t begin, std::size_t end) const;

  FileId file_;
  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  Diagnostics& diagnostics_;
  bool failed_ = false;
  Token next_;
};

}  // namespace pier::templates
