// What was not meant for readers: words of a template, "DRAFT", "TBC", links that lead nowhere,
// numbers of a list that stand twice.

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

struct Leftover {
  /// In lower case, words as they stand in the text.
  std::string_view phrase;
  std::string_view what;
};

constexpr auto kLeftovers = std::to_array<Leftover>({
    {"should include information about", "an instruction of the template"},
    {"please include", "an instruction of the template"},
    {"please insert", "an instruction of the template"},
    {"insert text", "an instruction of the template"},
    {"insert here", "an instruction of the template"},
    {"insert name", "an instruction of the template"},
    {"insert chart", "an instruction of the template"},
    {"insert table", "an instruction of the template"},
    {"by your agency", "an instruction of the template"},
    {"your agency's", "an instruction of the template"},
    {"no more than one page", "an instruction of the template"},
    {"write here:", "a question that a new chapter asks"},
    {"delete as appropriate", "an instruction of the template"},
    {"click here to enter", "an instruction of the template"},
    {"click or tap here", "an instruction of the template"},
    {"lorem ipsum", "text that stands in for another"},
    {"intentionally left blank", "a note of the print shop"},
    {"error! reference source not found", "a reference that the word processor lost"},
    {"error! bookmark not defined", "a reference that the word processor lost"},
    {"attached is", "a sentence of a letter: nothing is attached to a report"},
    {"please find attached", "a sentence of a letter: nothing is attached to a report"},
    {"to this briefing", "a sentence of another paper"},
    {"guessed!", "a note of the author"},
    {"figures to follow", "a note of the author"},
    {"awaiting figures", "a note of the author"},
});

/// Words that are leftovers by themselves, as they are written.
constexpr auto kWords = std::to_array<std::string_view>(
    {"TBC", "TBA", "XXX", "XX", "XXXX", "TODO", "FIXME", "DRAFT", "tbc", "Tbc", "xxx", "xxxx"});

bool is_word_at(const Text& text, std::size_t at, std::size_t size) {
  const auto is_letter = [&](std::size_t i) {
    return i < text.lower.size() &&
           (ascii_is_alpha(text.lower[i]) || ascii_is_digit(text.lower[i]));
  };
  return (at == 0 || !is_letter(at - 1)) && !is_letter(at + size);
}

/// Each phrase is looked for where its first word stands: one pass over the tokens.
void find_phrases(const Text& text, std::size_t chapter, Findings& findings) {
  for (const Token& token : text.tokens) {
    if (token.kind != TokenKind::word) continue;
    const std::string_view rest = std::string_view(text.lower).substr(token.begin);
    for (const Leftover& one : kLeftovers) {
      if (rest.front() != one.phrase.front() || !rest.starts_with(one.phrase)) continue;
      if (!is_word_at(text, token.begin, one.phrase.size())) continue;
      findings.report(
          "report-leftover", chapter, token.begin, token.begin + one.phrase.size(),
          fmt::format("`{}` is {}", text.between(token.begin, token.begin + one.phrase.size()),
                      one.what),
          "take it out, and say what it asks for");
    }
    const std::string_view word = text.of(token);
    for (const std::string_view leftover : kWords) {
      if (word != leftover) continue;
      findings.report("report-leftover", chapter, token.begin, token.end,
                      fmt::format("`{}` says that this is not finished", word),
                      "finish it, or take the word out");
    }
  }
}

/// "[name]" and "<date>" in text.
void find_blanks(const Text& text, std::size_t chapter, Findings& findings) {
  for (std::size_t t = 0; t + 2 < text.tokens.size(); ++t) {
    if (!text.is_mark(t, '[')) continue;
    if (text.tokens[t + 1].kind != TokenKind::word) continue;
    if (!is_one_of(text.word(t + 1), {"name", "date", "insert", "number", "agency", "year", "title",
                                      "organisation"})) {
      continue;
    }
    std::size_t close = t + 2;
    while (close < text.tokens.size() && close < t + 5 && !text.is_mark(close, ']')) ++close;
    if (close == text.tokens.size() || !text.is_mark(close, ']')) continue;
    findings.report_tokens("report-leftover", chapter, t, close,
                           fmt::format("`{}` waits to be filled in",
                                       text.between(text.tokens[t].begin, text.tokens[close].end)),
                           "write what belongs there");
  }
}

/// An item that begins with its number again: "(iv) Cooperation" in the list iv.
void find_double_numbers(const Text& text, std::size_t chapter, Findings& findings) {
  for (const Block& block : text.blocks) {
    if (block.kind != BlockKind::item || block.last - block.first < 5) continue;
    const std::size_t t = block.first;
    // "iv. (iv) Investigation"
    if (text.tokens[t].kind != TokenKind::word || !text.is_mark(t + 1, '.')) continue;
    if (!text.is_mark(t + 2, '(') || !text.is_mark(t + 4, ')')) continue;
    if (text.word(t) != text.word(t + 3)) continue;
    findings.report_tokens("report-leftover", chapter, t, t + 4,
                           fmt::format("the item has its number `{}` twice", text.word(t)),
                           "keep one of the two");
  }
}

/// "that that", "the the".
void find_double_words(const Text& text, std::size_t chapter, Findings& findings) {
  for (const Block& block : text.blocks) {
    for (std::size_t t = block.first; t + 1 < block.last; ++t) {
      if (text.tokens[t].kind != TokenKind::word || text.tokens[t + 1].kind != TokenKind::word)
        continue;
      if (text.word(t) != text.word(t + 1)) continue;
      if (!is_one_of(text.word(t), {"that", "the", "a", "an", "of", "to", "and", "in", "for", "is",
                                    "are", "was", "were", "with", "on", "by", "made"})) {
        continue;
      }
      findings.report_tokens("report-leftover", chapter, t, t + 1,
                             fmt::format("the word `{}` stands twice", text.word(t)),
                             "take one out");
    }
  }
}

/// Links that the word processor left without an address: `[The report](#)`.
void find_dead_links(const Text& text, Findings& findings) {
  for (const markdown::Link& link : text.document->links()) {
    if (link.destination != "#") continue;
    findings.diagnostics().report(
        "report-link", link.span, fmt::format("the link `{}` leads nowhere", link.text),
        "write the address or the page that it leads to, or take the link out");
  }
}

}  // namespace

void check_leftovers(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  find_phrases(text, chapter, findings);
  find_blanks(text, chapter, findings);
  find_double_numbers(text, chapter, findings);
  find_double_words(text, chapter, findings);
  find_dead_links(text, findings);
}

}  // namespace pier::proof
