#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pier::pdf {

/// A part of an instruction of a page: a number, a text, or a list of both.
struct Operand {
  double number = 0;
  std::string text;
  std::vector<Operand> items;
};

/// How wide the letters of a font are, in thousandths of its size.
struct GlyphWidths {
  std::map<unsigned, double> widths;
  double otherwise = 500;
  /// A letter takes two bytes.
  bool is_wide = false;
};

/// x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.3).
using Matrix = std::array<double, 6>;

/// Follows what a page of a PDF paints (ISO 32000-1, 8 and 9) far enough to say whether text is
/// hidden under a shape that was painted over it: the black box that hides a name from the eye and
/// from nobody else.
///
/// Found: letters whose middle is below a rectangle filled later in any opaque colour, or below a
/// picture without transparency that is smaller than half a page, and in whose place no other
/// letters stand. Not found: text hidden by shapes that are no upright rectangles, by transparency
/// or clipping, outside the page, or of the colour of its background. All of that is read by the
/// detectors nevertheless.
class HiddenText {
 public:
  explicit HiddenText(double page_area) : page_area_(page_area) {}

  /// One instruction, but for those below.
  void apply(std::string_view instruction, const std::vector<Operand>& operands);

  void set_font(std::shared_ptr<const GlyphWidths> font, double size);
  void set_opaque(bool is_opaque) { state_.is_opaque = is_opaque; }
  /// A picture in the unit square. `is_whole`: it has no transparent parts.
  void paint_picture(bool is_whole);
  void save() { saved_.push_back(state_); }
  void restore();
  void concatenate(const Matrix& matrix);
  /// Nothing is painted outside this rectangle from now on.
  void clip(double x0, double y0, double x1, double y1);

  /// How many letters are hidden.
  std::size_t hidden() const;

 private:
  struct Box {
    double x0 = -1e9, y0 = -1e9, x1 = 1e9, y1 = 1e9;
    bool holds(double x, double y) const { return x0 <= x && x <= x1 && y0 <= y && y <= y1; }
  };
  struct State {
    Matrix transform{1, 0, 0, 1, 0, 0};
    Box clip;
    bool is_opaque = true;
    bool is_clipped_by_shape = false;
    bool has_colour = true;  ///< not a pattern, which may be of lines only
    std::shared_ptr<const GlyphWidths> font;
    double size = 0, character_space = 0, word_space = 0, scale = 1, leading = 0, rise = 0;
    int mode = 0;
  };
  /// The middle of a letter at a tenth and at half of its height.
  struct Glyph {
    double x, low, high;
    bool is_visible;
    bool is_covered;
  };

  void text_instruction(std::string_view instruction, const std::vector<Operand>& operands);
  void path_instruction(std::string_view instruction, const std::vector<Operand>& operands);
  void show(std::string_view codes);
  void move_line(double x, double y);
  void add_rectangle(double x, double y, double width, double height);
  void add_point(double x, double y);
  void finish_points();
  void fill();
  void end_path();
  void cover(const Box& box);
  Box box_of(double x0, double y0, double x1, double y1) const;

  double page_area_;
  State state_;
  std::vector<State> saved_;
  Matrix text_{1, 0, 0, 1, 0, 0}, line_{1, 0, 0, 1, 0, 0};
  std::vector<Box> rectangles_;
  std::vector<std::array<double, 2>> points_;
  bool is_other_shape_ = false;
  bool clips_next_ = false;
  std::vector<Glyph> glyphs_;
};

}  // namespace pier::pdf
