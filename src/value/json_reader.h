#pragma once

#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"
#include "value/value.h"

namespace pier {

/// Reads one JSON text (RFC 8259): a data set or a whole file.
///
/// Stricter than the RFC asks: a name written twice, more than 64 levels, whole numbers
/// beyond 64 bits, numbers that no double comes near, a NUL, more than 20 MB and more than
/// two million values are refused. A byte order mark is accepted.
///
/// Every value and name has the span of its bytes in the file, texts with their quotes,
/// lists and groups with their brackets. Problems are reported (rules data-*); a value
/// that can still be used is given, else null with the span `part`. Never throws for what
/// the text holds. May be called from several threads at once with different collectors.
Value read_json(Span part, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
