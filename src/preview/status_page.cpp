#include "preview/status_page.h"

#include <fmt/format.h>

#include "preview/client_files.h"
#include "preview/edit_line.h"
#include "preview/problems.h"
#include "value/json_writer.h"

namespace pier::preview {

std::string client_markup(const std::string& page_digest) {
  return fmt::format(
      "<link rel=\"stylesheet\" href=\"{}\">\n"
      "<script defer id=\"pier-client\" data-page=\"{}\" src=\"{}\"></script>\n",
      kStyleAddress, page_digest, kScriptAddress);
}

std::string status_page(const State& state) {
  const bool has_ended = state.version > 0;
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>Preview</title>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}</head>\n"
      "<body>\n<main>\n<h1>Preview</h1>\n<p>{}</p>\n</main>\n{}</body>\n</html>\n",
      client_markup(""),
      has_ended ? "The site has errors. Mend them, and it shows here."
                : "The site is being built. It shows here in a moment.",
      problem_panel(all_problems(state), false));
}

std::string status_json(const State& state, const std::string& page_digest,
                        const std::string& file) {
  const Problems all = all_problems(state);
  const Problems own = file.empty() ? Problems{} : problems_in(state, file);
  const bool has_errors = all.errors > 0;
  return write_json(
      MapBuilder()
          .set("version", static_cast<std::int64_t>(state.version))
          .set("page", page_digest)
          .set("errors", static_cast<std::int64_t>(all.errors))
          .set("warnings", static_cast<std::int64_t>(all.warnings))
          .set("title", has_errors ? panel_title(all, state.good != nullptr) : std::string{})
          .set("problems", has_errors ? all.text : std::string{})
          .set("page_count", count_of(own))
          .set("page_problems", own.text)
          .build());
}

}  // namespace pier::preview
