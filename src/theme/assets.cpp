#include "theme/assets.h"

#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "theme/script_check.h"
#include "theme/style_sheet.h"

namespace pier {

namespace {

constexpr std::size_t kDigits = 10;
constexpr std::string_view kFolder = "assets/";

/// Whether the SourceMap shows these very bytes, so that places in them can be shown.
bool has_places(const ThemeFiles::File& file, const SourceMap& map) {
  return map.has_text(file.file) && map.text(file.file) == file.bytes;
}

class AssetPublisher {
 public:
  AssetPublisher(const SourceMap& map, Diagnostics& diagnostics)
      : map_(map), diagnostics_(diagnostics) {}

  /// First what refers to nothing, so that style sheets find its published names.
  std::map<std::string, Asset, std::less<>> run(const ThemeFiles& files) {
    for (const auto* folder : {&files.built_assets, &files.assets}) {
      for (const ThemeFiles::File& file : *folder) take(file);
    }
    for (const auto& [name, file] : files_) {
      if (file->path.extension() != ".css") add(*file, file->bytes);
    }
    for (const auto& [name, file] : files_) {
      if (file->path.extension() == ".css") add(*file, rewritten(*file));
    }
    return std::move(assets_);
  }

 private:
  void take(const ThemeFiles::File& file) {
    const auto [first, is_new] = files_.emplace(file.path.text(), &file);
    if (is_new) return;
    diagnostics_
        .report("theme-asset", {file.file, 0, 0},
                fmt::format("there are two files `{}`", file.path.text()),
                "rename this one, or leave it out")
        .notes.push_back({{first->second->file, 0, 0}, "the other one is here"});
  }

  std::string rewritten(const ThemeFiles::File& file) {
    const StyleSheet sheet{file.path, file.bytes, file.file, has_places(file, map_)};
    return with_published_names(
        sheet, [&](const SitePath& name) { return published_name(name); }, diagnostics_);
  }

  /// Relative to the folder of all assets, as the names are.
  std::optional<SitePath> published_name(const SitePath& name) const {
    const auto found = assets_.find(name.text());
    if (found == assets_.end()) return std::nullopt;
    return SitePath::parse(std::string_view(found->second.path.text()).substr(kFolder.size()));
  }

  void add(const ThemeFiles::File& file, std::string bytes) {
    if (file.path.extension() == ".js" || file.path.extension() == ".mjs") {
      check_script(bytes, file.file, has_places(file, map_), diagnostics_);
    }
    const std::string folder =
        file.path.parent().empty() ? std::string() : file.path.parent().text() + "/";
    const auto path = SitePath::parse(fmt::format("{}{}{}.{}{}", kFolder, folder, file.path.stem(),
                                                  digest_of(bytes).hex().substr(0, kDigits),
                                                  file.path.extension()));
    const Span span{file.file, 0, 0};
    if (!path) {
      diagnostics_.report("theme-asset", span,
                          fmt::format("the name `{}` is too long", file.path.text()),
                          "shorten it by some letters");
      return;
    }
    assets_.emplace(file.path.text(), Asset{*path, std::move(bytes), span});
  }

  const SourceMap& map_;
  Diagnostics& diagnostics_;
  std::map<std::string, const ThemeFiles::File*> files_;
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace

std::map<std::string, Asset, std::less<>> publish_assets(const ThemeFiles& files,
                                                         const SourceMap& map,
                                                         Diagnostics& diagnostics) {
  return AssetPublisher(map, diagnostics).run(files);
}

}  // namespace pier
