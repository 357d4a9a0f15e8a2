#pragma once

#include <cstdint>
#include <string_view>

#include "diagnostics/diagnostics.h"
#include "markdown/outline.h"

namespace pier::markdown {

constexpr std::uint32_t kDeepestNesting = 32;

/// Whether a text can be read in a time that grows with its length. Debian 12's cmark-gfm has
/// forms that take the square of it; texts with so many of them are no pages, and are reported.
bool within_limits(Span body, std::string_view source, const Outline& outline,
                   Diagnostics& diagnostics);

}  // namespace pier::markdown
