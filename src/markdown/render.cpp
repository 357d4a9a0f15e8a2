#include "markdown/render.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::markdown {

namespace {

bool is_outside(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string_view heading_tag(unsigned level) {
  static constexpr std::string_view kTags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  return kTags[level >= 1 && level <= 6 ? level - 1 : 5];
}

class Renderer {
 public:
  Renderer(const Document& document, Hooks& hooks, html::Writer& out)
      : document_(document), nodes_(document.nodes()), hooks_(hooks), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      close_until(i);
      enter(i);
      if (nodes_[i].end() > i + 1) {
        open_.push_back(i);
      } else {
        leave(i);
      }
    }
    close_until(static_cast<std::uint32_t>(nodes_.size()));
  }

 private:
  void close_until(std::uint32_t i) {
    while (!open_.empty() && nodes_[open_.back()].end() <= i) {
      const std::uint32_t closing = open_.back();
      open_.pop_back();
      leave(closing);
    }
  }

  void enter(std::uint32_t i) {
    const Node& node = nodes_[i];
    switch (node.kind) {
      case NodeKind::text:
        return write_text(document_.text(node));
      case NodeKind::hard_break:
        return out_.raw("<br>\n");
      case NodeKind::emphasis:
        return out_.raw("<em>");
      case NodeKind::strong:
        return out_.raw("<strong>");
      case NodeKind::strike:
        return out_.raw("<del>");
      case NodeKind::code:
        out_.raw("<code>");
        return out_.text(document_.text(node));
      case NodeKind::link:
        return open_link(node);
      case NodeKind::image:
        return write_image(node);
      case NodeKind::reference:
        out_.origin(document_.span(node));
        return hooks_.reference(node.index, out_);
      case NodeKind::footnote_mark:
        return write_footnote_mark(node);
      default:
        return enter_block(i);
    }
  }

  void enter_block(std::uint32_t i) {
    const Node& node = nodes_[i];
    // A tight paragraph has no line of its own.
    if (node.kind != NodeKind::paragraph || !node.has(Node::kTight)) new_line();
    if (node.kind != NodeKind::footnotes) out_.origin(document_.span(node));
    switch (node.kind) {
      case NodeKind::paragraph:
        if (open_figure(i)) return;
        if (!node.has(Node::kTight)) out_.raw("<p>");
        return write_task_mark();
      case NodeKind::heading:
        return open_heading(node);
      case NodeKind::quote:
        return out_.raw("<blockquote>\n");
      case NodeKind::list:
        return open_list(node);
      case NodeKind::item:
        return open_item(i);
      case NodeKind::code_block:
        return write_code_block(node);
      case NodeKind::rule:
        return out_.raw("<hr>\n");
      case NodeKind::block:
        hooks_.block(node.index, out_);
        return new_line();
      case NodeKind::callout:
        hooks_.open_callout(node.index, out_);
        return new_line();
      case NodeKind::footnotes:
        return out_.raw(
            "<section class=\"footnotes\" aria-labelledby=\"footnotes\">\n"
            "<h2 id=\"footnotes\">Footnotes</h2>\n<ol>\n");
      case NodeKind::footnote:
        return out_.raw(fmt::format("<li id=\"fn-{}\"{}>\n", number_of(node), first_value(i)));
      default:
        return enter_table_part(i);
    }
  }

  void enter_table_part(std::uint32_t i) {
    const Node& node = nodes_[i];
    switch (node.kind) {
      case NodeKind::table:
        return open_table(i);
      case NodeKind::caption:
        out_.raw(fmt::format("<caption id=\"table-{}\">", table_));
        return write_label(hooks_.table_label(table_));
      case NodeKind::row:
        return open_row(node);
      case NodeKind::cell:
        return open_cell(i);
      default:
        return;
    }
  }

  void leave(std::uint32_t i) {
    const Node& node = nodes_[i];
    switch (node.kind) {
      case NodeKind::emphasis:
        return out_.raw("</em>");
      case NodeKind::strong:
        return out_.raw("</strong>");
      case NodeKind::strike:
        return out_.raw("</del>");
      case NodeKind::code:
        return out_.raw("</code>");
      case NodeKind::link:
        return close_link(nodes_[i]);
      case NodeKind::paragraph:
        return close_paragraph(i);
      case NodeKind::heading:
        return out_.raw(fmt::format("</{}>\n", heading_tag(node.number)));
      case NodeKind::quote:
        new_line();
        return out_.raw("</blockquote>\n");
      case NodeKind::list:
        return out_.raw(node.has(Node::kOrdered) ? "</ol>\n" : "</ul>\n");
      case NodeKind::item:
        return out_.raw("</li>\n");
      case NodeKind::callout:
        new_line();
        hooks_.close_callout(node.index, out_);
        return new_line();
      case NodeKind::footnotes:
        return out_.raw("</ol>\n</section>\n");
      case NodeKind::footnote:
        return close_footnote(node);
      default:
        return leave_table_part(node);
    }
  }

  void leave_table_part(const Node& node) {
    switch (node.kind) {
      case NodeKind::table:
        return out_.raw(in_body_ ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
      case NodeKind::caption:
        return out_.raw("</caption>\n");
      case NodeKind::row:
        return out_.raw(node.has(Node::kHeader) ? "</tr>\n</thead>\n" : "</tr>\n");
      case NodeKind::cell:
        return out_.raw(cell_is_header_ ? "</th>\n" : "</td>\n");
      default:
        return;
    }
  }

  void new_line() {
    if (out_.size() != 0 && out_.markup().back() != '\n') out_.raw("\n");
  }

  void open_heading(const Node& node) {
    out_.raw("<");
    out_.raw(heading_tag(node.number));
    out_.attribute("id", document_.headings()[node.index].id);
    out_.raw(">");
    const HeadingNumber number = hooks_.heading_number(node.index);
    left_out_ = number.written;
    if (number.number.empty()) return;
    out_.raw("<span class=\"report-number\">");
    out_.text(number.number);
    out_.raw("</span> ");
  }

  /// Without what stands in it already as the number of a heading.
  void write_text(std::string_view text) {
    text.remove_prefix(std::min(left_out_, text.size()));
    left_out_ = 0;
    out_.text(text);
  }

  /// "Table 7: " before a caption; nothing where there is no label.
  void write_label(std::string_view label) {
    if (label.empty()) return;
    out_.raw("<span class=\"report-label\">");
    out_.text(label);
    out_.raw(":</span> ");
  }

  /// Whether a paragraph is a picture with a label, and not a paragraph then.
  bool open_figure(std::uint32_t i) {
    const Node& node = nodes_[i];
    const bool is_picture =
        !node.has(Node::kTight) && node.end() == i + 2 && nodes_[i + 1].kind == NodeKind::image;
    if (!is_picture) return false;
    figure_ = hooks_.figure_label(nodes_[i + 1].index);
    if (figure_.label.empty()) return false;
    out_.raw("<figure class=\"report-figure\"");
    out_.attribute("id", figure_.id);
    out_.raw(">\n");
    return true;
  }

  void close_figure(const Image& image) {
    out_.raw("\n<figcaption>");
    write_label(figure_.label);
    out_.text(image.title);
    out_.raw("</figcaption>\n</figure>\n");
    figure_ = {};
  }

  void open_list(const Node& node) {
    if (!node.has(Node::kOrdered)) {
      return out_.raw(node.has(Node::kTasks) ? "<ul class=\"tasks\">\n" : "<ul>\n");
    }
    out_.raw(node.has(Node::kTasks) ? "<ol class=\"tasks\"" : "<ol");
    if (node.index != 1) out_.raw(fmt::format(" start=\"{}\"", node.index));
    out_.raw(">\n");
  }

  void open_item(std::uint32_t i) {
    const Node& node = nodes_[i];
    out_.raw("<li>");
    if (!node.has(Node::kTask)) return;
    pending_task_ = node.has(Node::kDone) ? Task::done : Task::open;
    // The mark goes into the first paragraph, where there is one.
    const bool paragraph = i + 1 < node.end() && nodes_[i + 1].kind == NodeKind::paragraph;
    if (!paragraph) write_task_mark();
  }

  void write_task_mark() {
    if (pending_task_ == Task::none) return;
    out_.raw(pending_task_ == Task::done ? "<span class=\"task task-done\">Done</span> "
                                         : "<span class=\"task task-open\">To do</span> ");
    pending_task_ = Task::none;
  }

  void write_code_block(const Node& node) {
    const std::string_view text = document_.text(node);
    const std::size_t end = text.find('\n');
    out_.raw("<pre><code");
    if (end != 0) out_.attribute("class", fmt::format("language-{}", text.substr(0, end)));
    out_.raw(">");
    out_.text(text.substr(end + 1));
    out_.raw("</code></pre>\n");
  }

  void open_table(std::uint32_t i) {
    const Node& node = nodes_[i];
    table_ = node.index;
    in_body_ = false;
    const bool caption = i + 1 < node.end() && nodes_[i + 1].kind == NodeKind::caption;
    if (caption) {
      out_.raw(
          fmt::format("<div class=\"table-scroll\" role=\"region\" "
                      "aria-labelledby=\"table-{}\" tabindex=\"0\">\n<table>\n",
                      table_));
    } else {
      out_.raw("<div class=\"table-scroll\">\n<table>\n");
    }
  }

  void open_row(const Node& node) {
    if (node.has(Node::kHeader)) {
      out_.raw("<thead>\n");
    } else if (!in_body_) {
      in_body_ = true;
      out_.raw("<tbody>\n");
    }
    out_.raw("<tr>\n");
  }

  void open_cell(std::uint32_t i) {
    const Node& node = nodes_[i];
    // An empty cell heads nothing.
    const bool empty = node.end() == i + 1;
    cell_is_header_ = !empty && (node.has(Node::kHeader) || node.number == 0);
    out_.raw(!cell_is_header_          ? "<td"
             : node.has(Node::kHeader) ? "<th scope=\"col\""
                                       : "<th scope=\"row\"");
    if (node.has(Node::kNumeric)) out_.raw(" class=\"numeric\"");
    if (node.has(Node::kCentre)) out_.raw(" class=\"centre\"");
    out_.raw(">");
  }

  void open_link(const Node& node) {
    out_.origin(document_.span(node));
    const std::string url = hooks_.link(node.index);
    linked_ = !url.empty();
    if (!linked_) return;
    out_.raw("<a href=\"");
    std::string escaped;
    html::append_escaped(escaped, url, html::Context::url);
    out_.raw(escaped);
    out_.raw("\"");
    const Link& link = document_.links()[node.index];
    if (!link.title.empty()) out_.attribute("title", link.title);
    if (is_outside(url)) out_.raw(" rel=\"noopener noreferrer\"");
    out_.raw(">");
  }

  void close_link(const Node& node) {
    if (!linked_) return;
    linked_ = false;
    const std::string note = hooks_.link_note(node.index);
    if (!note.empty()) out_.text(fmt::format(" ({})", note));
    out_.raw("</a>");
  }

  void write_image(const Node& node) {
    out_.origin(document_.span(node));
    const Image& image = document_.images()[node.index];
    const ImageTarget target = hooks_.image(node.index);
    if (target.url.empty()) return out_.text(image.alt);
    out_.raw("<img src=\"");
    std::string escaped;
    html::append_escaped(escaped, target.url, html::Context::url);
    out_.raw(escaped);
    out_.raw("\"");
    out_.attribute("alt", image.decorative ? std::string_view{} : image.alt);
    const bool has_caption = !figure_.label.empty();
    if (!image.title.empty() && !has_caption) out_.attribute("title", image.title);
    if (target.width != 0 && target.height != 0) {
      out_.raw(fmt::format(" width=\"{}\" height=\"{}\"", target.width, target.height));
    }
    out_.raw(" loading=\"lazy\">");
  }

  /// The number of a footnote or a mark, which may go on from documents before.
  std::uint32_t number_of(const Node& node) const {
    return node.index + static_cast<std::uint32_t>(hooks_.notes_before());
  }

  /// The attribute that makes the first note of a list begin where others ended.
  std::string first_value(std::uint32_t i) const {
    const bool is_first = nodes_[i].index == 1;
    if (!is_first || hooks_.notes_before() == 0) return {};
    return fmt::format(" value=\"{}\"", number_of(nodes_[i]));
  }

  /// "1", and "1-2" for the second place that refers to the first note.
  static std::string mark_name(std::uint32_t note, std::uint32_t mark) {
    return mark <= 1 ? fmt::format("{}", note) : fmt::format("{}-{}", note, mark);
  }

  void write_footnote_mark(const Node& node) {
    out_.origin(document_.span(node));
    const std::uint32_t note = number_of(node);
    out_.raw(
        fmt::format("<sup class=\"footnote-ref\"><a id=\"fnref-{}\" href=\"#fn-{}\" "
                    "aria-label=\"Footnote {}\">{}</a></sup>",
                    mark_name(note, node.number), note, note, note));
  }

  void write_back_links(const Node& footnote) {
    for (std::uint32_t mark = 1; mark <= footnote.number; ++mark) {
      if (!out_.markup().ends_with("<p>")) out_.raw(" ");
      out_.raw(
          fmt::format("<a href=\"#fnref-{0}\" class=\"footnote-back\" "
                      "aria-label=\"Back to text {0}\">↩</a>",
                      mark_name(number_of(footnote), mark)));
    }
  }

  void close_paragraph(std::uint32_t i) {
    const Node& node = nodes_[i];
    if (node.has(Node::kTight)) return;
    if (!figure_.label.empty()) return close_figure(document_.images()[nodes_[i + 1].index]);
    // The last paragraph of a note leads back.
    if (!open_.empty() && nodes_[open_.back()].kind == NodeKind::footnote &&
        nodes_[open_.back()].end() == node.end()) {
      write_back_links(nodes_[open_.back()]);
      back_links_written_ = true;
    }
    out_.raw("</p>\n");
  }

  void close_footnote(const Node& node) {
    new_line();
    if (!back_links_written_) {
      out_.raw("<p>");
      write_back_links(node);
      out_.raw("</p>\n");
    }
    back_links_written_ = false;
    out_.raw("</li>\n");
  }

  enum class Task : std::uint8_t { none, open, done };

  const Document& document_;
  std::span<const Node> nodes_;
  Hooks& hooks_;
  html::Writer& out_;
  std::vector<std::uint32_t> open_;
  std::uint32_t table_ = 0;
  bool in_body_ = false;
  bool cell_is_header_ = false;
  bool linked_ = false;
  bool back_links_written_ = false;
  Task pending_task_ = Task::none;
  /// Bytes of the next text that are not written.
  std::size_t left_out_ = 0;
  /// Of the picture that is being written.
  FigureLabel figure_;
};

}  // namespace

void render(const Document& document, Hooks& hooks, html::Writer& out) {
  // Of a text of sentences; one of figures and tables takes more.
  constexpr std::size_t kUsualBytesOfNode = 48;
  out.reserve(out.size() + kUsualBytesOfNode * document.nodes().size());
  Renderer(document, hooks, out).run();
}

}  // namespace pier::markdown
