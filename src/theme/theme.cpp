#include "theme/theme.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "theme/assets.h"
#include "theme/description.h"

namespace pier {

namespace {

/// The names, each of which must be an asset.
std::vector<std::string> known_assets(const std::vector<Description::NamedFile>& files,
                                      const Theme& theme, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const Description::NamedFile& file : files) {
    if (theme.assets.contains(file.name)) {
      names.push_back(file.name);
      continue;
    }
    std::vector<std::string_view> candidates;
    for (const auto& [name, asset] : theme.assets) candidates.push_back(name);
    diagnostics.report("theme-asset", file.span,
                       fmt::format("the theme has no file `{}`", file.name),
                       suggest(file.name, candidates));
  }
  return names;
}

}  // namespace

templates::AssetUrls Theme::asset_urls(std::string_view home_url) const {
  templates::AssetUrls urls;
  for (const auto& [asset_name, asset] : assets) {
    urls.emplace(asset_name, fmt::format("{}{}", home_url, asset.path.text()));
  }
  return urls;
}

Theme load_theme(const ThemeFiles& files, std::span<const std::string_view> required_templates,
                 const SourceMap& map, Diagnostics& diagnostics) {
  Theme theme;
  theme.templates = templates::Templates::parse(files.templates, map, diagnostics);
  for (const std::string_view name : required_templates) {
    if (theme.templates.has(name)) continue;
    diagnostics.report("template-missing", {files.description, 0, 0},
                       fmt::format("the theme has no template `{}`", name),
                       fmt::format("write it as `templates/{}` beside this file", name));
  }
  theme.assets = publish_assets(files, map, diagnostics);
  Description description = read_description(files.description, map, diagnostics);
  theme.name = std::move(description.name);
  theme.styles = known_assets(description.styles, theme, diagnostics);
  theme.scripts = known_assets(description.scripts, theme, diagnostics);
  theme.colours = std::move(description.colours);
  return theme;
}

}  // namespace pier
