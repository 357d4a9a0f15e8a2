#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"

namespace pier::templates {

/// A template falls into text as it is, `{{ … }}` and `{% … %}`; comments are gone.
enum class SegmentKind { text, output, statement };

struct Segment {
  SegmentKind kind;
  /// Text: what is left of it after white-space control. Tags: from `{{` to `}}`.
  Span span;
  /// Tags: what stands between the delimiters. Text: the same as `span`.
  Span body;
};

/// Splits a template, with Jinja2's white-space control for trim_blocks and lstrip_blocks:
/// the newline after a `{% %}` or `{# #}` goes, and so do the blanks before one that begins
/// its line; a `-` at either end takes all white space there, a `+` none; one newline at the
/// end of the file goes. A tag that is not closed is reported, and its line is left out.
std::vector<Segment> scan(FileId file, std::string_view text, Diagnostics& diagnostics);

}  // namespace pier::templates
