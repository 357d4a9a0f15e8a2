#include "markdown/render.h"

namespace pier::markdown {

void render(const Document&, Hooks&, html::Writer&) {}

}  // namespace pier::markdown
