#include "markdown/excerpt.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace pier::markdown {

std::string excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string result;
  if (text.size() <= kLongest) {
    result = text;
  } else {
    std::size_t end = 0;
    while (end < kLongest) decode_utf8(text, end);
    result = text.substr(0, end);
    result += "…";
  }
  std::replace(result.begin(), result.end(), '\n', ' ');
  return result;
}

}  // namespace pier::markdown
