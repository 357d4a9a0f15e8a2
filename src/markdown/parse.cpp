#include "markdown/parse.h"

#include <string_view>

#include "markdown/check.h"
#include "markdown/cmark_reader.h"
#include "markdown/limits.h"
#include "markdown/outline.h"
#include "markdown/tree_builder.h"

namespace pier::markdown {

Document parse(Span body, const SourceMap& sources, const Syntax& syntax,
               Diagnostics& diagnostics) {
  const std::string_view source = sources.text(body.file);
  const Outline outline = read_outline(body, sources, syntax, diagnostics);
  if (!within_limits(body, source, outline, diagnostics)) return {};
  TreeBuilder builder(body, source, outline, syntax, diagnostics);
  if (!read_with_cmark(pieces_for_parser(outline, source), builder)) {
    diagnostics.report("markdown-limits", {body.file, body.begin, body.begin},
                       "this page takes too much memory to be read",
                       "make it simpler, or split it into several pages");
    return {};
  }
  Document document = builder.take();
  check(document, sources, diagnostics);
  return document;
}

}  // namespace pier::markdown
