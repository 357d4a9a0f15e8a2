#include "markdown/limits.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "base/byte_set.h"
#include "base/text.h"
#include "markdown/document.h"

namespace pier::markdown {

namespace {

// Chosen by measurement, so that no text of 1 MB takes more than 2 seconds; see
// tests/unit/markdown/limits_test.cpp for the texts. Pages by people stay far below.

/// A tree has room for offsets of twice as many. Files that are read are a little smaller.
constexpr std::size_t kMostBytes = Node::kMost / 2;
/// Brackets: cmark-gfm looks through all open ones at each `](` (CVE-2023-22486).
constexpr std::size_t kMostBrackets = 10'000;
/// Stars and underscores: each may be held against all before it.
constexpr std::size_t kMostEmphasis = 60'000;
/// Braces cost us time, not cmark: each may be a problem of its own to report.
constexpr std::size_t kMostBraces = 10'000;
/// `<!` and `<?`: each makes cmark-gfm look for its end in all the rest (CVE-2023-22483).
constexpr std::size_t kMostInstructions = 200;
constexpr std::size_t kMostColumns = 100;
/// Rows are filled up to the columns of the header (CVE-2023-37463).
constexpr std::size_t kMostCells = 200'000;
/// The list of a row's cells is gone through to its end for each cell that is added.
constexpr std::size_t kMostBars = 1'000;
/// At each line of hyphens, the paragraph before it is searched for a header again. In billionths
/// of a second, about.
constexpr std::size_t kMostSearchCost = std::size_t{1} << 28;
/// A list in a list needs two columns more: this bounds nesting over several lines.
constexpr std::size_t kWidestIndent = 130;

/// The marks of lists and quotations that a line begins with.
struct Prefix {
  std::size_t marks = 0;
  /// Columns of white space in front of and between the marks.
  std::size_t indent = 0;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// The size of a list mark at `at`; 0 when there is none.
std::size_t list_mark_size(std::string_view line, std::size_t at) {
  std::size_t end = at;
  if (line[at] == '-' || line[at] == '+' || line[at] == '*') {
    end = at + 1;
  } else {
    while (end < line.size() && ascii_is_digit(line[end])) ++end;
    if (end == at || end == line.size() || (line[end] != '.' && line[end] != ')')) return 0;
    ++end;
  }
  return end == line.size() || is_blank(line[end]) ? end - at : 0;
}

Prefix prefix_of(std::string_view line) {
  Prefix prefix;
  std::size_t indent = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      indent += line[at] == '\t' ? 4 : 1;
      ++at;
      continue;
    }
    const std::size_t size = line[at] == '>' ? 1 : list_mark_size(line, at);
    if (size == 0) break;
    ++prefix.marks;
    // What follows the last mark may be code, however far it is indented.
    prefix.indent = indent;
    at += size;
  }
  return prefix;
}

/// A line across the page: "- - - - -".
bool is_thematic_break(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return true;
  const char mark = line[first];
  if (mark != '-' && mark != '*') return false;
  return std::all_of(line.begin(), line.end(), [&](char c) { return c == mark || is_blank(c); });
}

constexpr ByteSet kBeforeTable{' ', '\t', '>'};
constexpr ByteSet kInDelimiterRow{'|', ':', '-', ' ', '\t', '\v', '\f'};

/// Whether the parser could take a line for the one below the header of a table.
bool may_be_delimiter_row(std::string_view line) {
  while (!line.empty() && kBeforeTable.has(line[0])) line.remove_prefix(1);
  return std::all_of(line.begin(), line.end(), [](char c) { return kInDelimiterRow.has(c); }) &&
         line.find('-') != std::string_view::npos &&
         line.find_first_of("|:") != std::string_view::npos;
}

class LimitChecker {
 public:
  LimitChecker(Span body, std::string_view source, Diagnostics& diagnostics)
      : body_(body),
        source_(source.substr(0, body.end)),
        text_(source_.substr(body.begin)),
        diagnostics_(diagnostics) {
    has_tables_ = count(text_, '|', kFewBars + 1) > kFewBars;
  }

  bool check(const Outline& outline) {
    return check_size() && check_count("[", kMostBrackets) && check_count("{", kMostBraces) &&
           check_count("*_", kMostEmphasis) && check_instructions() && check_lines(outline);
  }

 private:
  bool check_size() {
    return source_.size() <= kMostBytes ||
           report(body_.begin, 0, "this page is too long to be read");
  }

  bool check_count(std::string_view characters, std::size_t most) {
    // Nearly every page has fewer bytes than that.
    if (text_.size() <= most) return true;
    std::size_t found = 0;
    for (const char c : characters) found += count(text_, c);
    if (found <= most) return true;
    return report(offset(text_.find_first_of(characters)), 1,
                  fmt::format("this page has more than {} `{}`", with_commas(most),
                              fmt::join(characters, "` and `")));
  }

  /// How often a character stands in a text; `enough` of them are enough. It is rare, so that to
  /// go from one to the next is faster than to look at each byte.
  static std::size_t count(std::string_view text, char character,
                           std::size_t enough = std::string_view::npos) {
    std::size_t found = 0;
    for (std::size_t at = 0; found < enough; ++at, ++found) {
      at = text.find(character, at);
      if (at == std::string_view::npos) break;
    }
    return found;
  }

  bool check_instructions() {
    std::size_t found = 0;
    for (std::size_t at = text_.find('<'); at < text_.size(); at = text_.find('<', at + 1)) {
      const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
      if ((next == '!' || next == '?') && ++found > kMostInstructions) {
        return report(offset(at), 2,
                      fmt::format("this page has more than {} `<{}`", kMostInstructions, next));
      }
    }
    return true;
  }

  bool check_lines(const Outline& outline) {
    for (std::uint32_t i = 0; i < outline.line_count(); ++i) {
      const std::uint32_t begin = outline.lines[i];
      std::uint32_t end = outline.lines[i + 1];
      while (end > begin && (source_[end - 1] == '\n' || source_[end - 1] == '\r')) --end;
      if (!check_line(begin, source_.substr(begin, end - begin))) return false;
    }
    return true;
  }

  bool check_line(std::uint32_t at, std::string_view line) {
    if (line.empty()) {
      paragraph_cost_ = 0;
      bytes_since_bar_ = 0;
      columns_ = 0;
      return true;
    }
    const std::size_t bars = has_tables_ ? count(line, '|') : 0;
    if (bars > kMostBars) {
      return report(at, line.size(),
                    fmt::format("this line has more than {} `|`", with_commas(kMostBars)));
    }
    const std::size_t row_cost = bars * bars / 2;
    // From each cell, cmark-gfm looks back to the last `|`, in other lines too.
    bytes_since_bar_ = bars == 0 ? bytes_since_bar_ + line.size() : 0;
    paragraph_cost_ += 8 * line.size() + row_cost + bytes_since_bar_ / 4;
    if ((search_cost_ += row_cost) > kMostSearchCost) return report_search(at, line);
    if (columns_ != 0 && (cells_ += columns_) > kMostCells) {
      return report(
          at, line.size(),
          fmt::format("the tables of this page have more than {} cells", with_commas(kMostCells)));
    }
    // Most lines begin with a letter.
    if (ascii_is_alpha(line[0])) return true;
    if (may_be_delimiter_row(line)) return check_delimiter_row(at, line, bars);
    const Prefix prefix = prefix_of(line);
    if (prefix.marks > kDeepestNesting && !is_thematic_break(line)) {
      return report(at, line.size(),
                    fmt::format("lists and quotations stand more than {} deep in "
                                "each other",
                                kDeepestNesting));
    }
    if (prefix.marks > 0 && prefix.indent > kWidestIndent) {
      return report(at, line.size(),
                    fmt::format("this line is indented by more than {} columns", kWidestIndent));
    }
    return true;
  }

  bool check_delimiter_row(std::uint32_t at, std::string_view line, std::size_t bars) {
    if (bars > kMostColumns + 1) {
      return report(at, line.size(),
                    fmt::format("this table has more than {} columns", kMostColumns));
    }
    columns_ = std::max({columns_, bars, std::size_t{1}});
    return (search_cost_ += paragraph_cost_) <= kMostSearchCost || report_search(at, line);
  }

  bool report_search(std::uint32_t at, std::string_view line) {
    return report(at, line.size(), "the tables of this page are too large to be read");
  }

  /// Always false.
  bool report(std::uint32_t at, std::size_t size, std::string message) {
    diagnostics_.report("markdown-limits", {body_.file, at, at + static_cast<std::uint32_t>(size)},
                        std::move(message), "make it simpler, or split it into several pages");
    return false;
  }

  std::uint32_t offset(std::size_t in_text) const {
    return body_.begin + static_cast<std::uint32_t>(in_text);
  }

  Span body_;
  std::string_view source_;
  /// The body.
  std::string_view text_;
  Diagnostics& diagnostics_;
  /// So few bars cost nothing, wherever they stand, and need not be counted line by line.
  static constexpr std::size_t kFewBars = 20;
  bool has_tables_ = false;
  /// Of the lines since the last empty one.
  std::size_t paragraph_cost_ = 0;
  std::size_t bytes_since_bar_ = 0;
  /// Of the table that these lines may be; 0 for none.
  std::size_t columns_ = 0;
  std::size_t cells_ = 0;
  std::size_t search_cost_ = 0;
};

}  // namespace

bool within_limits(Span body, std::string_view source, const Outline& outline,
                   Diagnostics& diagnostics) {
  return LimitChecker(body, source, diagnostics).check(outline);
}

}  // namespace pier::markdown
