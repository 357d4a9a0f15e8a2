#include "markdown/inline_builder.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "markdown/excerpt.h"
#include "markdown/run_facts.h"

namespace pier::markdown {

void InlineBuilder::begin(Range source, bool is_heading) {
  cursor_.enter(source);
  cursor_.skip_definitions();
  in_heading_ = is_heading;
  run_ = tree_.text_size();
  brackets_.clear();
}

std::uint32_t InlineBuilder::end() {
  flush_run();
  strikes_.clear();
  in_heading_ = false;
  return cursor_.at();
}

void InlineBuilder::enter(const RawNode& raw) {
  switch (raw.kind) {
    case RawKind::text:
      return add_text(raw.text);
    case RawKind::soft_break:
    case RawKind::hard_break:
      return add_break(raw.kind == RawKind::hard_break);
    case RawKind::code:
      return add_code(raw.text);
    case RawKind::html_inline: {
      if (images_open_ == 0) flush_run();
      const Range range = cursor_.html(raw.text);
      return html_.report(raw.text, tree_.span(range));
    }
    case RawKind::footnote_mark:
      return add_footnote_mark(raw.text);
    case RawKind::image:
      return open_image(raw);
    default:
      break;
  }
  if (images_open_ != 0) return;
  flush_run();
  if (raw.kind == RawKind::link) return open_link(raw);
  const Range here{cursor_.at(), cursor_.at()};
  tree_.open(raw.kind == RawKind::strong ? NodeKind::strong : NodeKind::emphasis, here);
}

void InlineBuilder::leave(RawKind kind) {
  if (kind == RawKind::image) return close_image();
  const bool is_span =
      kind == RawKind::link || kind == RawKind::strong || kind == RawKind::emphasis;
  if (!is_span || images_open_ != 0) return;
  flush_run();
  if (kind == RawKind::link) close_link();
  tree_.close(cursor_.at());
  while (!strikes_.empty() && strikes_.back().depth > tree_.depth()) strikes_.pop_back();
}

void InlineBuilder::add_text(std::string_view literal) {
  const Range range = cursor_.text(literal, escaped_, tree_.text_size());
  if (tree_.text_size() == run_) run_source_.begin = range.begin;
  run_source_.end = range.end;
  tree_.text() += literal;
}

void InlineBuilder::add_break(bool hard) {
  cursor_.next_line();
  if (images_open_ == 0 && hard) {
    flush_run();
    tree_.add(NodeKind::hard_break, {cursor_.at(), cursor_.at()});
    return;
  }
  if (tree_.text_size() == run_) run_source_ = {cursor_.at(), cursor_.at()};
  tree_.text() += '\n';
}

void InlineBuilder::add_code(std::string_view literal) {
  const Range range = cursor_.code(literal.size());
  if (images_open_ != 0) {
    tree_.text() += literal;
    return;
  }
  flush_run();
  tree_.text() += literal;
  tree_.add_text(NodeKind::code, range, run_, tree_.text_size());
  end_run();
}

void InlineBuilder::open_link(const RawNode& raw) {
  const std::uint32_t begin = cursor_.open_bracket('[');
  Node& node = tree_.open(NodeKind::link, {begin, begin});
  node.index = static_cast<std::uint32_t>(tree_.links().size());
  link_node_ = tree_.innermost_index();
  Link& link = tree_.links().emplace_back();
  link.destination = raw.text;
  link.title = tree_.keep(std::string(raw.title));
  in_link_ = true;
}

void InlineBuilder::close_link() {
  Link& link = tree_.links().back();
  const std::uint32_t end = cursor_.close_bracket(link.destination.size() + link.title.size());
  link.text = tree_.words(link_node_ + 1, tree_.node_count());
  link.span = tree_.span({tree_.node(link_node_).source_begin(), end});
  in_link_ = false;
}

void InlineBuilder::open_image(const RawNode& raw) {
  if (images_open_++ != 0) return;
  flush_run();
  const std::uint32_t begin = cursor_.open_bracket('!');
  Image& image = tree_.images().emplace_back();
  image.destination = raw.text;
  image.title = raw.title;
  image.span = tree_.span({begin, begin});
}

void InlineBuilder::close_image() {
  if (--images_open_ != 0) return;
  Image& image = tree_.images().back();
  image.span.end = cursor_.close_bracket(image.destination.size() + image.title.size());
  std::replace(tree_.text().begin() + run_, tree_.text().end(), '\n', ' ');
  image.alt = run_text();
  tree_.count_words(look_at(image.alt).words);
  if (ascii_lower(trim(image.title)) == "decorative") {
    image.decorative = true;
    image.title.clear();
  }
  Node& node = tree_.add(NodeKind::image, {image.span.begin, image.span.end});
  node.index = static_cast<std::uint32_t>(tree_.images().size() - 1);
  end_run();
  escaped_.clear();
}

void InlineBuilder::add_footnote_mark(std::string_view number) {
  const Range range = cursor_.footnote_mark();
  if (images_open_ != 0) return;
  flush_run();
  std::uint32_t note = 0;
  std::from_chars(number.data(), number.data() + number.size(), note);
  if (note >= marks_.size()) marks_.resize(note + 1);
  Node& node = tree_.add(NodeKind::footnote_mark, range);
  node.index = note;
  node.number = ++marks_[note];
  if (in_heading_ || in_link_) {
    diagnostics_.report(
        "reference-place", tree_.span(range),
        fmt::format("a footnote mark cannot stand in a {}", in_heading_ ? "heading" : "link"),
        "write it behind a sentence of the text");
  }
}

std::string_view InlineBuilder::run_text() const {
  return std::string_view(tree_.text()).substr(run_);
}

void InlineBuilder::flush_run() {
  const std::string_view run = run_text();
  if (run.empty()) return;
  const RunFacts facts = look_at(run);
  tree_.count_words(facts.words);
  may_hold_address_ = facts.may_hold_address;
  const bool plain =
      !facts.may_hold_marks ||
      (run.find('{') == std::string_view::npos && run.find('[') == std::string_view::npos &&
       run.find(']') == std::string_view::npos && run.find("~~") == std::string_view::npos &&
       run.find(":::") == std::string_view::npos);
  if (plain) {
    add_text_node(run_source_, run_, tree_.text_size());
  } else {
    split_run();
  }
  end_run();
  escaped_.clear();
}

void InlineBuilder::end_run() {
  tree_.forget_text(run_);
  run_ = tree_.text_size();
}

void InlineBuilder::split_run() {
  const std::uint32_t end = tree_.text_size();
  std::uint32_t pending = run_;
  for (std::uint32_t at = run_; at < end;) {
    const char c = tree_.text()[at];
    std::uint32_t next = at;
    if (c == '{' || c == '~' || c == ']' || c == '[' || c == ':') {
      if (c == '[') brackets_.push_back(is_escaped(at));
      const bool is_meant = c == ']' && close_left_over();
      if (!is_escaped(at) && !is_meant) {
        if (c == '{') {
          next = read_reference(at, pending);
        } else if (c == '~') {
          next = read_strike(at, pending);
        } else {
          report_left_over(at);
        }
      }
    }
    if (next != at) pending = next;
    at = std::max(next, at + 1);
  }
  push_text(pending, end);
}

bool InlineBuilder::close_left_over() {
  if (brackets_.empty()) return false;
  const bool is_escaped = brackets_.back();
  brackets_.pop_back();
  return is_escaped;
}

bool InlineBuilder::is_escaped(std::uint32_t at) const {
  return std::binary_search(escaped_.begin(), escaped_.end(), at);
}

Range InlineBuilder::source_of(std::uint32_t begin, std::uint32_t end) {
  return locator_.locate(run_source_, run_text(), begin - run_, end - begin);
}

void InlineBuilder::push_text(std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return;
  add_text_node(source_of(begin, end), begin, end);
}

void InlineBuilder::add_text_node(Range source, std::uint32_t begin, std::uint32_t end) {
  Node& node = tree_.add_text(NodeKind::text, source, begin, end);
  if (may_hold_address_) node.flags |= Node::kAddress;
}

std::uint32_t InlineBuilder::read_reference(std::uint32_t at, std::uint32_t pending) {
  const std::string_view rest = std::string_view(tree_.text()).substr(at + 1);
  const std::size_t size = rest.find_first_of("{}");
  if (size == std::string_view::npos || rest[size] == '{') {
    diagnostics_.report("reference-unclosed", tree_.span(source_of(at, at + 1)),
                        "this brace opens a reference that is not closed",
                        "write `}` behind it, or `\\{` when you mean the brace itself");
    return at;
  }
  const auto end = at + static_cast<std::uint32_t>(size) + 2;
  const Range range = source_of(at, end);
  const std::string_view inside = trim(rest.substr(0, size));
  const std::string_view name = inside.substr(0, inside.find_first_of(" \t\n"));
  const auto names = syntax_.references;
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    const std::string hint = suggest(name, names);
    diagnostics_.report("reference-unknown", tree_.span(range),
                        fmt::format("there is no reference `{{{}}}`", excerpt(name)),
                        fmt::format("{}{}write `\\{{` when you mean the brace itself", hint,
                                    hint.empty()          ? ""
                                    : hint.ends_with('?') ? " Or "
                                                          : "; "));
    return at;
  }
  if (in_heading_ || in_link_) {
    diagnostics_.report(
        "reference-place", tree_.span(range),
        fmt::format("a reference cannot stand in a {}", in_heading_ ? "heading" : "link"),
        "write the words themselves here, and the reference in the text");
    return at;
  }
  std::string argument(trim(inside.substr(name.size())));
  std::replace(argument.begin(), argument.end(), '\n', ' ');
  Reference reference{std::string(name), std::move(argument), tree_.span(range)};
  push_text(pending, at);
  tree_.add(NodeKind::reference, range).index =
      static_cast<std::uint32_t>(tree_.references().size());
  tree_.references().push_back(std::move(reference));
  return end;
}

std::uint32_t InlineBuilder::read_strike(std::uint32_t at, std::uint32_t pending) {
  const std::string_view run = run_text();
  const std::size_t begin = at - run_;
  const std::size_t after = begin + 2;
  // Only a pair counts; a longer row of tildes is text.
  const bool pair = run.substr(begin, 2) == "~~" && run.substr(after, 1) != "~" &&
                    (begin == 0 || run[begin - 1] != '~');
  if (!pair) return at;
  const std::uint32_t depth = tree_.depth();
  const bool space_before = begin != 0 && ascii_is_space(run[begin - 1]);
  const bool space_after = after < run.size() && ascii_is_space(run[after]);
  if (!strikes_.empty() && strikes_.back().depth == depth && !space_before) {
    push_text(pending, at);
    Node& strike = tree_.node(strikes_.back().node);
    strike.kind = NodeKind::strike;
    strike.flags = 0;
    strike.set_end(tree_.node_count());
    strike.set_source(strike.source_begin(), source_of(at, at + 2).end);
    strikes_.pop_back();
    return at + 2;
  }
  if (space_after) return at;
  push_text(pending, at);
  strikes_.push_back({tree_.node_count(), depth});
  push_text(at, at + 2);
  return at + 2;
}

void InlineBuilder::report_left_over(std::uint32_t at) {
  const std::string_view run = run_text();
  const std::string_view rest = run.substr(at - run_);
  const bool line_begins = at == run_ || run[at - run_ - 1] == '\n';
  if (line_begins && rest.starts_with(":::")) {
    diagnostics_.report("callout-marker", tree_.span(source_of(at, at + 3)),
                        "this looks like a callout line, but it is part of the text around it",
                        "begin it at the left margin, outside lists and code");
  } else if (rest.starts_with("[^")) {
    const std::size_t end = rest.find_first_of("] \n", 2);
    if (end == std::string_view::npos || rest[end] != ']' || end == 2) return;
    const std::string mark = excerpt(rest.substr(0, end + 1));
    diagnostics_.report("footnote-undefined",
                        tree_.span(source_of(at, at + static_cast<std::uint32_t>(end) + 1)),
                        fmt::format("the footnote `{}` has no text", mark),
                        fmt::format("write it on a line of its own: `{}: text`", mark));
  } else if (rest.starts_with("](") || rest.starts_with("][")) {
    diagnostics_.report("link-broken", tree_.span(source_of(at, at + 2)),
                        "this looks like a link, but cannot be read as one",
                        rest[1] == '('
                            ? "write `[words](address)`, without a space in the address, "
                              "or `\\[` when you mean the bracket itself"
                            : "write the address behind the words: `[words](address)`");
  }
}

}  // namespace pier::markdown
