#include "content/leftovers.h"

namespace pier {

std::vector<Span> runs_to_be_written(const markdown::Document& document) {
  std::vector<Span> found;
  markdown::for_each_text(document, [&](std::string_view text, Span span) {
    if (text.starts_with(kToBeWritten)) found.push_back(span);
  });
  return found;
}

}  // namespace pier
