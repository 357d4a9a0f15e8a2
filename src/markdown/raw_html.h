#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"

namespace pier::markdown {

/// Reports HTML in Markdown, and what to write instead. One document, one reporter: a closing tag
/// is not a second problem when its opening tag was reported.
class RawHtmlReporter {
 public:
  explicit RawHtmlReporter(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// `html` begins with `<`; only its first tag is named.
  void report(std::string_view html, Span place);

 private:
  Diagnostics& diagnostics_;
  std::vector<std::string> opened_;
};

}  // namespace pier::markdown
