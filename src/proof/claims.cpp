// Claims that the table beside them refutes: "all did better than last year", "Percentage of …"
// above counts.

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"
#include "proof/table_reading.h"

namespace pier::proof {

namespace {

/// The columns of this year and of last year.
struct Years {
  std::size_t now = 0;
  std::size_t before = 0;
};

std::optional<Years> years_of(const TableView& view) {
  Years years;
  if (view.rows() < 3 || !view.is_header(0)) return std::nullopt;
  for (std::size_t c = 1; c < view.columns(); ++c) {
    const std::string_view header = view.lower(0, c);
    if (header.find("last year") != std::string_view::npos) years.before = c;
    if (header.starts_with("total") || header.find("this year") != std::string_view::npos)
      years.now = c;
  }
  return years.now != 0 && years.before != 0 ? std::optional(years) : std::nullopt;
}

/// "All areas performed as well or better than last year": whether equal is enough; none: no claim.
std::optional<bool> claims_all_better(const Text& text, const Sentence& sentence) {
  bool all = false;
  bool better = false;
  bool as_well = false;
  bool last_year = false;
  for (std::size_t t = sentence.first; t < sentence.last; ++t) {
    if (text.tokens[t].kind != TokenKind::word) continue;
    const std::string_view word = text.word(t);
    if (word == "all" || word == "every") all = true;
    if (all && is_one_of(word, {"better", "improved", "higher", "increased"})) better = true;
    if (word == "well") as_well = true;
    if (word == "last" && t + 1 < sentence.last && text.tokens[t + 1].kind == TokenKind::word &&
        text.word(t + 1) == "year") {
      last_year = true;
    }
  }
  return all && better && last_year ? std::optional(as_well) : std::nullopt;
}

void check_against(const TableView& view, const Years& years, const Sentence& sentence,
                   bool equal_is_enough, std::size_t chapter, Findings& findings) {
  for (std::size_t r = 1; r < view.rows(); ++r) {
    const Number* now = view.number(r, years.now);
    const Number* before = view.number(r, years.before);
    if (now == nullptr || before == nullptr) continue;
    if (now->value > before->value || (equal_is_enough && now->value == before->value)) continue;
    findings.report_tokens(
        "report-claim", chapter, sentence.first, sentence.last - 1,
        fmt::format("the table has {} for `{}`, and {} last year", view.said(r, years.now),
                    view.said(r, 0), view.said(r, years.before)),
        "say which did not, or correct the number");
    return;
  }
}

/// Whether a caption or the paragraph beside a table says that it shows percentages.
void check_percentages(const TableView& view, const Text& text, std::size_t chapter,
                       Findings& findings) {
  const Table& table = view.table();
  std::size_t over = 0;
  std::size_t shares = 0;
  for (std::size_t r = 0; r < view.rows(); ++r) {
    for (std::size_t c = 1; c < view.columns(); ++c) {
      const Number* number = view.number(r, c);
      if (number == nullptr) continue;
      if (number->percent) ++shares;
      if (number->value > 100 && number->role == NumberRole::plain) ++over;
    }
  }
  if (over < 3 || shares > 0) return;
  for (std::uint32_t b = table.first_block > 2 ? table.first_block - 3 : 0;
       b < text.blocks.size() && b < table.end_block + 8; ++b) {
    const Block& block = text.blocks[b];
    const bool is_beside = b < table.first_block || b >= table.end_block;
    const bool is_caption = block.kind == BlockKind::caption && !is_beside;
    if ((!is_caption && !is_beside) || block.kind == BlockKind::cell) continue;
    for (std::size_t t = block.first; t < block.last; ++t) {
      if (text.tokens[t].kind != TokenKind::word || text.word(t) != "percentage") continue;
      // Only the words of a caption: "Figure 2 Percentage of …".
      const bool begins =
          t == block.first ||
          (t >= 2 && text.number(t - 1) != nullptr && text.tokens[t - 2].kind == TokenKind::word &&
           is_one_of(text.word(t - 2), {"figure", "table", "chart"})) ||
          (text.is_mark(t - 1, ':') && t >= 3);
      if (!begins) continue;
      findings.report_tokens("report-claim", chapter, t, t,
                             "the caption says percentage, and the table holds counts",
                             "name what the table shows");
      return;
    }
  }
}

}  // namespace

void check_claims(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  for (const Table& table : text.tables) {
    const TableView view(text, table);
    check_percentages(view, text, chapter, findings);
    const auto years = years_of(view);
    if (!years) continue;
    for (const Sentence& sentence : text.sentences) {
      // Within some paragraphs before or behind the table.
      if (sentence.block + 12 < table.first_block || sentence.block > table.end_block + 12)
        continue;
      const auto claim = claims_all_better(text, sentence);
      if (claim) check_against(view, *years, sentence, *claim, chapter, findings);
    }
  }
}

}  // namespace pier::proof
