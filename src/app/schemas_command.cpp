#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/site_options.h"
#include "base/file_writer.h"
#include "schemas/editor_files.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

struct SchemasOptions {
  std::string site = ".";
  /// "": the folder .vscode of the site.
  std::string out;
};

ExitCode write_schemas(const SchemasOptions& options) {
  const fs::path folder =
      options.out.empty() ? fs::path(options.site) / ".vscode" : fs::path(options.out);
  std::string told;
  for (const schemas::EditorFile& file : schemas::editor_files()) {
    const fs::path path = folder / file.path;
    const bool stays = file.is_settings && fs::exists(fs::symlink_status(path));
    if (!stays) {
      fs::create_directories(path.parent_path());
      replace_file_if_changed(path, file.text);
    }
    told +=
        fmt::format("{} {}\n", stays ? "Stays:  " : "Written:", path.lexically_normal().string());
  }
  std::fwrite(told.data(), 1, told.size(), stdout);
  return ExitCode::done;
}

Runner declare_schemas(OptionList& list) {
  const auto options = std::make_shared<SchemasOptions>();
  list.add({.name = "--out",
            .value = "FOLDER",
            .meaning = "Where to write them (default: .vscode in the site)",
            .target = &options->out,
            .offers = Offers::folders});
  list.add(site_folder_option(options->site));
  return [options] { return write_schemas(*options); };
}

}  // namespace

Command schemas_command() {
  return {.name = "schemas",
          .summary = "Write the files with which an editor completes and checks fields",
          .about =
              "JSON Schemas for the YAML and JSON of a site, snippets for its Markdown, and "
              "settings for Visual Studio Code. Settings that are there stay as they are.",
          .examples = {{"pier schemas", "Renews .vscode/ of the site"},
                       {"pier schemas --out /tmp/schemas", "For another editor"},
                       {"pier list schemas", "Which there are, and what each is for"}},
          .declare = declare_schemas};
}

}  // namespace pier
