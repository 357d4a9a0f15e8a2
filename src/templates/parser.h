#pragma once

#include <string_view>

#include "diagnostics/diagnostics.h"
#include "templates/program.h"

namespace pier::templates {

/// Compiles one template into `program` (names, expressions, text) and gives its steps.
/// Problems are reported, and the tag that has one is left out.
Template parse_template(std::string name, FileId file, std::string_view text, Program& program,
                        Diagnostics& diagnostics);

}  // namespace pier::templates
