#pragma once

#include <span>
#include <string_view>

#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"
#include "markdown/document.h"

namespace pier::markdown {

/// The names that this site knows beside Markdown's own forms.
struct Syntax {
  std::span<const std::string_view> blocks;      ///< info words: contacts, glossary …
  std::span<const std::string_view> callouts;    ///< note, warning …
  std::span<const std::string_view> references;  ///< contact, term
  /// Ids that the page frame uses, which headings must not take.
  std::span<const std::string_view> reserved_ids = {};
};

/// Reads GitHub's Markdown (tables, footnotes, strike-through, task lists; no bare URLs, no raw
/// HTML) with the callouts and references of this site. Reports everything that a reader would
/// stumble over (rules image-…, link-…, heading-…, table-…) with its place; the tree is usable
/// all the same. What is over a limit (rule markdown-limits) gives an empty document.
///
/// `body` is well-formed UTF-8 without NUL, at most 1 MB. May be called from several threads.
Document parse(Span body, const SourceMap& sources, const Syntax& syntax, Diagnostics& diagnostics);

}  // namespace pier::markdown
