#include "templates/program.h"

#include <algorithm>

namespace pier::templates {

std::optional<std::uint32_t> Program::find(std::string_view name) const {
  const auto found = std::lower_bound(
      templates.begin(), templates.end(), name,
      [](const Template& each, std::string_view wanted) { return each.name < wanted; });
  if (found == templates.end() || found->name != name) return std::nullopt;
  return static_cast<std::uint32_t>(found - templates.begin());
}

void Program::note_names() {
  for (const Path& path : paths) {
    read.push_back(names[path.root]);
    for (const Path::Step& step : path.members) read.push_back(step.name);
  }
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
}

std::uint32_t Program::intern(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  names.emplace_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

const Reference* Program::first_user(FileId file) const {
  const auto leads_there = [&](const Reference& reference) {
    return reference.target && templates[*reference.target].file == file;
  };
  for (const Template& each : templates) {
    if (each.parent && leads_there(*each.parent)) return &*each.parent;
    const auto found = std::find_if(each.includes.begin(), each.includes.end(), leads_there);
    if (found != each.includes.end()) return &*found;
  }
  return nullptr;
}

}  // namespace pier::templates
