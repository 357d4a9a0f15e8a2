#pragma once

#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"

namespace pier::markdown {

/// A content file in its two parts.
struct Parts {
  bool has_front_matter = false;
  /// The bytes between the two lines of hyphens, without those; empty when there are none.
  Span front_matter;
  /// What follows. The whole file when there is no front matter.
  Span body;
};

/// Splits a content file by line: front matter is there when the first line is exactly `---`
/// (white space may follow it), and ends at the next such line. One that is never closed is an
/// error; then it is taken to end at the first empty line, so that its fields can still be read.
Parts split_front_matter(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier::markdown
