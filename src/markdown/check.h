#pragma once

#include "diagnostics/diagnostics.h"
#include "markdown/document.h"

namespace pier::markdown {

/// Reports what a reader would stumble over: headings that skip a level, links that do not say
/// where they lead, images without words, addresses as text, tables without headings.
void check(const Document& document, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier::markdown
