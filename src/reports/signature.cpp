#include "reports/signature.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/text.h"
#include "value/json_writer.h"

namespace pier::reports {

namespace {

/// Adds words with one space between them and a line end behind them.
void add_line(std::string& text, std::string_view words) {
  bool space = false;
  const std::size_t begin = text.size();
  for (const char c : words) {
    if (ascii_is_space(c)) {
      space = text.size() > begin;
      continue;
    }
    if (space) text += ' ';
    space = false;
    text += c;
  }
  if (text.size() > begin) text += '\n';
}

}  // namespace

std::string text_digest(const Entry& entry) {
  std::string text;
  add_line(text, entry.title);
  const std::string plain = entry.document.plain_text();
  for (const std::string_view line : split(plain, '\n')) add_line(text, line);
  for (const markdown::Reference& reference : entry.document.references()) {
    add_line(text, fmt::format("{{{} {}}}", reference.name, reference.argument));
  }
  for (std::size_t b = 0; b < entry.blocks.size(); ++b) {
    add_line(text,
             fmt::format("{} {}", entry.document.blocks()[b].name, write_json(entry.blocks[b])));
  }
  return digest_of(text).hex();
}

void check_signature(const Report& report, std::span<const Entry* const> entries,
                     Diagnostics& diagnostics) {
  if (!report.scrutiny || !report.scrutiny->chapter) return;
  const Scrutiny& scrutiny = *report.scrutiny;
  // Before the statement is signed there is nothing to hold it against.
  if (!scrutiny.signed_on && scrutiny.digest.empty()) return;
  const Chapter& chapter = report.chapters[*scrutiny.chapter];
  const std::string now = text_digest(*entries[chapter.entry]);
  if (scrutiny.digest == now) return;
  const bool is_first = scrutiny.digest.empty();
  diagnostics.report(
      "report-signature", is_first ? scrutiny.span : scrutiny.digest_span,
      is_first ? fmt::format("`{}` was signed, and it is not said which text", chapter.id)
               : fmt::format("`{}` is not the text that was signed", chapter.id),
      is_first ? fmt::format("if it is as it was signed, add `digest: {}`", now)
               : fmt::format("read what changed, have it signed again, and write the day of that "
                             "and `digest: {}`",
                             now));
}

}  // namespace pier::reports
