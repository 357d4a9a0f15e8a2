#include "markdown/document.h"

namespace pier::markdown {

std::string Document::plain_text() const {
  return text_;
}

Span part_of_run(const SourceMap&, Span run, std::string_view, std::size_t, std::size_t) {
  return run;
}

}  // namespace pier::markdown
