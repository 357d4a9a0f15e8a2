#include "templates/reporter.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace pier::templates {

bool Reporter::knows(Span span) const {
  return std::find(known_.begin(), known_.end(), span) != known_.end();
}

void Reporter::report(std::string_view rule, Span span, std::string message, std::string help) {
  if (knows(span)) return;
  known_.push_back(span);
  Diagnostic& problem = diagnostics_.report(rule, span, std::move(message), std::move(help));
  FileId at = span.file;
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    // From the child that was asked for up to the ancestor in which the place lies.
    const Template* each = &program_.templates[frame->index];
    std::vector<Note> extensions;
    while (each->file != at && each->parent && each->parent->target) {
      extensions.push_back(
          {each->parent->span, fmt::format("`{}` is extended here", each->parent->name)});
      each = &program_.templates[*each->parent->target];
    }
    std::move(extensions.rbegin(), extensions.rend(), std::back_inserter(problem.notes));
    if (frame->include == nullptr) continue;
    problem.notes.push_back(
        {frame->include->span, fmt::format("`{}` is included here", frame->include->name)});
    at = frame->include->span.file;
  }
  problem.notes.push_back({page_, "while making this page"});
}

}  // namespace pier::templates
