#include "theme/theme.h"

#include "base/digest.h"

namespace pier {

templates::AssetUrls Theme::asset_urls(std::string_view home_url) const {
  templates::AssetUrls urls;
  for (const auto& [asset_name, asset] : assets) {
    urls[asset_name] = std::string(home_url) + asset.path.text();
  }
  return urls;
}

namespace {

void add_assets(const std::vector<ThemeFiles::File>& files, Theme& theme) {
  constexpr std::size_t kDigits = 10;
  for (const ThemeFiles::File& file : files) {
    const std::string path = file.path.text();
    const std::string extension(file.path.extension());
    const std::string published = "assets/" + path.substr(0, path.size() - extension.size()) + "." +
                                  digest_of(file.bytes).hex().substr(0, kDigits) + extension;
    theme.assets[path] = {*SitePath::parse(published), file.bytes, {file.file, 0, 0}};
  }
}

}  // namespace

Theme load_theme(const ThemeFiles& files, std::span<const std::string_view>, const SourceMap& map,
                 Diagnostics& diagnostics) {
  Theme theme;
  theme.templates = templates::Templates::parse(files.templates, map, diagnostics);
  add_assets(files.assets, theme);
  add_assets(files.built_assets, theme);
  return theme;
}

}  // namespace pier
