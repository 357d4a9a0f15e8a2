#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source_map.h"
#include "markdown/document.h"

namespace pier::proof {

/// What a number in a text is.
enum class NumberRole : std::uint8_t {
  plain,    ///< a figure: "1,845", "91%", "£12.50", "-3.2"
  year,     ///< "2021"
  period,   ///< "2020/21", "2019-2020", "20/21"; also one that cannot be: "202/2021"
  date,     ///< "12/4/21", "07/07/2016"
  ordinal,  ///< "31st"
  day,      ///< "31" of "31 March" and of "March 31"
  code,     ///< "3.4.10", "1.1.1": the number of a section, not a figure
  broken    ///< looks like a figure and cannot be read: "1,206.21.00"
};

/// A number as a text has it.
struct Number {
  double value = 0;
  /// Digits behind the point as printed.
  int decimals = 0;
  NumberRole role = NumberRole::plain;
  bool percent = false;
  bool pounds = false;
  /// "k", "m", "bn": the value is worked out.
  bool scaled = false;
  /// Of a year or a period as four digits; of a date the day, month and year as written.
  int from = 0;
  int to = 0;
  int day = 0;
};

enum class TokenKind : std::uint8_t { word, number, mark };

/// A word, a number or a mark of a text: bytes [begin, end) of Text::text.
struct Token {
  TokenKind kind{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Of a number: its position in Text::numbers. Of a mark: its code point, quotation marks and
  /// dashes made one: " for “ and ”, - for – and —.
  std::uint32_t detail = 0;
};

enum class BlockKind : std::uint8_t { paragraph, item, heading, caption, cell, picture, drawing };

/// What readers see as one piece of text: a paragraph, an item of a list, a cell. A picture is an
/// image, a drawing a fenced block (a chart, a table of figures); their text is their name.
struct Block {
  BlockKind kind{};
  /// Of a heading.
  int level = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Positions in Text::tokens.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// Where it stands in the source; empty for a cell that a row lacks.
  Span span;
};

/// Positions in Text::tokens: [first, last) of a block.
struct Sentence {
  std::uint32_t block = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// A cell, and what its text is.
struct Cell {
  enum class Kind : std::uint8_t { empty, dash, number, text };
  Kind kind = Kind::empty;
  std::uint32_t block = 0;
  /// Of a number: its position in Text::numbers.
  std::uint32_t number = 0;
};

/// A pipe table: its rows with the header first; every row has the same number of cells.
struct Table {
  std::vector<std::vector<Cell>> rows;
  std::size_t columns = 0;
  /// The first block of the table.
  std::uint32_t first_block = 0;
  /// The block behind its last cell.
  std::uint32_t end_block = 0;
  bool has_caption = false;
};

/// The text of a chapter as readers see it, cut into blocks, sentences and tokens once, for all
/// checks. Constant after read_text().
struct Text {
  const markdown::Document* document = nullptr;
  /// Where the title stands, which is the first block: a heading of level 1.
  Span title;
  std::string text;
  /// The same in lower case (ASCII), byte for byte.
  std::string lower;
  std::vector<Token> tokens;
  std::vector<Number> numbers;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Table> tables;

  /// A run of text that comes from one node of the document.
  struct Piece {
    std::uint32_t begin = 0;
    /// kTitle: it is the title.
    std::uint32_t node = 0;
  };
  static constexpr std::uint32_t kTitle = 0xFFFFFFFF;
  std::vector<Piece> pieces;

  std::string_view of(const Block& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
  std::string_view of(const Token& token) const {
    return std::string_view(text).substr(token.begin, token.end - token.begin);
  }
  /// In lower case.
  std::string_view word(std::size_t token) const {
    return std::string_view(lower).substr(tokens[token].begin,
                                          tokens[token].end - tokens[token].begin);
  }
  std::string_view between(std::size_t begin, std::size_t end) const {
    return std::string_view(text).substr(begin, end - begin);
  }
  /// The number at a token; null for a word or a mark.
  const Number* number(std::size_t token) const {
    return tokens[token].kind == TokenKind::number ? &numbers[tokens[token].detail] : nullptr;
  }
  bool is_mark(std::size_t token, char mark) const {
    return tokens[token].kind == TokenKind::mark &&
           tokens[token].detail == static_cast<std::uint32_t>(static_cast<unsigned char>(mark));
  }
  /// Where bytes [begin, end) stand in the source.
  Span span(const SourceMap& sources, std::size_t begin, std::size_t end) const;
};

/// Reads the text of a document, which must live longer, with its title in front.
Text read_text(const markdown::Document& document, std::string_view title, Span title_span);

/// Cuts text.text from `begin` on into tokens, which are added to `text`. For read_text().
void add_tokens(Text& text, std::size_t begin);
/// The sentences of one block. For read_text().
void add_sentences(Text& text, std::uint32_t block);

}  // namespace pier::proof
