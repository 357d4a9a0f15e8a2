#include "markdown/check.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.h"
#include "html/escape.h"
#include "markdown/excerpt.h"
#include "markdown/source_cursor.h"
#include "markdown/table_rows.h"

namespace pier::markdown {

namespace {

constexpr auto kVagueLinks = std::to_array<std::string_view>({"click",
                                                              "click here",
                                                              "details",
                                                              "download",
                                                              "find out more",
                                                              "further information",
                                                              "here",
                                                              "information",
                                                              "learn more",
                                                              "link",
                                                              "more",
                                                              "more details",
                                                              "more information",
                                                              "page",
                                                              "read",
                                                              "read more",
                                                              "see here",
                                                              "see more",
                                                              "this",
                                                              "this document",
                                                              "this link",
                                                              "this page",
                                                              "this site",
                                                              "this website",
                                                              "website"});

constexpr auto kFileEndings = std::to_array<std::string_view>(
    {".csv", ".doc", ".docx", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".md", ".pdf", ".png",
     ".ppt", ".pptx", ".svg", ".webp", ".xls", ".xlsx"});

constexpr auto kAltOpenings = std::to_array<std::string_view>(
    {"a graph of", "a graph showing", "a photo of", "a picture of", "an image of",
     "an image showing", "chart showing", "graph of", "graph showing", "graphic of", "image of",
     "image showing", "photo of", "photograph of", "picture of", "picture showing",
     "screenshot of"});

constexpr std::string_view kAltHelp =
    "say what it shows: `![what it shows](file.png)`, or mark it as decorative: "
    "`![](file.png \"decorative\")`";

bool is_file_name(std::string_view text) {
  if (text.find_first_of(" \t\n") != std::string_view::npos) return false;
  const std::string lower = ascii_lower(text);
  return std::any_of(kFileEndings.begin(), kFileEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_address(std::string_view text) {
  if (text.find_first_of(" \t\n") != std::string_view::npos) return false;
  const std::string lower = ascii_lower(text);
  return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.");
}

/// Lower case, without punctuation and white space at the ends.
std::string bare_words(std::string_view text) {
  std::string lower = ascii_lower(text);
  const auto is_word = [](char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  while (!lower.empty() && !is_word(lower.back())) lower.pop_back();
  lower.erase(lower.begin(), std::find_if(lower.begin(), lower.end(), is_word));
  return lower;
}

class Checker {
 public:
  Checker(const Document& document, const SourceMap& sources, Diagnostics& diagnostics)
      : document_(document),
        source_(sources.text(document.file())),
        locator_(source_),
        diagnostics_(diagnostics) {}

  void run() {
    check_headings();
    for (const Link& link : document_.links()) check_link(link);
    for (const Image& image : document_.images()) check_image(image);
    check_nodes();
  }

 private:
  void check_headings() {
    int level = 1;
    for (const Heading& heading : document_.headings()) {
      if (heading.text.empty()) {
        diagnostics_.report("heading-empty", heading.span, "this heading has no words",
                            "write the words behind the `#`, or take the line out");
      }
      if (heading.level == 1) {
        diagnostics_.report("heading-h1", heading.span,
                            "a heading with one `#` is the title of the page, which it has already",
                            "write `##`");
      } else if (heading.level > level + 1) {
        report_skip(heading, level);
      }
      level = heading.level;
    }
  }

  void report_skip(const Heading& heading, int level) {
    const std::string wanted(static_cast<std::size_t>(level) + 1, '#');
    const std::string written(static_cast<std::size_t>(heading.level), '#');
    diagnostics_.report(
        "heading-skip", heading.span,
        level == 1
            ? fmt::format("the first heading has `{}`, but the page begins with `##`", written)
            : fmt::format("this heading has `{}`, but the one before it is of level {}", written,
                          level),
        fmt::format("write `{}`", wanted));
  }

  void check_link(const Link& link) {
    if (source_.substr(link.span.begin).starts_with('<') && html::safe_url(link.destination)) {
      // An e-mail address in <> is left to who knows the contacts.
      if (!link.destination.starts_with("mailto:")) report_address(link.span, link.destination);
      return;
    }
    check_destination(link.destination, link.span, "link");
    if (trim(link.text).empty()) {
      diagnostics_.report("link-empty", link.span, "this link has no words",
                          "write words that say where it leads: `[words](page.md)`");
      return;
    }
    if (link.destination.empty()) {
      diagnostics_.report("link-empty", link.span, "this link leads nowhere",
                          "write a page behind the words: `[words](page.md)`");
    }
    check_link_text(link);
  }

  void check_link_text(const Link& link) {
    const std::string words = bare_words(link.text);
    if (std::binary_search(kVagueLinks.begin(), kVagueLinks.end(), words)) {
      diagnostics_.report(
          "link-text", link.span,
          fmt::format("`{}` does not say where the link leads", excerpt(link.text)),
          "write words that make sense on their own, such as the title of the page");
    } else if (is_address(link.text) || is_file_name(link.text)) {
      diagnostics_.report(
          "link-text", link.span,
          fmt::format("the words of this link are an address: `{}`", excerpt(link.text)),
          "write words that say where it leads, such as the title of the page");
    } else if (words.empty()) {
      diagnostics_.report("link-text", link.span, "the words of this link hold no letter",
                          "write words that say where it leads");
    }
  }

  void check_destination(std::string_view destination, Span span, std::string_view what) {
    if (!html::safe_url(destination)) {
      const bool space = destination.find(' ') != std::string_view::npos;
      diagnostics_.report(
          "link-scheme", span,
          fmt::format("the address of this {} cannot be used: `{}`", what, excerpt(destination)),
          space ? "an address has no spaces: rename the file, with hyphens between the words"
                : "lead to a page or file of this site, or to an address that begins with "
                  "`https://`");
    } else if (ascii_lower(destination.substr(0, 7)) == "http://") {
      diagnostics_.report("link-insecure", span, "this address is not protected on its way",
                          "write `https://` if the site has it");
    }
  }

  void check_image(const Image& image) {
    check_destination(image.destination, image.span, "image");
    const std::string_view alt = trim(image.alt);
    if (image.decorative) {
      if (alt.empty()) return;
      diagnostics_.report("image-alt", image.span,
                          "this image is marked as decorative, but has words as well",
                          "take out the words, or the mark `\"decorative\"`");
    } else if (alt.empty()) {
      diagnostics_.report("image-alt", image.span,
                          "this image has no words for those who cannot see it",
                          std::string(kAltHelp));
    } else if (is_file_name(alt)) {
      diagnostics_.report(
          "image-alt", image.span,
          fmt::format("`{}` is the name of a file, not what the image shows", excerpt(alt)),
          std::string(kAltHelp));
    } else {
      check_alt_opening(image, ascii_lower(alt));
    }
  }

  void check_alt_opening(const Image& image, std::string_view alt) {
    for (const std::string_view opening : kAltOpenings) {
      if (!alt.starts_with(opening)) continue;
      diagnostics_.report("image-alt", image.span,
                          fmt::format("the words of this image begin with `{}`, which a screen "
                                      "reader says already",
                                      opening),
                          "begin with what it shows");
      return;
    }
  }

  void check_nodes() {
    const auto nodes = document_.nodes();
    std::uint32_t link_end = 0;
    const Node* parent_item = nullptr;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const Node& node = nodes[i];
      switch (node.kind) {
        case NodeKind::link:
          link_end = node.end();
          break;
        case NodeKind::item:
          parent_item = &node;
          break;
        case NodeKind::text:
          if (i >= link_end && node.has(Node::kAddress)) check_text(node);
          break;
        case NodeKind::paragraph:
          check_paragraph(i, parent_item != nullptr && i < parent_item->end());
          break;
        case NodeKind::caption:
          check_caption(i);
          break;
        case NodeKind::cell:
          check_header_cell(i);
          break;
        default:
          break;
      }
    }
  }

  bool has_content(std::uint32_t i) const {
    const auto nodes = document_.nodes();
    for (std::uint32_t k = i + 1; k < nodes[i].end(); ++k) {
      const NodeKind kind = nodes[k].kind;
      if (kind == NodeKind::reference) return true;
      if (!trim(document_.text(nodes[k])).empty()) return true;
    }
    return false;
  }

  void check_header_cell(std::uint32_t i) {
    const Node& cell = document_.nodes()[i];
    // The first may be empty: nothing is above the column of row headings.
    if (!cell.has(Node::kHeader) || cell.number == 0 || has_content(i)) return;
    diagnostics_.report("table-header", document_.span(cell),
                        fmt::format("column {} of this table has no heading", cell.number + 1),
                        "write in its first row what the column holds");
  }

  void check_caption(std::uint32_t i) {
    if (has_content(i)) return;
    diagnostics_.report("table-caption", document_.span(document_.nodes()[i]),
                        "the caption of this table has no words",
                        "write what the table shows behind `Table: `");
  }

  void check_paragraph(std::uint32_t i, bool in_item) {
    const auto nodes = document_.nodes();
    const Node& paragraph = nodes[i];
    if (i + 1 >= paragraph.end()) return;
    const Node& first = nodes[i + 1];
    if (first.kind == NodeKind::strong && first.end() == paragraph.end() && !in_item) {
      diagnostics_.report("bold-heading", document_.span(paragraph),
                          "this paragraph is all bold, as if it were a heading",
                          "write `##` before the words when they are a heading; else take out the "
                          "`**`");
    }
    if (first.kind != NodeKind::text) return;
    const std::string_view text = document_.text(first);
    if (text.starts_with("Table: ")) {
      diagnostics_.report("table-caption", document_.span(paragraph),
                          "this caption has no table below it",
                          "write the table directly below it, beginning with its header");
    }
    if (text.find('|') != std::string_view::npos) check_table_shape(text, first);
  }

  /// Text that the author meant as a table: header and line of hyphens differ in their columns.
  void check_table_shape(std::string_view text, const Node& node) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (is_delimiter_row(text.substr(begin, end - begin))) {
        diagnostics_.report(
            "table-shape", part(node, text, begin, end - begin),
            "this looks like a table, but the line of hyphens does not fit its header",
            "write as many cells in this line as in the line above it: `|---|---|`");
        return;
      }
      begin = end + 1;
    }
  }

  void check_text(const Node& node) {
    const std::string_view text = document_.text(node);
    for (std::size_t at = text.find("://"); at != std::string_view::npos;) {
      std::size_t begin = at;
      while (begin > 0 && at - begin < 5 && ascii_is_alpha(text[begin - 1])) --begin;
      const std::string scheme = ascii_lower(text.substr(begin, at - begin));
      const bool address = scheme == "http" || scheme == "https" || scheme == "ftp";
      at = text.find("://", address ? report_bare(node, text, begin) : at + 3);
    }
    for (std::size_t at = text.find("www."); at != std::string_view::npos;) {
      const char before = at == 0 ? ' ' : text[at - 1];
      const bool address = !ascii_is_alpha(before) && before != '/' && at + 4 < text.size() &&
                           ascii_is_alpha(text[at + 4]);
      at = text.find("www.", address ? report_bare(node, text, at) : at + 4);
    }
  }

  /// Gives the end of the address.
  std::size_t report_bare(const Node& node, std::string_view text, std::size_t begin) {
    const std::size_t end = std::min(text.find_first_of(" \t\n<>\"", begin), text.size());
    std::size_t last = end;
    while (last > begin + 1 && is_closing_punctuation(text[last - 1])) --last;
    report_address(part(node, text, begin, last - begin), text.substr(begin, last - begin));
    return end;
  }

  static bool is_closing_punctuation(char c) {
    return std::string_view(".,;:!?)'").find(c) != std::string_view::npos;
  }

  void report_address(Span span, std::string_view address) {
    const bool scheme = address.find("://") != std::string_view::npos;
    const std::string quoted = excerpt(address);
    diagnostics_.report("bare-url", span,
                        fmt::format("this address stands in the text: `{}`", quoted),
                        fmt::format("write words that say where it leads: `[words]({}{})`",
                                    scheme ? "" : "https://", quoted));
  }

  Span part(const Node& node, std::string_view text, std::size_t begin, std::size_t size) {
    const Range range =
        locator_.locate({node.source_begin(), node.source_end()}, text, begin, size);
    return {document_.file(), range.begin, range.end};
  }

  const Document& document_;
  std::string_view source_;
  RunLocator locator_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check(const Document& document, const SourceMap& sources, Diagnostics& diagnostics) {
  Checker(document, sources, diagnostics).run();
}

}  // namespace pier::markdown
