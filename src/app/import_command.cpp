#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "app/commands.h"
#include "base/environment_error.h"
#include "base/file_system.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "diagnostics/render.h"
#include "metrics/import.h"
#include "metrics/import_text.h"
#include "metrics/snapshot.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

/// As much as is read of a snapshot.
constexpr std::uint64_t kLargest = 20'000'000;

void print(std::FILE* to, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), to);
}

ExitCode wrong_usage(std::string_view message) {
  print(stderr, fmt::format("pier: {}\n", message));
  return ExitCode::usage;
}

/// The bytes of one file, wherever it is.
std::string read_file(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const auto name = SitePath::parse(file.filename().string());
  if (!name || name->empty()) {
    throw EnvironmentError(fmt::format("`{}` cannot be read by that name", file.string()),
                           "rename it with letters, digits and hyphens");
  }
  ReadResult read = DiskFileSystem(folder).read(*name, kLargest);
  if (read.status == ReadStatus::ok) return std::move(read.bytes);
  const std::string_view why = read.status == ReadStatus::missing     ? "it is not there"
                               : read.status == ReadStatus::too_large ? "it is larger than 20 MB"
                               : read.status == ReadStatus::symlink
                                   ? "it is a symbolic link"
                                   : "it is no file that can be read";
  throw EnvironmentError(fmt::format("`{}` was not read: {}", file.string(), why), "");
}

/// Everything on the way from the table to the snapshot.
class Importer {
 public:
  explicit Importer(const ImportCommandOptions& options) : options_(options) {}

  ExitCode run(const metrics::ImportOptions& import_options);

 private:
  metrics::FiguresConfig read_config();
  CsvTable read_table();
  bool is_acceptable(const metrics::Import& import, const metrics::FiguresConfig& config);
  void show_problems() { print(stderr, render(diagnostics_, sources_, {})); }

  const ImportCommandOptions& options_;
  SourceMap sources_;
  Diagnostics diagnostics_;
};

metrics::FiguresConfig Importer::read_config() {
  const fs::path file = fs::path(options_.site) / "data" / "figures.yaml";
  const FileId id = sources_.add("data/figures.yaml", read_file(file));
  return metrics::FiguresConfig::read(id, sources_, diagnostics_);
}

CsvTable Importer::read_table() {
  auto decoded = metrics::decode_spreadsheet_text(read_file(options_.file));
  if (decoded.encoding != "UTF-8") {
    print(stdout, fmt::format("Understood: the file is written in {}\n", decoded.encoding));
  }
  const FileId file = sources_.add(options_.file, std::move(decoded.text));
  return read_csv(sources_.whole(file), sources_, diagnostics_);
}

/// Whether the snapshot is one that a build would take; shows why not.
bool Importer::is_acceptable(const metrics::Import& import, const metrics::FiguresConfig& config) {
  const FileId file = sources_.add(options_.out + ".json", import.json);
  metrics::read_snapshot(file, options_.out, false, config, sources_, diagnostics_);
  if (!diagnostics_.has_errors()) return true;
  print(stderr, fmt::format("What `{}.json` would be has mistakes:\n", options_.out));
  show_problems();
  return false;
}

ExitCode Importer::run(const metrics::ImportOptions& import_options) {
  const metrics::FiguresConfig config = read_config();
  const CsvTable table = read_table();
  if (diagnostics_.has_errors()) {
    show_problems();
    return ExitCode::problems;
  }
  const fs::path target = fs::path(options_.site) / "data" / "metrics" / (options_.out + ".json");
  if (!options_.force && fs::exists(target)) {
    return wrong_usage(
        fmt::format("`{}` is there already; --force writes over it, --out gives "
                    "another name",
                    target.lexically_normal().string()));
  }
  const metrics::Import import = metrics::import_table(table, import_options, config);
  print(stdout, metrics::report_of(import));
  if (import.json.empty()) {
    print(stdout, "Nothing was written: no figure was understood.\n");
    return ExitCode::problems;
  }
  if (!is_acceptable(import, config)) {
    print(stdout, "Nothing was written.\n");
    return ExitCode::problems;
  }
  fs::create_directories(target.parent_path());
  replace_file_if_changed(target, import.json);
  print(stdout, fmt::format("Written: {}\n", target.lexically_normal().string()));
  return ExitCode::done;
}

}  // namespace

ExitCode import_command(const ImportCommandOptions& written) {
  ImportCommandOptions options = written;
  const auto as_at = Date::parse(options.as_at);
  if (!as_at) {
    return wrong_usage(
        fmt::format("--as-at wants the day that the figures stand at, such as 2021-03-31, not `{}`",
                    options.as_at));
  }
  const std::string stem = fs::path(options.file).stem().string();
  if (options.out.empty()) options.out = slug(stem);
  if (options.out.empty() || slug(options.out) != options.out) {
    return wrong_usage("--out wants a name of small letters, digits and hyphens");
  }
  metrics::ImportOptions import{.layout = {},
                                .as_at = *as_at,
                                .title = options.title.empty() ? stem : options.title,
                                .source = options.source.empty() ? stem : options.source,
                                .policy = options.policy,
                                .policy_reason = options.policy_reason,
                                .theme = options.theme,
                                .branch = {},
                                .unit = {}};
  if (options.layout == "tidy") {
    import.layout = metrics::ImportLayout::tidy;
  } else if (options.layout == "ees") {
    import.layout = metrics::ImportLayout::education_statistics;
  } else if (!options.layout.empty()) {
    return wrong_usage(fmt::format("--layout can be tidy or ees, not `{}`", options.layout));
  }
  if (!options.unit.empty()) {
    import.unit = metrics::unit_named(options.unit);
    if (!import.unit) {
      return wrong_usage(fmt::format("there is no unit `{}`; the units are {}", options.unit,
                                     fmt::join(metrics::unit_names(), ", ")));
    }
  }
  return Importer(options).run(import);
}

}  // namespace pier
