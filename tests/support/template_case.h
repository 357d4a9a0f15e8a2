#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/render.h"
#include "templates/templates.h"

namespace pier {

/// A few templates, rendered; what a test of the template language looks at.
struct TemplateCase {
  using Files = std::vector<std::pair<std::string, std::string>>;

  SourceMap map;
  Diagnostics diagnostics;
  html::Writer writer;
  std::string html;

  /// Renders `page.html` of these templates with one scope, for the page "content/a.md".
  TemplateCase(const Files& files, const Value& data,
               const templates::AssetUrls& assets = {{"civic.css", "/assets/civic.0123456789.css"}})
      : TemplateCase(files, std::vector<const Value*>{&data}, assets) {}

  TemplateCase(const Files& files, const std::vector<const Value*>& scopes,
               const templates::AssetUrls& assets = {}) {
    std::vector<templates::Templates::Source> sources;
    for (const auto& [name, text] : files) sources.push_back({name, map.add(name, text)});
    const FileId page = map.add("content/a.md", "text");
    const auto parsed = templates::Templates::parse(sources, map, diagnostics);
    templates::render(parsed, "page.html", scopes, {&assets}, {page, 0, 4}, diagnostics, writer);
    html = writer.markup();
  }

  /// The whole text that a person would see.
  std::string problems() const { return render(diagnostics, map, {}); }

  /// Rule and message of the first problem: "template-name: there is no `x` here".
  std::string first() const {
    if (diagnostics.empty()) return "";
    const Diagnostic& problem = diagnostics.all().front();
    return std::string(problem.rule->id) + ": " + problem.message;
  }
  std::string help() const { return diagnostics.empty() ? "" : diagnostics.all().front().help; }
};

/// Renders one template.
inline TemplateCase render_text(std::string text, const Value& data = Value(Map{})) {
  return TemplateCase({{"page.html", std::move(text)}}, data);
}

}  // namespace pier
