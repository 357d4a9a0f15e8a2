#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/site_path.h"
#include "diagnostics/diagnostics.h"
#include "templates/templates.h"

namespace pier {

/// A file that the theme publishes.
struct Asset {
  /// Where it is published: "assets/civic.3f2a91c0aa.css". The name carries the first ten hex
  /// digits of the digest of `bytes`, so that a browser may keep it for ever.
  SitePath path;
  std::string bytes;
  Span made_from{};
};

/// A colour token of theme.yaml: "ink", "#112e38".
struct Colour {
  std::string token;
  std::string hex;
};

/// How the site looks. Const after load_theme(), shared by threads.
struct Theme {
  std::string name;
  templates::Templates templates;
  /// By the name that templates use ("civic.css", "fonts/a.woff2").
  std::map<std::string, Asset, std::less<>> assets;
  /// What theme.yaml says is the theme's own: names of `assets`.
  std::vector<std::string> styles;
  std::vector<std::string> scripts;
  std::vector<Colour> colours;

  /// For templates::Environment: name → `home_url` + published path. `home_url` ends in "/".
  templates::AssetUrls asset_urls(std::string_view home_url) const;
};

/// What was read from the theme's folder; nothing here touches the disk.
struct ThemeFiles {
  /// theme.yaml.
  FileId description{};
  /// The templates, with names relative to templates/.
  std::vector<templates::Templates::Source> templates;

  struct File {
    /// Relative to assets/ or to the folder of built assets.
    SitePath path;
    std::string bytes;
    /// As the SourceMap knows it; files without text are welcome.
    FileId file{};
  };
  /// assets/** as it lies in the theme.
  std::vector<File> assets;
  /// Compiled styles and scripts, and what they bring. Same names as `assets`: an error.
  std::vector<File> built_assets;
};

/// Puts the theme together: parses the templates, names the assets by digest (a relative
/// `url(…)` in a style sheet that is an asset becomes that asset's published name) and checks
/// the colours (WCAG 2.2, 1.4.3), the styles and the scripts. `required_templates` are the
/// layouts and blocks that the generator will ask for.
Theme load_theme(const ThemeFiles& files, std::span<const std::string_view> required_templates,
                 const SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
