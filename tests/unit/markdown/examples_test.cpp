// The official examples of CommonMark and of GitHub's Markdown. The parser is cmark-gfm, which
// passes them; what they judge is that our tree keeps all it found, and our renderer.

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "html/escape.h"
#include "unit/markdown/support.h"

using namespace pier;
using namespace pier::markdown;
using pier::markdown::tests::PlainHooks;
using pier::markdown::tests::Read;

namespace {

struct Example {
  int number = 0;
  /// The word behind "example": the extension that it needs.
  std::string extension;
  std::string markdown;
  std::string html;
};

std::vector<Example> examples_of(const std::string& path) {
  const std::string fence(32, '`');
  std::vector<Example> examples;
  std::ifstream stream(path);
  std::string line;
  enum class Part { none, markdown, html } part = Part::none;
  while (std::getline(stream, line)) {
    if (part == Part::none && line.starts_with(fence + " example")) {
      examples.push_back({static_cast<int>(examples.size()) + 1,
                          std::string(trim(line.substr(fence.size() + 8))), "", ""});
      part = Part::markdown;
    } else if (part != Part::none && line == fence) {
      part = Part::none;
    } else if (part == Part::markdown && line == ".") {
      part = Part::html;
    } else if (part != Part::none) {
      std::string& text = part == Part::markdown ? examples.back().markdown : examples.back().html;
      text += replace_all(line, "→", "\t") + "\n";
    }
  }
  return examples;
}

/// Addresses as cmark writes them: other bytes than these become %XX.
class CmarkHooks final : public Hooks {
 public:
  explicit CmarkHooks(const Document& document) : document_(document), plain_(document) {}
  std::string link(std::size_t i) override { return encoded(document_.links()[i].destination); }
  ImageTarget image(std::size_t i) override {
    return {encoded(document_.images()[i].destination), 0, 0};
  }
  void block(std::size_t i, html::Writer& out) override { plain_.block(i, out); }
  void reference(std::size_t i, html::Writer& out) override { plain_.reference(i, out); }
  void open_callout(std::size_t i, html::Writer& out) override { plain_.open_callout(i, out); }
  void close_callout(std::size_t i, html::Writer& out) override { plain_.close_callout(i, out); }

 private:
  static std::string encoded(const std::string& url) {
    std::string out;
    for (const char c : url) {
      if (ascii_is_alpha(c) || ascii_is_digit(c) ||
          std::string_view("-_.+!*'(),%#@?=;:/$~&").find(c) != std::string_view::npos) {
        out += c;
      } else {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
      }
    }
    return out;
  }

  const Document& document_;
  PlainHooks plain_;
};

std::string replaced(const std::string& text, const char* pattern, const char* replacement) {
  return std::regex_replace(text, std::regex(pattern), replacement);
}

/// Our HTML as cmark would have written it: the documented differences taken out.
std::string as_cmark(std::string html) {
  html = replaced(html, "<(h[1-6]) id=\"[^\"]*\">", "<$1>");
  html = replaced(html, " rel=\"noopener noreferrer\"", "");
  html = replaced(html, " loading=\"lazy\"", "");
  html = replaced(html, "<div class=\"table-scroll\">\n", "");
  html = replaced(html, "</table>\n</div>", "</table>");
  html = replaced(html, "<th scope=\"row\"([^>]*)>(.*?)</th>", "<td$1>$2</td>");
  html = replaced(html, " scope=\"col\"", "");
  html = replaced(html, " class=\"numeric\"", " align=\"right\"");
  html = replaced(html, " class=\"centre\"", " align=\"center\"");
  html = replaced(html, "<ul class=\"tasks\">", "<ul>");
  html = replaced(html, "<span class=\"task task-done\">Done</span>", "[x]");
  html = replaced(html, "<span class=\"task task-open\">To do</span>", "[ ]");
  html = replace_all(html, "&#39;", "'");
  return replace_all(html, "&#34;", "\"");
}

/// The expected HTML in HTML's spelling instead of XHTML's.
std::string as_html5(std::string html) {
  html = replaced(html, " />", ">");
  html = replaced(html, "<input [^>]*checked[^>]*>", "[x]");
  html = replaced(html, "<input [^>]*>", "[ ]");
  html = replaced(html, " align=\"left\"", "");
  html = replace_all(html, "&quot;", "\"");
  return replace_all(html, "&#x27;", "'");
}

/// Why an example cannot come out as written, or "": by what we refuse on purpose.
std::string refusal(const Example& example, const Read& read) {
  if (example.extension == "autolink" || example.extension == "tagfilter") {
    return example.extension;
  }
  for (const Diagnostic& problem : read.diagnostics.all()) {
    if (problem.rule->id == "raw-html" || problem.rule->id == "link-scheme") {
      return std::string(problem.rule->id);
    }
  }
  for (const Link& link : read.document.links()) {
    if (link.destination.empty()) return "link-empty";
  }
  for (const Image& image : read.document.images()) {
    if (image.destination.empty()) return "link-empty";
  }
  return "";
}

/// Holds every example against our output. Says how many were left out, by reason.
std::string left_out(const std::string& path, const std::set<int>& other_version) {
  std::map<std::string, int> counts;
  for (const Example& example : examples_of(path)) {
    const Read read(example.markdown);
    std::string reason = refusal(example, read);
    if (reason.empty() && other_version.contains(example.number)) reason = "other version";
    if (!reason.empty()) {
      ++counts[reason];
      continue;
    }
    CmarkHooks hooks(read.document);
    html::Writer out;
    render(read.document, hooks, out);
    INFO("example " << example.number << "\n" << example.markdown);
    CHECK(as_cmark(out.markup()) == as_html5(example.html));
  }
  std::string text;
  for (const auto& [reason, count] : counts) text += reason + " " + std::to_string(count) + "\n";
  return text;
}

}  // namespace

TEST_CASE("examples of CommonMark 0.31.2 come out as its authors say") {
  const std::string path = PIER_COMMONMARK_EXAMPLES;
  if (path.empty()) return;
  // cmark-gfm knows 0.29: since then the length of numeric references, currency signs beside
  // emphasis, and two forms of HTML comments have changed.
  CHECK(left_out(path, {28, 354, 625, 626}) ==
        "link-empty 5\nlink-scheme 13\nother version 4\nraw-html 70\n");
}

TEST_CASE("examples of GitHub's Markdown come out as cmark-gfm writes them") {
  const std::string path = PIER_GFM_EXAMPLES;
  if (path.empty()) return;
  CHECK(left_out(path, {}) ==
        "autolink 11\nlink-empty 4\nlink-scheme 13\nraw-html 70\ntagfilter 1\n");
}
