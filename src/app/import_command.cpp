#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "base/environment_error.h"
#include "base/file_system.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "diagnostics/render.h"
#include "fetch/site_figures.h"
#include "metrics/import.h"
#include "metrics/import_text.h"
#include "metrics/snapshot.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

/// The options of `pier import`, as they were written.
struct ImportCommandOptions {
  std::string file;
  std::string site = ".";
  /// "": found out from the columns.
  std::string layout;
  /// "": the name of the file as a slug.
  std::string out;
  std::string as_at;
  std::string title;
  std::string source;
  std::string theme;
  std::string unit;
  std::string policy;
  std::string policy_reason;
  bool force = false;
};

/// As much as is read of a snapshot.
constexpr std::uint64_t kLargest = 20'000'000;

ExitCode wrong_usage(std::string_view message) {
  tell("pier: {}\n", message);
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
  void show_problems() { say(stderr, render(diagnostics_, sources_, {})); }

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
    say(stdout, fmt::format("Understood: the file is written in {}\n", decoded.encoding));
  }
  const FileId file = sources_.add(options_.file, std::move(decoded.text));
  return read_csv(sources_.whole(file), sources_, diagnostics_);
}

/// Whether the snapshot is one that a build would take; shows why not.
bool Importer::is_acceptable(const metrics::Import& import, const metrics::FiguresConfig& config) {
  const FileId file = sources_.add(options_.out + ".json", import.json);
  metrics::read_snapshot(file, options_.out, false, config, sources_, diagnostics_);
  if (!diagnostics_.has_errors()) return true;
  tell("What `{}.json` would be has mistakes:\n", options_.out);
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
  metrics::ImportOptions whole = import_options;
  whole.known = fetch::known_indicators(DiskFileSystem(options_.site), config);
  const metrics::Import import = metrics::import_table(table, whole, config);
  say(stdout, metrics::report_of(import));
  if (import.json.empty()) {
    say(stdout, "Nothing was written: no figure was understood.\n");
    return ExitCode::problems;
  }
  if (!is_acceptable(import, config)) {
    say(stdout, "Nothing was written.\n");
    return ExitCode::problems;
  }
  fs::create_directories(target.parent_path());
  replace_file_if_changed(target, import.json);
  say(stdout, fmt::format("Written: {}\n", target.lexically_normal().string()));
  return ExitCode::done;
}

ExitCode import_file(const ImportCommandOptions& written) {
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

void declare_what_figures_are(OptionList& list, ImportCommandOptions& options) {
  list.begin_group("What the figures are");
  list.add({.name = "--as-at",
            .value = "DAY",
            .meaning = "The day that the figures stand at",
            .target = &options.as_at,
            .required = true});
  list.add({.name = "--title",
            .value = "TEXT",
            .meaning = "What the figures are, for readers",
            .target = &options.title});
  list.add({.name = "--source",
            .value = "TEXT",
            .meaning = "Where they come from",
            .target = &options.source});
  list.add({.name = "--theme",
            .value = "THEME",
            .meaning = "A theme of data/figures.yaml",
            .target = &options.theme});
  Option unit{.name = "--unit",
              .value = "UNIT",
              .meaning = "The unit of the values",
              .target = &options.unit};
  for (const auto& name : metrics::unit_names()) unit.words.emplace_back(name);
  list.add(std::move(unit));
  list.add({.name = "--policy",
            .value = "POLICY",
            .meaning = "The rule of disclosure control, or none",
            .target = &options.policy});
  list.add({.name = "--policy-reason",
            .value = "TEXT",
            .meaning = "Why nothing is hidden",
            .target = &options.policy_reason});
}

Runner declare_import(OptionList& list) {
  const auto options = std::make_shared<ImportCommandOptions>();
  list.begin_group("Where from and where to");
  list.add({.name = "file",
            .meaning = "The CSV file",
            .target = &options->file,
            .required = true,
            .offers = Offers::files});
  list.add({.name = "--layout",
            .value = "LAYOUT",
            .meaning = "Its columns, ees for Explore Education Statistics (default: found out)",
            .target = &options->layout,
            .words = {"tidy", "ees"}});
  list.add(site_folder_option(options->site));
  list.add({.name = "--out",
            .value = "NAME",
            .meaning = "The name of the snapshot (default: that of the file)",
            .target = &options->out});
  list.add({.name = "--force",
            .meaning = "Write over a snapshot that is there",
            .target = &options->force});
  declare_what_figures_are(list, *options);
  return [options] { return import_file(*options); };
}

}  // namespace

Command import_command() {
  return {
      .name = "import",
      .summary = "Make a snapshot of figures from a CSV file",
      .about =
          "tidy: a row a figure, with the columns indicator, area, period and value; numerator, "
          "denominator, status, note, published, qualifier, title, unit, polarity, definition "
          "and per may be there; every other column is a dimension.\n"
          "ees: time_period, time_identifier, geographic_level, country_code, region_code, "
          "new_la_code and their names; columns of numbers are indicators, other columns "
          "dimensions.",
      .examples = {{"pier import figures.csv --as-at 2021-03-31",
                    "Make data/metrics/figures.json of a table"},
                   {"pier import rates.csv --as-at 2021-03-31 --policy none "
                    "--policy-reason \"Rates\"",
                    "The same where nothing has to be hidden"}},
      .declare = declare_import};
}

}  // namespace pier
