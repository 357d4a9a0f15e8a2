#pragma once

#include "value/value.h"

namespace pier::schemas {

/// Snippets of Visual Studio Code for Markdown, which no schema reaches: the front matter of each
/// content type, each field, each fenced block, callout and reference. Made of the tables that the
/// program reads with. In the form of a .code-snippets file.
Value snippets();

}  // namespace pier::schemas
