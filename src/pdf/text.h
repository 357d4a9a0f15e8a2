#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::pdf {

/// The text of a PDF, a page each, in the order of its content and as UTF-8, whether or not it can
/// be seen; none when it cannot be opened. By poppler, because only a whole PDF reader knows which
/// letters the fonts of office programs mean.
std::vector<std::string> page_texts(std::string_view bytes);

}  // namespace pier::pdf
