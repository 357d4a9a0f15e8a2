#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::charts {

/// About how wide a text is drawn, in units of the drawing: a little more than most sans-serif
/// faces need, since which one the reader has is not known.
double text_width(std::string_view text, double font_size);

/// The text in lines that are at most `width` wide, broken at spaces; a longer word keeps a line of
/// its own. At least one line.
std::vector<std::string> wrapped(std::string_view text, double width, double font_size);

}  // namespace pier::charts
