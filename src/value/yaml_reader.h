#pragma once

#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"
#include "value/value.h"

namespace pier {

/// Reads one YAML document: a front matter, a fenced block or a whole file.
///
/// A strict reading of YAML 1.2, so that nothing is understood otherwise than it looks:
/// - a plain `true` or `false` is a bool; plain decimal digits are a whole number when it
///   fits 64 bits and has no leading zero; with a point between digits it is a double;
///   nothing, `null` and `~` are null; everything else (2026-06-04, yes, 012, 1e5) and
///   everything in quotes is text.
/// - names are text and unique; anchors, aliases, tags, merge keys, a second document and
///   more than 32 levels or 50,000 values are refused.
///
/// Every value and name has the span of its bytes in the file: scalars with their quotes,
/// lists and maps from the first byte of the first part to the last of the last, in
/// brackets with them; a value that is not written is an empty span behind its colon.
///
/// Problems are reported (rules data-*); a value that can still be used is given, else
/// null with the span `part`. A text without any value is an empty map, so null always
/// means that something was reported. Never throws for what the text holds, never changes a text.
/// May be called from several threads at once with different collectors.
Value read_yaml(Span part, const SourceMap& sources, Diagnostics& diagnostics);

/// The same without the short cut for plain texts (yaml_plain.h).
Value read_full_yaml(Span part, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
