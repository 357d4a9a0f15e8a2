#include "proof/reading.h"

#include "base/text.h"

namespace pier::proof {

namespace {

/// The number that a heading begins with, and what is left: "4.2 Money" gives "4.2"; "Appendix 1:
/// Members" gives "appendix 1". In lower case.
struct NumberedTitle {
  std::string number;
  std::string title;
};

NumberedTitle split_title(std::string_view text) {
  std::string lower = ascii_lower(trim(text));
  std::string_view rest = lower;
  std::string word;
  for (const std::string_view kind : {"section ", "appendix ", "chapter ", "annex "}) {
    if (!rest.starts_with(kind)) continue;
    word = kind;
    rest.remove_prefix(kind.size());
    break;
  }
  std::size_t end = 0;
  while (end < rest.size() && (ascii_is_digit(rest[end]) || rest[end] == '.')) ++end;
  std::string_view number = rest.substr(0, end);
  while (number.ends_with('.')) number.remove_suffix(1);
  const bool is_number = !number.empty() && number.front() != '.' &&
                         (end == rest.size() || !ascii_is_alpha(rest[end])) &&
                         // "2021 in numbers" begins with a year.
                         (number.size() < 4 || number.find('.') != std::string_view::npos);
  if (!is_number) return {"", lower};
  rest.remove_prefix(end);
  while (!rest.empty() && (ascii_is_space(rest.front()) || rest.front() == ':' ||
                           rest.front() == '-' || rest.front() == ')')) {
    rest.remove_prefix(1);
  }
  const bool is_section = word.empty() || word == "section " || word == "chapter ";
  return {(is_section ? "" : word) + std::string(number), std::string(rest)};
}

}  // namespace

void collect_headings(Reading& reading) {
  for (std::size_t c = 0; c < reading.chapters.size(); ++c) {
    const Text& text = reading.chapters[c];
    for (std::uint32_t b = 0; b < text.blocks.size(); ++b) {
      if (text.blocks[b].kind != BlockKind::heading) continue;
      NumberedTitle split = split_title(text.of(text.blocks[b]));
      const std::string& own = reading.report->chapters[c].number;
      if (b == 0 && !own.empty()) split.number = ascii_lower(own);
      reading.headings.push_back(
          {c, b, text.blocks[b].level, std::move(split.number), std::move(split.title)});
    }
  }
}

Diagnostic& Findings::report(std::string_view rule, std::size_t chapter, std::size_t begin,
                             std::size_t end, std::string message, std::string help) {
  return diagnostics_.report(rule, place(chapter, begin, end), std::move(message), std::move(help));
}

Diagnostic& Findings::report_tokens(std::string_view rule, std::size_t chapter, std::size_t first,
                                    std::size_t last, std::string message, std::string help) {
  const Text& text = reading_.chapters[chapter];
  return report(rule, chapter, text.tokens[first].begin, text.tokens[last].end, std::move(message),
                std::move(help));
}

Diagnostic& Findings::report_block(std::string_view rule, std::size_t chapter, std::uint32_t block,
                                   std::string message, std::string help) {
  const Block& b = reading_.chapters[chapter].blocks[block];
  if (b.begin == b.end || b.kind == BlockKind::drawing || b.kind == BlockKind::picture) {
    return diagnostics_.report(rule, b.span, std::move(message), std::move(help));
  }
  return report(rule, chapter, b.begin, b.end, std::move(message), std::move(help));
}

Span Findings::place(std::size_t chapter, std::size_t begin, std::size_t end) const {
  return reading_.chapters[chapter].span(*reading_.sources, begin, end);
}

}  // namespace pier::proof
