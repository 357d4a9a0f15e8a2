#include "reports/numbering.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "value/schema.h"

namespace pier::reports {

namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kLevels = 7;

/// Whether a `strategy` block shows its table of ratings, or its priorities only.
bool shows_ratings(const Value& fields) {
  const Value* show = fields.find("show");
  if (show == nullptr || !show->is_list() || show->as_list().empty()) return true;
  return std::any_of(show->as_list().begin(), show->as_list().end(), [](const Value& part) {
    return part.is_text() && part.as_text() == "ratings";
  });
}

/// The whole number that all of a text is.
std::optional<unsigned> whole_number(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Whether numbers can go on below this one: "13", "A", "4.2"; not "Appendix 1".
bool has_numbers_below(std::string_view number) {
  return !number.empty() && std::all_of(number.begin(), number.end(), [](char c) {
    return ascii_is_digit(c) || c == '.' || (c >= 'A' && c <= 'Z');
  });
}

/// Gives the headings of a chapter their numbers, one after the other.
class HeadingCounter {
 public:
  HeadingCounter(std::string_view chapter, bool automatic) : automatic_(automatic) {
    if (has_numbers_below(chapter)) current_[1] = chapter;
  }

  /// The number of the next heading; `written` when its author gave one.
  std::string next(int level, std::string_view written) {
    const auto at = static_cast<std::size_t>(std::clamp(level, 2, static_cast<int>(kLevels) - 1));
    for (std::size_t deeper = at + 1; deeper < kLevels; ++deeper) {
      current_[deeper].clear();
      siblings_[deeper] = {};
    }
    Siblings& siblings = siblings_[at];
    if (!written.empty()) {
      const std::size_t dot = written.rfind('.');
      const std::size_t last = dot == std::string_view::npos ? 0 : dot + 1;
      siblings = {std::string(written.substr(0, last)),
                  whole_number(written.substr(last)).value_or(0), true};
      return current_[at] = std::string(written);
    }
    current_[at].clear();
    if (!automatic_) return {};
    if (!siblings.any) {
      const std::string& parent = parent_of(at);
      if (parent.empty()) return {};
      siblings = {parent + ".", 0, true};
    }
    return current_[at] = fmt::format("{}{}", siblings.prefix, ++siblings.last);
  }

 private:
  /// What the headings of a level below one parent have been numbered with.
  struct Siblings {
    std::string prefix;
    unsigned last = 0;
    bool any = false;
  };

  const std::string& parent_of(std::size_t level) const {
    for (std::size_t above = level - 1; above > 1; --above) {
      if (!current_[above].empty()) return current_[above];
    }
    return current_[1];
  }

  bool automatic_;
  std::array<std::string, kLevels> current_;
  std::array<Siblings, kLevels> siblings_;
};

/// The text of what a node holds, without markup.
std::string words_in(const markdown::Document& document, std::uint32_t node) {
  std::string words;
  for (std::uint32_t i = node + 1; i < document.nodes()[node].end(); ++i) {
    words += document.text(document.nodes()[i]);
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  return std::string(trim(words));
}

/// Numbers one report. Each chapter is walked once.
class Numberer {
 public:
  Numberer(Report& report, std::span<const Entry* const> entries, Diagnostics& diagnostics)
      : report_(report), entries_(entries), diagnostics_(diagnostics) {}

  void run() {
    number_chapters();
    for (std::size_t c = 0; c < report_.chapters.size(); ++c) {
      number_headings(report_.chapters[c]);
      number_items(c);
    }
  }

 private:
  const Entry& entry_of(const Chapter& chapter) const { return *entries_[chapter.entry]; }

  /// The same number twice leads nobody to the right place.
  void take(const std::string& number, Span span) {
    if (number.empty()) return;
    const auto [first, is_new] = taken_.emplace(number, span);
    if (is_new) return;
    diagnostics_
        .report("report-number", span, fmt::format("the number {} stands twice", number),
                "give one of them another number, or say in `allow: [report-number]` that the "
                "printed report has it so")
        .notes.push_back({first->second, "it stands here first"});
  }

  void number_chapters() {
    unsigned last = 0;
    for (Chapter& chapter : report_.chapters) {
      const Entry& entry = entry_of(chapter);
      const Value* written = entry.fields.find("number");
      if (chapter.number == "none") {
        chapter.number.clear();
      } else if (!chapter.number.empty()) {
        last = whole_number(chapter.number).value_or(last);
      } else if (report_.numbering == Numbering::automatic) {
        chapter.number = std::to_string(++last);
      }
      take(chapter.number, written == nullptr ? entry.head : written->span);
    }
  }

  void number_headings(Chapter& chapter) {
    const markdown::Document& document = entry_of(chapter).document;
    HeadingCounter counter(chapter.number, report_.numbering == Numbering::automatic);
    chapter.headings.reserve(document.headings().size());
    for (const Node& node : document.nodes()) {
      if (node.kind != NodeKind::heading) continue;
      const markdown::Heading& source = document.headings()[node.index];
      // The number is cut from the first run of text; in markup it stays where it is.
      const auto first = static_cast<std::size_t>(&node - document.nodes().data()) + 1;
      WrittenNumber written;
      if (report_.numbering != Numbering::none && first < node.end()) {
        written = written_number(source.text);
        const Node& run = document.nodes()[first];
        const bool is_text = run.kind == NodeKind::text &&
                             document.text(run).starts_with(source.text.substr(0, written.bytes));
        if (!is_text) written = {};
      }
      Heading heading{
          .number = counter.next(source.level, written.number),
          .text = std::string(trim(
              std::string_view(source.text).substr(std::min(written.bytes, source.text.size())))),
          .id = source.id,
          .level = source.level,
          .written_number = written.bytes,
          .span = source.span};
      take(heading.number, heading.span);
      chapter.heading_by_id.emplace(heading.id, chapter.headings.size());
      chapter.headings.push_back(std::move(heading));
    }
  }

  std::size_t add_item(ItemKind kind, std::size_t chapter, std::string name, std::string caption,
                       std::string anchor) {
    const std::size_t position = report_.items.size();
    std::size_t& last = kind == ItemKind::table ? last_table_ : last_figure_;
    auto& by_name = kind == ItemKind::table ? report_.table_by_name : report_.figure_by_name;
    if (!name.empty()) by_name.emplace(name, position);
    report_.items.push_back(
        {kind, ++last, std::move(name), std::move(caption), std::move(anchor), chapter});
    return position;
  }

  void number_block(std::size_t c, std::uint32_t block) {
    const Entry& entry = entry_of(report_.chapters[c]);
    const std::string& name = entry.document.blocks()[block].name;
    const bool is_figure = name == "chart";
    const Value& fields = entry.blocks[block];
    const bool is_table = is_one_of(name, {"table", "data-table", "workplan"}) ||
                          (name == "strategy" && shows_ratings(fields));
    if (!is_figure && !is_table) return;
    const auto said = [&](std::string_view field) {
      const Value* value = fields.find(field);
      return value != nullptr && value->is_text() ? value->as_text() : std::string();
    };
    const std::size_t position =
        add_item(is_figure ? ItemKind::figure : ItemKind::table, c, said("id"),
                 said(is_figure ? "headline" : "caption"), block_anchor(block));
    report_.items[position].block = block;
    report_.chapters[c].blocks[block] = position;
  }

  void number_image(std::size_t c, std::uint32_t index) {
    const markdown::Image& image = entry_of(report_.chapters[c]).document.images()[index];
    if (image.title.empty() || image.decorative) return;
    const std::size_t slash = image.destination.rfind('/');
    std::string name = image.destination.substr(slash == std::string::npos ? 0 : slash + 1);
    name = name.substr(0, name.rfind('.'));
    report_.chapters[c].images[index] =
        add_item(ItemKind::figure, c, std::move(name), image.title, picture_anchor(index));
  }

  void number_items(std::size_t c) {
    Chapter& chapter = report_.chapters[c];
    const markdown::Document& document = entry_of(chapter).document;
    const auto nodes = document.nodes();
    chapter.blocks.resize(document.blocks().size());
    chapter.images.resize(document.images().size());
    chapter.notes_before = notes_;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const Node& node = nodes[i];
      const bool has_child = i + 1 < node.end();
      if (node.kind == NodeKind::table) {
        chapter.tables.resize(std::max<std::size_t>(chapter.tables.size(), node.index));
        if (!has_child || nodes[i + 1].kind != NodeKind::caption) continue;
        chapter.tables[node.index - 1] = add_item(ItemKind::table, c, {}, words_in(document, i + 1),
                                                  fmt::format("table-{}", node.index));
      } else if (node.kind == NodeKind::block) {
        number_block(c, node.index);
      } else if (node.kind == NodeKind::paragraph && !node.has(Node::kTight)) {
        // A picture with a caption is a paragraph of its own.
        const bool is_picture = node.end() == i + 2 && nodes[i + 1].kind == NodeKind::image;
        if (is_picture) number_image(c, nodes[i + 1].index);
      } else if (node.kind == NodeKind::footnote) {
        ++chapter.notes;
      }
    }
    notes_ += chapter.notes;
  }

  Report& report_;
  std::span<const Entry* const> entries_;
  Diagnostics& diagnostics_;
  std::map<std::string, Span, std::less<>> taken_;
  std::size_t last_table_ = 0;
  std::size_t last_figure_ = 0;
  std::size_t notes_ = 0;
};

}  // namespace

WrittenNumber written_number(std::string_view heading) {
  // A year has four digits, a section no more than three.
  constexpr std::size_t kMostDigits = 3;
  std::size_t at = 0;
  if (heading.size() > 2 && heading[0] >= 'A' && heading[0] <= 'Z' && heading[1] == '.' &&
      ascii_is_digit(heading[2])) {
    at = 2;  // "A.1", of an appendix.
  }
  bool has_dot = at != 0;
  std::size_t end = 0;
  while (true) {
    std::size_t digits = at;
    while (digits < heading.size() && ascii_is_digit(heading[digits])) ++digits;
    if (digits == at || digits - at > kMostDigits) break;
    end = digits;
    at = digits;
    if (at >= heading.size() || heading[at] != '.') break;
    has_dot = true;
    ++at;
  }
  if (end == 0 || !has_dot || at >= heading.size() || heading[at] != ' ') return {};
  const std::size_t words = heading.find_first_not_of(' ', at);
  if (words == std::string_view::npos) return {};
  const char first = heading[words];
  if (first >= 'a' && first <= 'z') return {};
  return {heading.substr(0, end), words};
}

void number_report(Report& report, std::span<const Entry* const> entries,
                   Diagnostics& diagnostics) {
  Numberer(report, entries, diagnostics).run();
}

}  // namespace pier::reports
