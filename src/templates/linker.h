#pragma once

#include "diagnostics/diagnostics.h"
#include "templates/program.h"

namespace pier::templates {

/// Ties the templates of a program together: finds what `include` and `extends` name, finds
/// for each template the one that rendering begins with and the blocks that hold. Reports
/// names that lead nowhere, loops and chains that are too deep; those references are cut, so
/// that rendering ends whatever the templates say.
void link(Program& program, Diagnostics& diagnostics);

}  // namespace pier::templates
