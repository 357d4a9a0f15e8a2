#pragma once

#include <string_view>
#include <vector>

#include "markdown/source_cursor.h"

namespace pier::markdown {

/// The cells of a line of a table: what stands between its `|`, without white space around it.
/// `line` is the range of the line behind the marks of lists and quotations. They take the place of
/// what is in `cells`, whose memory is used again.
void split_row(std::string_view source, Range line, std::vector<Range>& cells);

/// Whether a line could be the one of hyphens below the header of a table: "|---|:-:|".
bool is_delimiter_row(std::string_view line);

}  // namespace pier::markdown
