#pragma once

#include <string>
#include <string_view>

namespace pier::charts {

struct Point {
  double x = 0;
  double y = 0;
};

/// A rectangle; y grows downwards, as in SVG.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

/// Appends a coordinate: at most one decimal, "12.5", "-3", "0".
void append_coordinate(std::string& out, double value);

/// The outline of one or more figures: the attribute `d`.
class Path {
 public:
  Path& move(Point to);
  Path& line(Point to);
  /// From a point, straight to the right or down.
  Path& across(double x1, double x2, double y);
  Path& down(double x, double y1, double y2);
  Path& box(const Box& box);
  Path& circle(Point centre, double radius);
  Path& polygon(Point first, Point second, Point third);
  Path& close();

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  Path& step(char command, double x, double y);
  std::string text_;
};

enum class Anchor { start, middle, end };

/// Attributes of words that stand over lines: a rim in the colour of the paper keeps them clear.
inline constexpr std::string_view kInkOverLines =
    "class=\"chart-ink chart-halo\" paint-order=\"stroke\"";
inline constexpr std::string_view kStrongInkOverLines =
    "class=\"chart-ink chart-strong chart-halo\" paint-order=\"stroke\"";

/// Puts the body of an SVG element together. Texts are escaped; the rest is our own.
class Svg {
 public:
  /// `<g ATTRIBUTES>`, with its attributes as we write them.
  void open(std::string_view attributes);
  void close() { out_ += "</g>"; }
  /// A path with more attributes; none when it is empty.
  void path(const Path& path, std::string_view attributes = {});
  /// A line of text on the base line `at.y`.
  void text(Point at, Anchor anchor, std::string_view text, std::string_view attributes = {});
  void raw(std::string_view markup) { out_ += markup; }

  std::string take() { return std::move(out_); }
  const std::string& markup() const { return out_; }

 private:
  std::string out_;
};

}  // namespace pier::charts
