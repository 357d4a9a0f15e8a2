#include "preview/problems.h"

#include <algorithm>

#include "base/text.h"
#include "diagnostics/render.h"

namespace pier::preview {

namespace {

Problems problems_of(const Diagnostics& diagnostics, const SourceMap& sources) {
  return {diagnostics.error_count(), diagnostics.warning_count(), render(diagnostics, sources, {})};
}

}  // namespace

Problems all_problems(const State& state) {
  if (!state.failure.empty()) return {1, 0, state.failure};
  if (state.latest == nullptr) return {};
  return problems_of(state.latest->diagnostics, *state.latest->sources);
}

Problems problems_in(const State& state, const std::string& file) {
  if (!state.failure.empty() || state.latest == nullptr) return {};
  const SourceMap& sources = *state.latest->sources;
  const auto is_in_file = [&](const Diagnostic& d) { return sources.path(d.span.file) == file; };
  const auto all = state.latest->diagnostics.all();
  if (std::none_of(all.begin(), all.end(), is_in_file)) return {};
  Diagnostics own = state.latest->diagnostics;
  own.remove_if([&](const Diagnostic& d) { return !is_in_file(d); });
  return problems_of(own, sources);
}

std::string panel_title(const Problems& problems, bool has_good_version) {
  return count_of(problems) +
         (has_good_version ? ": this is the last good version" : ": there is no good version yet");
}

std::string count_of(const Problems& problems) {
  std::string errors = pier::count_of(problems.errors, "error", "errors");
  std::string warnings = pier::count_of(problems.warnings, "warning", "warnings");
  if (problems.errors == 0 && problems.warnings == 0) return "no problems";
  if (problems.warnings == 0) return errors;
  return problems.errors == 0 ? warnings : errors + " and " + warnings;
}

}  // namespace pier::preview
