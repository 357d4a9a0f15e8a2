#pragma once

#include <string_view>
#include <vector>

#include "markdown/document.h"

namespace pier {

/// What stands where somebody has to write, in all that `pier new` makes.
inline constexpr std::string_view kToBeWritten = "Write here:";

/// The runs of text that begin so.
std::vector<Span> runs_to_be_written(const markdown::Document& document);

}  // namespace pier
