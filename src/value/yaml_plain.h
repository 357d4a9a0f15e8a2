#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/source_map.h"
#include "value/value.h"

namespace pier {

/// Reads the YAML that nearly every front matter is made of: lines `name: value` without
/// indentation, where the value is one plain or quoted text in its line, or a list of
/// such in brackets. Gives nothing for everything else, and for everything that has a
/// problem: then the full reader decides. A test holds that both give the same value.
///
/// It exists because the full parser takes 30 times as long, for thousands of pages.
/// `base` is the span of `text` in its file.
std::optional<Value> read_plain_yaml(std::string_view text, Span base);

}  // namespace pier
