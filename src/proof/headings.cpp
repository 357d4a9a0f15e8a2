// Headings with one text in one place, and, as advice, those that repeat elsewhere or skip a
// number.

#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"

namespace pier::proof {

namespace {

/// "4.2.10" as {4, 2, 10}; empty for what is no such number.
std::vector<int> parts_of(std::string_view number) {
  std::vector<int> parts;
  for (const std::string_view part : split(number, '.')) {
    int value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc{} || end != part.data() + part.size()) return {};
    parts.push_back(value);
  }
  return parts;
}

/// The headings above each, so that one text under two sections is no repetition.
class HeadingCheck {
 public:
  HeadingCheck(const Reading& reading, Findings& findings)
      : reading_(reading), findings_(findings) {}

  void run() {
    for (const HeadingPlace& heading : reading_.headings) ++counts_[heading.title];
    std::vector<std::size_t> above;
    for (std::size_t i = 0; i < reading_.headings.size(); ++i) {
      const HeadingPlace& heading = reading_.headings[i];
      while (!above.empty() && reading_.headings[above.back()].level >= heading.level)
        above.pop_back();
      const std::size_t parent = above.empty() ? kNone : above.back();
      check_repeated(i, parent);
      above.push_back(i);
    }
    if (reading_.report->advice) check_skips();
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kTemplate = 3;

  void check_repeated(std::size_t i, std::size_t parent) {
    const HeadingPlace& heading = reading_.headings[i];
    if (heading.title.size() < 3) return;
    const auto [first, is_new] = first_.emplace(heading.title, Place{i, parent});
    if (is_new) return;
    const HeadingPlace& other = reading_.headings[first->second.heading];
    const bool is_same_section = first->second.parent == parent;
    const bool both_chapters = heading.level == 1 && other.level == 1;
    // One text under several sections is a template of the report; under two or three, advice.
    const bool is_advice = !is_same_section && !both_chapters;
    if (is_advice && (!reading_.report->advice || counts_[heading.title] > kTemplate)) return;
    Diagnostic& finding =
        findings_.report_block("report-heading", heading.chapter, heading.block,
                               fmt::format("the heading `{}` stands twice", heading.title),
                               "say in the heading what makes this part different");
    finding.notes.push_back({place_of(other), "the other one is here"});
  }

  Span place_of(const HeadingPlace& heading) const {
    const Block& block = reading_.chapters[heading.chapter].blocks[heading.block];
    return findings_.place(heading.chapter, block.begin, block.end);
  }

  /// "17.4" followed by "17.6": of headings and of paragraphs that are numbered.
  void check_skips() {
    for (std::size_t c = 0; c < reading_.chapters.size(); ++c) {
      const Text& text = reading_.chapters[c];
      for (std::uint32_t b = 0; b < text.blocks.size(); ++b) {
        const BlockKind kind = text.blocks[b].kind;
        if (kind == BlockKind::heading || kind == BlockKind::paragraph || kind == BlockKind::item) {
          check_skip(c, b);
        }
      }
    }
  }

  /// The number that a block begins with; of a paragraph only one such as "4.10".
  std::string_view number_of(const Text& text, const Block& block) const {
    if (block.last < block.first + 2) return {};
    const Number* number = text.number(block.first);
    if (number == nullptr || number->percent || number->pounds) return {};
    const std::string_view written_so = text.of(text.tokens[block.first]);
    const bool has_point = written_so.find('.') != std::string_view::npos;
    const bool is_whole = block.kind == BlockKind::heading && written_so.size() <= 2;
    if (!has_point && !is_whole) return {};
    std::size_t next = block.first + 1;
    if (text.is_mark(next, '.')) ++next;
    if (next >= block.last || text.tokens[next].kind == TokenKind::number) return {};
    const char c = text.text[text.tokens[next].begin];
    const bool is_lower = c >= 'a' && c <= 'z';
    return is_lower ? std::string_view{} : written_so;
  }

  void check_skip(std::size_t chapter, std::uint32_t block) {
    const Text& text = reading_.chapters[chapter];
    const std::string_view number = number_of(text, text.blocks[block]);
    std::vector<int> parts = parts_of(number);
    if (parts.empty()) return;
    const int own = parts.back();
    parts.pop_back();
    const bool is_chapter = parts.empty();
    const auto [before, is_first] = last_.emplace(std::move(parts), own);
    const int previous = is_first ? 0 : before->second;
    before->second = own;
    if (own <= previous + 1 || (is_first && is_chapter)) return;
    const Token& token = text.tokens[text.blocks[block].first];
    findings_.report(
        "report-heading", chapter, token.begin, token.end,
        is_first ? fmt::format("the first number here is {}", number)
                 : fmt::format("the number {} comes after one that ends with {}", number, previous),
        "number the headings one after the other, or leave it as printed");
  }

  struct Place {
    std::size_t heading;
    std::size_t parent;
  };
  const Reading& reading_;
  Findings& findings_;
  std::map<std::string_view, Place> first_;
  std::map<std::string_view, std::size_t> counts_;
  /// The last number below each: {17} → 4 for "17.4".
  std::map<std::vector<int>, int> last_;
};

}  // namespace

void check_headings(const Reading& reading, Findings& findings) {
  HeadingCheck(reading, findings).run();
}

}  // namespace pier::proof
