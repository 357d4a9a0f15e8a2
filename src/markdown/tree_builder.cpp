#include "markdown/tree_builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "markdown/excerpt.h"
#include "markdown/limits.h"
#include "markdown/run_facts.h"
#include "markdown/table_rows.h"

namespace pier::markdown {

namespace {

constexpr std::string_view kCaption = "Table:";

/// Whether a text is a number, or two with a hyphen between them.
bool is_number_of_note(std::string_view text) {
  const std::size_t hyphen = std::min(text.find('-'), text.size());
  const std::string_view first = text.substr(0, hyphen);
  const std::string_view second = text.substr(std::min(hyphen + 1, text.size()));
  return !first.empty() && std::all_of(first.begin(), first.end(), ascii_is_digit) &&
         (hyphen == text.size() || !second.empty()) &&
         std::all_of(second.begin(), second.end(), ascii_is_digit);
}

/// Ids that the renderer gives to other things than headings: "footnotes", "table-1", "fn-1",
/// "fnref-1", "fnref-1-2".
bool is_renderers_id(std::string_view id) {
  if (id == "footnotes") return true;
  for (const std::string_view prefix : {"fn-", "fnref-", "table-"}) {
    if (id.starts_with(prefix) && is_number_of_note(id.substr(prefix.size()))) return true;
  }
  return false;
}

bool is_leaf(RawKind kind) {
  return kind == RawKind::code_block || kind == RawKind::html_block || kind == RawKind::rule ||
         kind == RawKind::other;
}

}  // namespace

TreeBuilder::TreeBuilder(Span body, std::string_view source, const Outline& outline,
                         const Syntax& syntax, Diagnostics& diagnostics)
    : source_(source),
      outline_(outline),
      syntax_(syntax),
      diagnostics_(diagnostics),
      tree_(body.file, source, body.end - body.begin),
      inlines_(tree_, source, syntax, diagnostics),
      block_end_(body.begin) {}

void TreeBuilder::enter(const RawNode& raw) {
  switch (raw.kind) {
    case RawKind::other:
      return;
    case RawKind::quote:
      return nest(tree_.open(NodeKind::quote, range_of(raw)));
    case RawKind::list:
      return enter_list(raw);
    case RawKind::item:
      return enter_item(raw);
    case RawKind::code_block:
      return add_code_block(raw);
    case RawKind::html_block:
      return add_html_block(raw);
    case RawKind::paragraph:
      return enter_paragraph(raw);
    case RawKind::heading:
      return enter_heading(raw);
    case RawKind::rule:
      tree_.add(NodeKind::rule, range_of(raw));
      return;
    case RawKind::table:
      return enter_table(raw);
    case RawKind::row:
      return enter_row(raw);
    case RawKind::cell:
      return enter_cell();
    case RawKind::footnote:
      return enter_footnote(raw);
    default:
      return inlines_.enter(raw);
  }
}

void TreeBuilder::leave(RawKind kind) {
  if (is_leaf(kind)) return;
  switch (kind) {
    case RawKind::paragraph:
      return leave_paragraph();
    case RawKind::heading:
      return leave_heading();
    case RawKind::cell:
      return tree_.close(inlines_.end());
    case RawKind::quote:
    case RawKind::item:
    case RawKind::footnote:
      --nesting_;
      return tree_.close(block_end_);
    case RawKind::row:
      block_end_ = tree_.innermost()->source_end();
      return tree_.close(block_end_);
    case RawKind::list:
    case RawKind::table:
      return tree_.close(block_end_);
    default:
      return inlines_.leave(kind);
  }
}

Document TreeBuilder::take() {
  close_callouts();
  if (has_notes_) tree_.close(block_end_);
  for (std::uint32_t i = 0; has_notes_ && i < tree_.node_count(); ++i) {
    Node& node = tree_.node(i);
    if (node.kind == NodeKind::footnote) node.number = inlines_.marks_of_note(node.index);
  }
  report_unused_notes();
  return tree_.take();
}

void TreeBuilder::nest(const Node& node) {
  if (++nesting_ != kDeepestNesting + 1) return;
  diagnostics_.report(
      "markdown-limits", tree_.span({node.source_begin(), node.source_begin() + 1}),
      fmt::format("lists and quotations stand more than {} deep in each other", kDeepestNesting),
      "use fewer levels");
}

void TreeBuilder::enter_list(const RawNode& raw) {
  Node& node = tree_.open(NodeKind::list, range_of(raw));
  node.index = raw.number;
  if (raw.ordered) node.flags |= Node::kOrdered;
  if (raw.tight) node.flags |= Node::kTight;
}

void TreeBuilder::enter_item(const RawNode& raw) {
  Node* const list = tree_.innermost();
  if (raw.task) list->flags |= Node::kTasks;
  const bool tight = list->has(Node::kTight);
  Node& node = tree_.open(NodeKind::item, range_of(raw));
  if (tight) node.flags |= Node::kTight;
  if (raw.task) node.flags |= Node::kTask;
  if (raw.done) node.flags |= Node::kDone;
  nest(node);
}

void TreeBuilder::enter_paragraph(const RawNode& raw) {
  Range range = range_of(raw);
  if (raw.line == 0) {
    // The parser lost the place of a paragraph that a table ended. It follows the last block.
    range = {block_end_, outline_.lines.back()};
    while (range.begin < range.end &&
           (ascii_is_space(source_[range.begin]) || source_[range.begin] == '>')) {
      ++range.begin;
    }
  }
  const Node* const parent = tree_.innermost();
  const bool tight =
      parent != nullptr && parent->kind == NodeKind::item && parent->has(Node::kTight);
  Node& node = tree_.open(NodeKind::paragraph, range);
  if (tight) node.flags |= Node::kTight;
  inlines_.begin(range, false);
}

void TreeBuilder::leave_paragraph() {
  block_end_ = inlines_.end();
  last_paragraph_ = {tree_.innermost_index(), tree_.depth()};
  tree_.close(block_end_);
}

void TreeBuilder::enter_heading(const RawNode& raw) {
  const Range range = range_of(raw);
  tree_.open(NodeKind::heading, range).number = static_cast<std::uint16_t>(raw.number);
  inlines_.begin(range, true);
}

void TreeBuilder::leave_heading() {
  inlines_.end();
  const std::uint32_t i = tree_.innermost_index();
  Node& node = tree_.node(i);
  block_end_ = node.source_end();
  node.index = static_cast<std::uint32_t>(tree_.headings().size());
  const std::string_view text = tree_.words(i + 1, tree_.node_count());
  std::string id = heading_id(text);
  tree_.headings().push_back(
      {node.number, text, std::move(id), tree_.span({node.source_begin(), node.source_end()})});
  tree_.close(block_end_);
}

bool TreeBuilder::is_reserved(std::string_view id) const {
  const auto reserved = syntax_.reserved_ids;
  return std::find(reserved.begin(), reserved.end(), id) != reserved.end();
}

std::string TreeBuilder::heading_id(std::string_view text) {
  std::string base = slug(text);
  if (base.empty()) base = "section";
  std::string id = base;
  std::uint32_t& last = ids_.try_emplace(base, is_reserved(base) ? 1 : 0).first->second;
  std::uint32_t number = last + 1;
  if (number == 1 && is_renderers_id(id)) number = 2;
  while (number > 1) {
    id = fmt::format("{}-{}", base, number);
    // Every "table-2" is taken.
    if (is_renderers_id(id)) id = fmt::format("{}-section-{}", base, number);
    // A reference into an unordered_map stays valid when it grows.
    if (!is_reserved(id) && ids_.try_emplace(id, 1).second) break;
    ++number;
  }
  last = number;
  return id;
}

bool TreeBuilder::caption_is_before() const {
  const std::uint32_t i = last_paragraph_.node;
  if (i >= tree_.node_count() || last_paragraph_.depth != tree_.depth() + 1) return false;
  const Node& paragraph = tree_.node(i);
  if (paragraph.kind != NodeKind::paragraph || paragraph.end() != tree_.node_count()) return false;
  if (i + 1 >= paragraph.end()) return false;
  const Node& first = tree_.node(i + 1);
  return first.kind == NodeKind::text && tree_.text(first).starts_with(kCaption);
}

void TreeBuilder::open_table_with_caption() {
  const std::uint32_t i = last_paragraph_.node;
  Node& caption = tree_.insert(i + 1, NodeKind::caption);
  caption.set_end(tree_.node_count());
  Node& table = tree_.node(i);
  caption.set_source(table.source_begin(), table.source_end());
  table.kind = NodeKind::table;
  table.flags = 0;
  Node& first = tree_.node(i + 2);
  const std::string_view text = tree_.text(first).substr(kCaption.size());
  const auto cut = static_cast<std::uint32_t>(kCaption.size() +
                                              std::min(text.find_first_not_of(" \n"), text.size()));
  tree_.cut_text(first, cut);
  tree_.reopen(i);
}

void TreeBuilder::enter_table(const RawNode& raw) {
  const Range range = range_of(raw);
  if (caption_is_before()) {
    open_table_with_caption();
  } else {
    tree_.open(NodeKind::table, range);
    diagnostics_.report("table-caption", tree_.span(lines(raw.line, raw.line)),
                        "this table has no caption",
                        "write `Table: ` and what the table shows on a line of its own above it");
  }
  Node& node = *tree_.innermost();
  node.set_source(range.begin, node.source_end());
  node.number = static_cast<std::uint16_t>(raw.text.size());
  node.index = ++tables_;
  table_.letters = raw.text;
  table_.line = raw.line;
  table_.header = true;
  block_end_ = range.begin;
}

void TreeBuilder::enter_row(const RawNode& raw) {
  // The place of a header row is that of its table; see RawNode.
  Range range = table_.header ? lines(table_.line, table_.line) : lines(raw.line, raw.line);
  range.begin = table_.header ? std::min(range.end, tree_.innermost()->source_begin())
                              : std::min(range.end, range.begin + std::max(raw.column, 1U) - 1);
  Node& node = tree_.open(NodeKind::row, range);
  if (table_.header) node.flags |= Node::kHeader;
  table_.header = false;
  split_row(source_, range, table_.cells);
  table_.next_cell = 0;
  if (table_.cells.size() == 1 &&
      source_.substr(0, range.end).find('|', range.begin) == std::string_view::npos) {
    diagnostics_.report("table-row", tree_.span(range),
                        "this line has no `|`, but belongs to the table above it",
                        "leave a line empty between the table and the text");
  }
  if (table_.cells.size() <= table_.letters.size()) return;
  const Range extra{table_.cells[table_.letters.size()].begin, table_.cells.back().end};
  diagnostics_.report(
      "table-row", tree_.span(extra),
      fmt::format("this row has {}, but the header has {}",
                  count_of(table_.cells.size(), "cell", "cells"), table_.letters.size()),
      "write `\\|` for a bar inside a cell, or add a column to the header");
}

void TreeBuilder::enter_cell() {
  const std::size_t i = table_.next_cell++;
  const std::uint32_t row_end = tree_.innermost()->source_end();
  const bool header = tree_.innermost()->has(Node::kHeader);
  const Range range = i < table_.cells.size() ? table_.cells[i] : Range{row_end, row_end};
  Node& node = tree_.open(NodeKind::cell, range);
  node.number = static_cast<std::uint16_t>(i);
  if (header) node.flags |= Node::kHeader;
  const char letter = i < table_.letters.size() ? table_.letters[i] : '\0';
  if (letter == 'r') node.flags |= Node::kNumeric;
  if (letter == 'c') node.flags |= Node::kCentre;
  inlines_.begin(range, false);
}

void TreeBuilder::enter_footnote(const RawNode& raw) {
  if (!has_notes_) {
    close_callouts();
    tree_.open(NodeKind::footnotes, range_of(raw));
    has_notes_ = true;
  }
  note_lines_.push_back(raw.line);
  Node& node = tree_.open(NodeKind::footnote, range_of(raw));
  node.index = static_cast<std::uint32_t>(note_lines_.size());
  nest(node);
}

bool TreeBuilder::is_closed_fence(const RawNode& raw) const {
  if (raw.end_line <= raw.line) return false;
  const Range last = lines(raw.end_line, raw.end_line);
  std::string_view text = trim(source_.substr(last.begin, last.end - last.begin));
  while (!text.empty() && (text[0] == '>' || text[0] == ' ')) text.remove_prefix(1);
  return text.size() >= 3 && (text[0] == '`' || text[0] == '~') &&
         text.find_first_not_of(text[0]) == std::string_view::npos;
}

void TreeBuilder::add_code_block(const RawNode& raw) {
  const Range range = range_of(raw);
  block_end_ = range.end;
  code_ranges_.push_back(range);
  const std::string_view info = trim(raw.title);
  const std::string_view name = info.substr(0, info.find_first_of(" \t"));
  if (raw.fenced) {
    if (!is_closed_fence(raw)) {
      diagnostics_.report("block-unclosed", tree_.span(lines(raw.line, raw.line)),
                          "the block that begins here is not closed",
                          "write a line with the same backticks where it ends");
    }
    const auto known = syntax_.blocks;
    if (std::find(known.begin(), known.end(), name) != known.end()) {
      return add_known_block(name, range, raw);
    }
    if (const std::string_view near = nearest(name, known); !name.empty() && !near.empty()) {
      diagnostics_.report("block-unknown", tree_.span(lines(raw.line, raw.line)),
                          fmt::format("there is no block `{}`", excerpt(name)),
                          fmt::format("did you mean `{}`?", near));
    }
  }
  const std::uint32_t begin = tree_.text_size();
  tree_.text() += name;
  tree_.text() += '\n';
  tree_.text() += raw.text;
  tree_.add_text(NodeKind::code_block, range, begin, tree_.text_size());
}

void TreeBuilder::add_known_block(std::string_view name, Range range, const RawNode& raw) {
  const std::uint32_t last = is_closed_fence(raw) ? raw.end_line - 1 : raw.end_line;
  Range content{range.end, range.end};
  if (last > raw.line) {
    content = {lines(raw.line + 1, last).begin, outline_.lines[last]};
  } else if (is_closed_fence(raw)) {
    content.begin = content.end = outline_.lines[raw.line];
  }
  tree_.add(NodeKind::block, range).index = static_cast<std::uint32_t>(tree_.blocks().size());
  tree_.blocks().push_back({std::string(name), tree_.span(content), tree_.span(range)});
}

void TreeBuilder::add_html_block(const RawNode& raw) {
  const auto& marks = outline_.callouts;
  while (next_callout_line_ < marks.size() && marks[next_callout_line_].line + 1 < raw.line) {
    ++next_callout_line_;
  }
  const bool is_mark = next_callout_line_ < marks.size() &&
                       marks[next_callout_line_].line + 1 == raw.line &&
                       is_callout_comment(raw.text);
  if (is_mark) return pass_callout_line(marks[next_callout_line_++]);
  const std::string_view html = trim(raw.text);
  const Range first = lines(raw.line, raw.line);
  inlines_.html().report(html, tree_.span(first));
  block_end_ = first.end;
}

void TreeBuilder::pass_callout_line(const CalloutLine& line) {
  const Node* const parent = tree_.innermost();
  if (parent != nullptr && parent->kind != NodeKind::callout) return;
  const Range range = lines(line.line + 1, line.line + 1);
  block_end_ = range.end;
  if (line.opens) {
    callouts_.push_back(line.known);
    if (!line.known) return;
    Node& node = tree_.open(NodeKind::callout, range);
    node.index = static_cast<std::uint32_t>(tree_.callouts().size());
    tree_.callouts().push_back(line.callout);
    tree_.count_words(look_at(line.callout.title).words);
    nest(node);
  } else if (!callouts_.empty()) {
    if (callouts_.back()) {
      --nesting_;
      tree_.close(range.end);
    }
    callouts_.pop_back();
  }
}

void TreeBuilder::close_callouts() {
  for (; !callouts_.empty(); callouts_.pop_back()) {
    if (!callouts_.back()) continue;
    --nesting_;
    tree_.close(block_end_);
  }
}

void TreeBuilder::report_unused_notes() {
  if (outline_.notes.empty()) return;
  std::sort(note_lines_.begin(), note_lines_.end());
  const auto is_used = [&](const NoteLine& note) {
    return std::binary_search(note_lines_.begin(), note_lines_.end(), note.line + 1);
  };
  std::unordered_map<std::string, Span> used;
  for (const NoteLine& note : outline_.notes) {
    if (is_used(note)) used.emplace(ascii_lower(note.label), note.span);
  }
  for (const NoteLine& note : outline_.notes) {
    if (is_used(note) || is_in_code(note.span.begin)) continue;
    const auto same = used.find(ascii_lower(note.label));
    if (same == used.end()) {
      diagnostics_.report(
          "footnote-unused", note.span,
          fmt::format("nothing refers to the footnote `[^{}]`", excerpt(note.label)),
          fmt::format("write `[^{}]` in the text, or take the note out", excerpt(note.label)));
    } else {
      diagnostics_
          .report("footnote-unused", note.span,
                  fmt::format("there are two footnotes `[^{}]`", excerpt(note.label)),
                  "give each footnote a label of its own")
          .notes.push_back({same->second, "the other one"});
    }
  }
}

bool TreeBuilder::is_in_code(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(code_ranges_.begin(), code_ranges_.end(), offset,
                       [](std::uint32_t value, const Range& range) { return value < range.begin; });
  return after != code_ranges_.begin() && offset < std::prev(after)->end;
}

Range TreeBuilder::lines(std::uint32_t first, std::uint32_t last) const {
  const std::uint32_t count = outline_.line_count();
  if (count == 0) return {outline_.lines.front(), outline_.lines.front()};
  const std::uint32_t from = std::clamp(first, 1U, count);
  const std::uint32_t to = std::clamp(last, from, count);
  Range range{outline_.lines[from - 1], outline_.lines[to]};
  while (range.end > range.begin && ascii_is_space(source_[range.end - 1])) --range.end;
  return range;
}

Range TreeBuilder::range_of(const RawNode& raw) const {
  Range range = lines(raw.line, raw.end_line);
  range.begin = std::min(range.end, range.begin + std::max(raw.column, 1U) - 1);
  return range;
}

}  // namespace pier::markdown
