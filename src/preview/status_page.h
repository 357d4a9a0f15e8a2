#pragma once

#include <string>

#include "preview/state.h"

namespace pier::preview {

/// What is served while there is no good version: that the first build runs, or its problems.
/// Becomes the site by itself as soon as there is one.
std::string status_page(const State& state);

/// What the script of a page asks for after each build (JSON): the version, what the page at
/// `page_digest` is now, and the problems. `file`: the source of the page; "" when it has none.
std::string status_json(const State& state, const std::string& page_digest,
                        const std::string& file);

/// Loads the script and the style of the preview; the script knows the page by its digest.
std::string client_markup(const std::string& page_digest);

}  // namespace pier::preview
