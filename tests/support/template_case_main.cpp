// Renders one golden case of the template language: `pier_template_case FOLDER`.
//
// The folder holds page.html, other templates, and data.json: what templates see, with
// {"$html": "…"} for markup. Prints the page and ends with 0, or the problems and ends with 1.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "diagnostics/render.h"
#include "templates/templates.h"
#include "value/yaml_reader.h"

using namespace pier;

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The same value, with maps of the one key `$html` as markup.
Value with_markup(const Value& value) {
  if (value.is_list()) {
    List list;
    for (const Value& item : value.as_list()) list.push_back(with_markup(item));
    return Value(std::move(list));
  }
  if (!value.is_map()) return value;
  if (const Value* markup = value.find("$html")) {
    return Value(Html::trusted({markup->as_text(), {}}));
  }
  MapBuilder map;
  for (const Member& member : value.as_map()) map.set(member.key, with_markup(member.value));
  return map.build();
}

/// All templates of the folder: every .html but what is expected.
std::vector<templates::Templates::Source> add_templates(const std::filesystem::path& folder,
                                                        SourceMap& map) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (name.ends_with(".html") && name != "expected.html") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  std::vector<templates::Templates::Source> sources;
  for (const std::string& name : names) {
    sources.push_back({name, map.add(name, read_file(folder / name))});
  }
  return sources;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: pier_template_case FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  SourceMap map;
  Diagnostics diagnostics;
  const auto sources = add_templates(folder, map);
  const auto parsed = templates::Templates::parse(sources, map, diagnostics);
  Value data{Map{}};
  Span page{};
  if (std::filesystem::exists(folder / "data.json")) {
    const FileId file = map.add("data.json", read_file(folder / "data.json"));
    page = {file, 0, 1};
    data = with_markup(read_yaml(map.whole(file), map, diagnostics));
  }
  const templates::AssetUrls assets{{"civic.css", "/assets/civic.0123456789.css"}};
  const Value* scopes[] = {&data};
  html::Writer out;
  templates::render(parsed, "page.html", scopes, {&assets}, page, diagnostics, out);
  std::cout << (diagnostics.empty() ? out.markup() : render(diagnostics, map, {}));
  return diagnostics.empty() ? 0 : 1;
}
