#include "pages/structure_diagram.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "html/writer.h"

namespace pier {

namespace {

using calendar::Branch;
using calendar::Group;
using calendar::Groups;

constexpr int kWidth = 640;
constexpr int kIndent = 36;
constexpr int kRow = 52;
constexpr int kBox = 40;
constexpr int kMargin = 2;
/// Groups further down stand no further in, so that their names keep room.
constexpr int kDeepest = 8;
/// Where in its box a line of text stands.
constexpr int kBaseline = 26;
/// How far a line comes in from the left edge of the box that it leaves.
constexpr int kStem = 16;

/// A group's box: its row from the top, and how many groups stand above it.
struct Node {
  std::size_t group;
  int depth;
  std::optional<std::size_t> above;  ///< position among the nodes
};

void collect(const Groups& groups, const Date& today, std::optional<std::size_t> above,
             std::optional<std::size_t> node_above, int depth, std::vector<Node>& nodes) {
  for (const std::size_t g : groups.below(above)) {
    const Group& group = groups.groups()[g];
    if (group.ended && *group.ended < today) continue;
    nodes.push_back({g, std::min(depth, kDeepest), node_above});
    collect(groups, today, g, nodes.size() - 1, depth + 1, nodes);
  }
}

std::string_view class_of(Branch branch) {
  switch (branch) {
    case Branch::children:
      return "structure__box structure__box--children";
    case Branch::adults:
      return "structure__box structure__box--adults";
    case Branch::both:
      break;
  }
  return "structure__box";
}

}  // namespace

Html structure_diagram(const Groups& groups, const Date& today) {
  std::vector<Node> nodes;
  collect(groups, today, std::nullopt, std::nullopt, 0, nodes);
  if (nodes.empty()) return {};
  html::Writer out;
  out.raw(
      fmt::format("<svg class=\"structure\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\" "
                  "focusable=\"false\">\n",
                  kWidth, static_cast<int>(nodes.size()) * kRow));
  std::string lines;
  for (std::size_t row = 0; row < nodes.size(); ++row) {
    if (!nodes[row].above) continue;
    const Node& above = nodes[*nodes[row].above];
    const int x = kMargin + above.depth * kIndent + kStem;
    const int top = static_cast<int>(*nodes[row].above) * kRow + kMargin + kBox;
    const int y = static_cast<int>(row) * kRow + kMargin + kBox / 2;
    lines += fmt::format("M{} {}V{}H{}", x, top, y, kMargin + nodes[row].depth * kIndent);
  }
  out.raw(fmt::format("<path class=\"structure__line\" d=\"{}\"></path>\n", lines));
  for (std::size_t row = 0; row < nodes.size(); ++row) {
    const Group& group = groups.groups()[nodes[row].group];
    const int x = kMargin + nodes[row].depth * kIndent;
    const int y = static_cast<int>(row) * kRow + kMargin;
    out.raw(fmt::format(
        "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"></rect>\n"
        "<text class=\"structure__name\" x=\"{}\" y=\"{}\">",
        class_of(group.branch), x, y, kWidth - x - kMargin, kBox, x + 12, y + kBaseline));
    out.text(group.name);
    out.raw("</text>\n");
  }
  out.raw("</svg>\n");
  return out.take();
}

}  // namespace pier
