#pragma once

#include <string>
#include <string_view>

namespace pier {

/// Why an SVG file cannot be published beside pages, as a sentence without its stop; "" when it is
/// a drawing and nothing more: shapes, gradients and a size, no programs, no words, nothing that
/// is loaded, nothing that an editor left about who drew it. Opened by itself in a browser such a
/// file is as harmless as in a page. After Scalable Vector Graphics 2 (W3C), chapters 5, 9, 10, 14.
std::string fault_of_drawing(std::string_view bytes);

}  // namespace pier
