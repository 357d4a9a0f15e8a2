#pragma once

#include <cstddef>
#include <string>

#include "diagnostics/diagnostics.h"

namespace pier {

/// How problems are shown: for people, for tools, as annotations of a GitHub run.
enum class DiagnosticFormat { text, json, github };

struct RenderOptions {
  DiagnosticFormat format = DiagnosticFormat::text;
  /// At most so many of one rule are shown; how many more there were is said.
  std::size_t most_per_rule = 20;
  /// Text only: severities, places and marks have the colours of terminals. The words are the same.
  bool colours = false;
};

/// All problems in one order (path, offset, rule, message), whatever order they came in,
/// each once. Text:
///
///     content/a.md:3:7: error: `date` must be a calendar date [field-type]
///       3 | date: 4/3/24
///         |       ^~~~~~
///       help: write it as 2024-03-04
///
/// (marks stand below what they mark on terminals that draw wide characters over two columns) ends
/// with a line that counts them; "" when there are none (text and github).
/// JSON: {"problems": […], "errors": n, "warnings": n, "not_shown": n}.
std::string render(const Diagnostics& diagnostics, const SourceMap& sources,
                   const RenderOptions& options);

}  // namespace pier
