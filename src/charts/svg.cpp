#include "charts/svg.h"

#include <charconv>
#include <cmath>

#include "html/escape.h"

namespace pier::charts {

namespace {

constexpr double kLargest = 1e9;

}  // namespace

void append_coordinate(std::string& out, double value) {
  // Beyond what any drawing needs, so that the conversion below is always defined.
  if (!std::isfinite(value) || std::fabs(value) > kLargest) value = 0;
  long long tenths = std::llround(value * 10);
  if (tenths < 0) {
    out += '-';
    tenths = -tenths;
  }
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, tenths / 10).ptr;
  out.append(digits, end);
  if (tenths % 10 != 0) {
    out += '.';
    out += static_cast<char>('0' + tenths % 10);
  }
}

Path& Path::step(char command, double x, double y) {
  text_ += command;
  append_coordinate(text_, x);
  const std::size_t before = text_.size();
  append_coordinate(text_, y);
  if (text_[before] != '-') text_.insert(before, 1, ' ');
  return *this;
}

Path& Path::move(Point to) {
  return step('M', to.x, to.y);
}

Path& Path::line(Point to) {
  return step('L', to.x, to.y);
}

Path& Path::across(double x1, double x2, double y) {
  move({x1, y});
  text_ += 'H';
  append_coordinate(text_, x2);
  return *this;
}

Path& Path::down(double x, double y1, double y2) {
  move({x, y1});
  text_ += 'V';
  append_coordinate(text_, y2);
  return *this;
}

Path& Path::box(const Box& box) {
  move({box.left, box.top});
  text_ += 'H';
  append_coordinate(text_, box.right);
  text_ += 'V';
  append_coordinate(text_, box.bottom);
  text_ += 'H';
  append_coordinate(text_, box.left);
  return close();
}

Path& Path::circle(Point centre, double radius) {
  move({centre.x - radius, centre.y});
  for (const double way : {2 * radius, -2 * radius}) {
    text_ += 'a';
    append_coordinate(text_, radius);
    text_ += ' ';
    append_coordinate(text_, radius);
    text_ += " 0 0 1 ";
    append_coordinate(text_, way);
    text_ += " 0";
  }
  return close();
}

Path& Path::polygon(Point first, Point second, Point third) {
  return move(first).line(second).line(third).close();
}

Path& Path::close() {
  text_ += 'z';
  return *this;
}

void Svg::open(std::string_view attributes) {
  out_ += "<g";
  if (!attributes.empty()) {
    out_ += ' ';
    out_ += attributes;
  }
  out_ += '>';
}

void Svg::path(const Path& path, std::string_view attributes) {
  if (path.empty()) return;
  out_ += "<path";
  if (!attributes.empty()) {
    out_ += ' ';
    out_ += attributes;
  }
  out_ += " d=\"";
  out_ += path.text();
  out_ += "\"/>";
}

void Svg::text(Point at, Anchor anchor, std::string_view text, std::string_view attributes) {
  out_ += "<text x=\"";
  append_coordinate(out_, at.x);
  out_ += "\" y=\"";
  append_coordinate(out_, at.y);
  out_ += '"';
  if (anchor == Anchor::middle) out_ += " text-anchor=\"middle\"";
  if (anchor == Anchor::end) out_ += " text-anchor=\"end\"";
  if (!attributes.empty()) {
    out_ += ' ';
    out_ += attributes;
  }
  out_ += '>';
  html::append_escaped(out_, text, html::Context::text);
  out_ += "</text>";
}

}  // namespace pier::charts
