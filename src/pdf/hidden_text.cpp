#include "pdf/hidden_text.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace pier::pdf {

namespace {

/// First `a`, then `b`.
Matrix times(const Matrix& a, const Matrix& b) {
  return {a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],
          a[2] * b[0] + a[3] * b[2],        a[2] * b[1] + a[3] * b[3],
          a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

std::array<double, 2> at(const Matrix& m, double x, double y) {
  return {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
}

double number(const std::vector<Operand>& operands, std::size_t i) {
  return i < operands.size() ? operands[i].number : 0;
}

/// Whether points are the corners of an upright rectangle, the first one twice or not.
bool is_rectangle(const std::vector<std::array<double, 2>>& points) {
  constexpr double kNothing = 0.01;
  if (points.size() != 4 && points.size() != 5) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& a = points[i];
    const auto& b = points[(i + 1) % 4];
    if (std::abs(a[0] - b[0]) > kNothing && std::abs(a[1] - b[1]) > kNothing) return false;
  }
  return std::abs(points[0][0] - points[2][0]) > kNothing &&
         std::abs(points[0][1] - points[2][1]) > kNothing;
}

}  // namespace

void HiddenText::restore() {
  if (saved_.empty()) return;
  state_ = std::move(saved_.back());
  saved_.pop_back();
}

void HiddenText::concatenate(const Matrix& matrix) {
  state_.transform = times(matrix, state_.transform);
}

HiddenText::Box HiddenText::box_of(double x0, double y0, double x1, double y1) const {
  const auto a = at(state_.transform, x0, y0), b = at(state_.transform, x1, y1);
  return {std::min(a[0], b[0]), std::min(a[1], b[1]), std::max(a[0], b[0]), std::max(a[1], b[1])};
}

void HiddenText::clip(double x0, double y0, double x1, double y1) {
  const Box box = box_of(x0, y0, x1, y1);
  Box& clip = state_.clip;
  clip = {std::max(clip.x0, box.x0), std::max(clip.y0, box.y0), std::min(clip.x1, box.x1),
          std::min(clip.y1, box.y1)};
}

void HiddenText::set_font(std::shared_ptr<const GlyphWidths> font, double size) {
  state_.font = std::move(font);
  state_.size = size;
}

void HiddenText::apply(std::string_view instruction, const std::vector<Operand>& operands) {
  if (instruction == "q") {
    save();
  } else if (instruction == "Q") {
    restore();
  } else if (instruction == "cm") {
    Matrix matrix{};
    for (std::size_t i = 0; i < matrix.size(); ++i) matrix[i] = number(operands, i);
    concatenate(matrix);
  } else if (is_one_of(instruction, {"g", "rg", "k", "sc"})) {
    state_.has_colour = true;
  } else if (instruction == "scn") {
    state_.has_colour = operands.empty() || operands.back().text.empty();
  } else if (instruction.starts_with('T') || is_one_of(instruction, {"BT", "'", "\""})) {
    text_instruction(instruction, operands);
  } else {
    path_instruction(instruction, operands);
  }
}

void HiddenText::move_line(double x, double y) {
  line_ = times({1, 0, 0, 1, x, y}, line_);
  text_ = line_;
}

void HiddenText::text_instruction(std::string_view instruction,
                                  const std::vector<Operand>& operands) {
  const double first = number(operands, 0);
  if (instruction == "BT") text_ = line_ = {1, 0, 0, 1, 0, 0};
  if (instruction == "Tc") state_.character_space = first;
  if (instruction == "Tw") state_.word_space = first;
  if (instruction == "Tz") state_.scale = first / 100;
  if (instruction == "TL") state_.leading = first;
  if (instruction == "Ts") state_.rise = first;
  if (instruction == "Tr") state_.mode = static_cast<int>(first);
  if (instruction == "TD") state_.leading = -number(operands, 1);
  if (instruction == "Td" || instruction == "TD") move_line(first, number(operands, 1));
  if (instruction == "Tm") {
    for (std::size_t i = 0; i < line_.size(); ++i) line_[i] = number(operands, i);
    text_ = line_;
  }
  if (instruction == "\"" && operands.size() == 3) {
    state_.word_space = first;
    state_.character_space = number(operands, 1);
  }
  if (is_one_of(instruction, {"T*", "'", "\""})) move_line(0, -state_.leading);
  if (is_one_of(instruction, {"Tj", "'", "\""}) && !operands.empty()) show(operands.back().text);
  if (instruction != "TJ" || operands.empty()) return;
  for (const Operand& item : operands[0].items) {
    if (item.text.empty()) {
      text_ = times({1, 0, 0, 1, -item.number / 1000 * state_.size * state_.scale, 0}, text_);
    } else {
      show(item.text);
    }
  }
}

void HiddenText::show(std::string_view codes) {
  constexpr std::size_t kMostGlyphs = 200'000;
  constexpr int kInvisible = 3;
  static const GlyphWidths kUnknown;
  const GlyphWidths& font = state_.font ? *state_.font : kUnknown;
  const std::size_t step = font.is_wide ? 2 : 1;
  for (std::size_t i = 0; i + step <= codes.size() && glyphs_.size() < kMostGlyphs; i += step) {
    unsigned code = static_cast<unsigned char>(codes[i]);
    if (font.is_wide) code = code << 8 | static_cast<unsigned char>(codes[i + 1]);
    const auto known = font.widths.find(code);
    const double width = (known == font.widths.end() ? font.otherwise : known->second) / 1000;
    const bool is_space = !font.is_wide && code == ' ';
    const Matrix whole = times(text_, state_.transform);
    const double middle = width * state_.size * state_.scale / 2;
    const auto low = at(whole, middle, state_.size * 0.1 + state_.rise);
    const auto high = at(whole, middle, state_.size * 0.5 + state_.rise);
    if (!is_space && state_.clip.holds(low[0], low[1])) {
      // Of turned text the two points lie side by side: both are kept.
      glyphs_.push_back(
          {(low[0] + high[0]) / 2, low[1], high[1], state_.mode != kInvisible, false});
    }
    const double advance =
        (width * state_.size + state_.character_space + (is_space ? state_.word_space : 0)) *
        state_.scale;
    text_ = times({1, 0, 0, 1, advance, 0}, text_);
  }
}

void HiddenText::add_rectangle(double x, double y, double width, double height) {
  const bool is_upright = (state_.transform[1] == 0 && state_.transform[2] == 0) ||
                          (state_.transform[0] == 0 && state_.transform[3] == 0);
  if (is_upright) {
    rectangles_.push_back(box_of(x, y, x + width, y + height));
  } else {
    is_other_shape_ = true;
  }
}

void HiddenText::add_point(double x, double y) {
  points_.push_back(at(state_.transform, x, y));
}

void HiddenText::finish_points() {
  if (points_.size() < 2) {
    points_.clear();
    return;
  }
  if (is_rectangle(points_)) {
    const auto [left, right] = std::minmax_element(
        points_.begin(), points_.end(), [](const auto& a, const auto& b) { return a[0] < b[0]; });
    const auto [low, high] = std::minmax_element(
        points_.begin(), points_.end(), [](const auto& a, const auto& b) { return a[1] < b[1]; });
    rectangles_.push_back({(*left)[0], (*low)[1], (*right)[0], (*high)[1]});
  } else {
    is_other_shape_ = true;
  }
  points_.clear();
}

void HiddenText::path_instruction(std::string_view instruction,
                                  const std::vector<Operand>& operands) {
  if (instruction == "re") {
    add_rectangle(number(operands, 0), number(operands, 1), number(operands, 2),
                  number(operands, 3));
  } else if (instruction == "m") {
    finish_points();
    add_point(number(operands, 0), number(operands, 1));
  } else if (instruction == "l") {
    add_point(number(operands, 0), number(operands, 1));
  } else if (is_one_of(instruction, {"c", "v", "y"})) {
    is_other_shape_ = true;
  } else if (instruction == "W" || instruction == "W*") {
    clips_next_ = true;
  } else if (is_one_of(instruction, {"f", "F", "f*", "B", "B*", "b", "b*"})) {
    fill();
    end_path();
  } else if (is_one_of(instruction, {"n", "S", "s"})) {
    end_path();
  }
}

void HiddenText::fill() {
  finish_points();
  if (is_other_shape_ || !state_.is_opaque || !state_.has_colour || state_.is_clipped_by_shape) {
    return;
  }
  for (const Box& box : rectangles_) cover(box);
}

void HiddenText::end_path() {
  finish_points();
  if (clips_next_) {
    Box& clip = state_.clip;
    if (!is_other_shape_ && rectangles_.size() == 1) {
      const Box& box = rectangles_[0];
      clip = {std::max(clip.x0, box.x0), std::max(clip.y0, box.y0), std::min(clip.x1, box.x1),
              std::min(clip.y1, box.y1)};
    } else {
      // What is painted through another shape covers nothing for certain.
      state_.is_clipped_by_shape = true;
    }
  }
  rectangles_.clear();
  is_other_shape_ = clips_next_ = false;
}

void HiddenText::cover(const Box& box) {
  const Box& clip = state_.clip;
  const Box seen{std::max(clip.x0, box.x0), std::max(clip.y0, box.y0), std::min(clip.x1, box.x1),
                 std::min(clip.y1, box.y1)};
  for (Glyph& glyph : glyphs_) {
    const bool is_under = seen.holds(glyph.x, glyph.low) && seen.holds(glyph.x, glyph.high);
    glyph.is_covered = glyph.is_covered || (is_under && glyph.is_visible);
  }
}

void HiddenText::paint_picture(bool is_whole) {
  const Box box = box_of(0, 0, 1, 1);
  const bool is_page = (box.x1 - box.x0) * (box.y1 - box.y0) > page_area_ / 2;
  if (is_whole && !is_page && state_.is_opaque) cover(box);
}

std::size_t HiddenText::hidden() const {
  constexpr double kSamePlace = 1.0;
  std::size_t count = 0;
  for (const Glyph& glyph : glyphs_) {
    if (!glyph.is_covered) continue;
    // A text that was painted again above the shape is seen.
    const bool is_seen = std::any_of(glyphs_.begin(), glyphs_.end(), [&](const Glyph& other) {
      return !other.is_covered && other.is_visible && std::abs(other.x - glyph.x) < kSamePlace &&
             std::abs(other.low - glyph.low) < kSamePlace;
    });
    count += is_seen ? 0 : 1;
  }
  return count;
}

}  // namespace pier::pdf
