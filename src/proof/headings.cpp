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

  void check_repeated(std::size_t i, std::size_t parent) {
    const HeadingPlace& heading = reading_.headings[i];
    if (heading.title.size() < 3) return;
    const auto [first, is_new] = first_.emplace(heading.title, Place{i, parent});
    if (is_new) return;
    const HeadingPlace& other = reading_.headings[first->second.heading];
    const bool is_same_section = first->second.parent == parent;
    const bool both_numbered = !heading.number.empty() && !other.number.empty();
    const bool both_chapters = heading.level == 1 && other.level == 1;
    if (!is_same_section && !both_numbered && !both_chapters && !reading_.report->advice) return;
    Diagnostic& finding =
        findings_.report_block("report-heading", heading.chapter, heading.block,
                               fmt::format("the heading `{}` stands twice", heading.title),
                               "say in the heading what makes this part different");
    finding.notes.push_back({place_of(other), "the other one is here"});
  }

  Span place_of(const HeadingPlace& heading) const {
    if (heading.block == kNoBlock) return reading_.report->chapters[heading.chapter].title_span;
    const Block& block = reading_.chapters[heading.chapter].blocks[heading.block];
    return findings_.place(heading.chapter, block.begin, block.end);
  }

  /// "17.4" followed by "17.6".
  void check_skips() {
    std::map<std::vector<int>, int> last;
    for (const HeadingPlace& heading : reading_.headings) {
      std::vector<int> parts = parts_of(heading.number);
      if (parts.empty()) continue;
      const int own = parts.back();
      parts.pop_back();
      const auto [before, is_first] = last.emplace(std::move(parts), own);
      const int expected = is_first ? 1 : before->second + 1;
      const int previous = before->second;
      before->second = own;
      if (own <= expected || (is_first && before->first.empty())) continue;
      findings_.report_block(
          "report-heading", heading.chapter, heading.block,
          is_first ? fmt::format("the first number here is {}", heading.number)
                   : fmt::format("the number {} comes after …{}", heading.number, previous),
          "number the headings one after the other, or leave it as printed");
    }
  }

  struct Place {
    std::size_t heading;
    std::size_t parent;
  };
  const Reading& reading_;
  Findings& findings_;
  std::map<std::string_view, Place> first_;
};

}  // namespace

void check_headings(const Reading& reading, Findings& findings) {
  HeadingCheck(reading, findings).run();
}

}  // namespace pier::proof
