#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "templates/program.h"
#include "templates/tokens.h"

namespace pier::templates {

/// Words that name nothing, because they mean something.
bool is_reserved(std::string_view word);

/// Reads one expression and adds it to `program`. `loops` is how many `for` stand around
/// it. None when something was wrong, which is reported by then. Precedence as in Jinja2: `or`,
/// `and`, `not`, comparison, then `is` and filters, then members.
std::optional<std::uint32_t> parse_expression(Tokens& tokens, Program& program, std::size_t loops);

}  // namespace pier::templates
