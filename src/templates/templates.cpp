#include "templates/templates.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "templates/linker.h"
#include "templates/parser.h"
#include "templates/program.h"

namespace pier::templates {

Templates::Templates() : program_(std::make_shared<const Program>()) {}

Templates::Templates(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

namespace {

/// Hands problems of single templates on; each says who else is struck, because the page that
/// shows it is often not where its author looks.
void report_with_users(const Program& program, const Diagnostics& problems,
                       Diagnostics& diagnostics) {
  for (const Diagnostic& problem : problems.all()) {
    Diagnostic& told =
        diagnostics.report(problem.rule->id, problem.span, problem.message, problem.help);
    told.notes = problem.notes;
    const Reference* user = program.first_user(problem.span.file);
    if (user == nullptr) continue;
    told.notes.push_back({user->span, fmt::format("`{}` is used here", user->name)});
  }
}

}  // namespace

Templates Templates::parse(std::span<const Source> sources, const SourceMap& map,
                           Diagnostics& diagnostics) {
  auto program = std::make_shared<Program>();
  Diagnostics problems;
  for (const Source& source : sources) {
    program->templates.push_back(
        parse_template(source.name, source.file, map.text(source.file), *program, problems));
  }
  std::sort(program->templates.begin(), program->templates.end(),
            [](const Template& a, const Template& b) { return a.name < b.name; });
  link(*program, diagnostics);
  program->note_names();
  report_with_users(*program, problems, diagnostics);
  return Templates(std::move(program));
}

bool Templates::has(std::string_view name) const {
  return program_->find(name).has_value();
}

bool Templates::read(std::string_view name) const {
  return std::binary_search(program_->read.begin(), program_->read.end(), name);
}

std::vector<std::string_view> Templates::names() const {
  std::vector<std::string_view> names;
  for (const Template& each : program_->templates) names.push_back(each.name);
  return names;
}

}  // namespace pier::templates
