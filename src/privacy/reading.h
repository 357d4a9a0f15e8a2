#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/scanner.h"

namespace pier::privacy {

/// How the bytes of a source stand for characters, beside UTF-8.
enum class Escapes {
  none,
  html,     ///< character references
  json,     ///< \n, \u00a0
  percent,  ///< %20, as in addresses
};

/// A text as detectors read it: ASCII, in which everything that people use to write one and the
/// same thing is one and the same. It knows where each byte stood in its source.
///
/// - Spaces of every width are ' ', hyphens and dashes '-', curly apostrophes '\''.
/// - Digits and letters of full width (U+FF01 to U+FF5E) and the digits of mathematics and Arabic
///   are ASCII; Latin letters lose their marks and keep their case where they had one in ASCII.
/// - What nobody sees is gone: soft hyphens, joiners, marks of direction, combining marks.
/// - The sign for degrees is kDegree; any other character is kOther.
/// - Between two things that only stand beside each other (cells, list items, paragraphs of a page)
///   is kGap, over which no detector reads. Line breaks are '\n', over which they do.
class Reading {
 public:
  static constexpr char kGap = '\x1F';
  static constexpr char kDegree = '\x05';
  static constexpr char kOther = '\x06';

  std::string_view text() const { return is_copy_ ? std::string_view(owned_) : text_; }
  /// The offset in the source of the byte at `at`, and of the end of a piece that ends at `end`.
  std::size_t source_begin(std::size_t at) const;
  std::size_t source_end(std::size_t end) const;
  /// Whether a word that begins with "age" or "old" stands in a part of the text: without one,
  /// nobody's age is said there. Takes the time of that part.
  bool speaks_of_age(std::size_t begin, std::size_t end) const;
  /// An address (href, path): no words of a sentence.
  bool is_address = false;

 private:
  friend class ReadingBuilder;
  friend Reading read_text(std::string_view, Escapes);
  /// From this byte of the text on, bytes of the source follow each other as those of the text do.
  struct Segment {
    std::uint32_t at;
    std::uint32_t source;
  };
  bool is_copy_ = false;
  std::string owned_;
  std::string_view text_;
  std::vector<Segment> segments_;
};

/// Puts a Reading together of pieces of one source, in their order.
class ReadingBuilder {
 public:
  /// `offset`: where `piece` begins in the source.
  void add(std::string_view piece, std::size_t offset, Escapes escapes = Escapes::none);
  void gap(std::size_t offset);
  void space(std::size_t offset);
  /// Makes room for this many characters.
  void expect(std::size_t characters) { reading_.owned_.reserve(characters); }
  bool ends_in_gap() const { return reading_.owned_.ends_with(Reading::kGap); }
  Reading take();

 private:
  void put(char c, std::size_t source);
  void put_code(char32_t code, std::size_t source);
  Reading reading_;
};

/// A whole text. One of ASCII only is not copied. REQUIRES: `text` outlives what comes back.
Reading read_text(std::string_view text, Escapes escapes = Escapes::none);

/// The text of a page, as one reads it across tags: only those of blocks are gaps.
Reading read_page(const html::Scan& scan);
/// The same for detectors, which stop at digits and few signs: pieces that hold none of them, as
/// most of a page are, are a gap, all that follow each other one. Names would be missed in them.
Reading read_page_to_detect(const html::Scan& scan);

/// A calendar (RFC 5545): folded lines are put together, and UIDs, which look like e-mail
/// addresses, are left out.
Reading read_icalendar(std::string_view text);

}  // namespace pier::privacy
