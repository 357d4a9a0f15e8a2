#include "markdown/raw_html.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::markdown {

namespace {

struct Advice {
  /// Names of tags between spaces.
  std::string_view tags;
  std::string_view help;
};

constexpr auto kAdvice = std::to_array<Advice>({
    {" br ", "end the line with a backslash, `\\`, to begin a new one"},
    {" p ", "leave a line empty between two paragraphs"},
    {" b strong ", "write `**words**`"},
    {" i em cite ", "write `*words*`"},
    {" u ins font big small center span style mark ",
     "leave it out: the theme decides how text looks"},
    {" s del strike ", "write `~~words~~`"},
    {" a ", "write `[words](page.md)`"},
    {" img picture figure figcaption ", "write `![what it shows](file.png)`"},
    {" table thead tbody tr th td caption colgroup col ",
     "write the table with `|` between its cells, and `Table: ` and its caption above it"},
    {" div section article aside main header footer nav ",
     "leave it out, or write a callout: a line `:::note`, the text, and a line `:::`"},
    {" h1 h2 h3 h4 h5 h6 ", "write `## Heading`"},
    {" ul ol li ", "begin each line of the list with `- ` or `1. `"},
    {" dl dt dd ", "write a list, with the term in bold"},
    {" details summary ", "write a heading and the text below it"},
    {" hr ", "write `---` on a line of its own"},
    {" blockquote q ", "begin each line with `> `"},
    {" code kbd samp tt pre ", "write it between backticks"},
    {" sup sub ", "write it in the line, or make it a footnote: `[^1]`"},
    {" abbr acronym dfn ", "write `{term NAME}`, and add the term to the glossary"},
    {" script iframe object embed form input button select textarea link meta base svg math "
     "video audio ",
     "leave it out: a page carries no programs and nothing of other sites"},
});

std::string tag_name(std::string_view html) {
  std::string_view rest = html.substr(1);
  if (rest.starts_with('/')) rest.remove_prefix(1);
  std::size_t size = 0;
  while (size < rest.size() &&
         (ascii_is_alpha(rest[size]) || ascii_is_digit(rest[size]) || rest[size] == '-')) {
    ++size;
  }
  return ascii_lower(rest.substr(0, size));
}

std::string_view advice_for(std::string_view name) {
  const std::string wanted = fmt::format(" {} ", name);
  for (const Advice& advice : kAdvice) {
    if (advice.tags.find(wanted) != std::string_view::npos) return advice.help;
  }
  return "leave it out, or write `\\<` when you mean the sign itself";
}

}  // namespace

void RawHtmlReporter::report(std::string_view html, Span place) {
  if (!html.starts_with('<')) return;
  const std::string name = tag_name(html);
  if (name.empty()) {
    diagnostics_.report("raw-html", place, "this is a comment or an instruction for a browser",
                        "leave it out: everything on a page is there to be read");
    return;
  }
  const bool closes = html.starts_with("</");
  const bool known = std::find(opened_.begin(), opened_.end(), name) != opened_.end();
  if (closes && known) return;
  if (!closes && !known) opened_.push_back(name);
  diagnostics_.report("raw-html", place,
                      fmt::format("HTML cannot be used here: `<{}{}>`", closes ? "/" : "", name),
                      std::string(advice_for(name)));
}

}  // namespace pier::markdown
