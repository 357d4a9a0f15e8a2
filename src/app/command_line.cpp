#include "app/command_line.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "base/environment_error.h"
#include "base/text.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 7> kCommands{"build", "check", "import",    "list",
                                                    "new",   "serve", "watch-list"};
constexpr auto kOptions = std::to_array<std::string_view>(
    {"--all",    "--as-at",   "--as-of",      "--body", "--built-assets", "--chromium",
     "--drafts", "--force",   "--format",     "--help", "--in",           "--jobs",
     "--layout", "--no-pdf",  "--out",        "--pdf",  "--policy",       "--policy-reason",
     "--port",   "--private", "--production", "--site", "--source",       "--theme",
     "--title",  "--unit",    "--watch-list"});

struct Format {
  std::string_view name;
  DiagnosticFormat format;
};
constexpr std::array<Format, 3> kFormats{{{"text", DiagnosticFormat::text},
                                          {"json", DiagnosticFormat::json},
                                          {"github", DiagnosticFormat::github}}};

DiagnosticFormat format_of(const std::string& name) {
  for (const Format& known : kFormats) {
    if (known.name == name) return known.format;
  }
  throw CLI::ValidationError(fmt::format("--format can be text, json or github, not `{}`", name));
}

/// Says what of the command line was not understood, and what was probably meant.
void print_usage(const CLI::ParseError& error, std::span<const char* const> words) {
  std::string message = error.what();
  std::string help = "`pier --help` and `pier build --help` list what there is";
  const auto mend = [&](std::string_view word, std::span<const std::string_view> known) {
    if (std::find(known.begin(), known.end(), word) != known.end()) return;
    message =
        fmt::format("there is no {} `{}`", word.starts_with('-') ? "option" : "command", word);
    if (const std::string near = suggest(word, known); !near.empty()) help = near;
  };
  if (words.size() < 2) {
    message = "a command is missing: say what to do, as in `pier build`";
    help = suggest("", kCommands) + "; `pier --help` says what each does";
  } else if (words[1][0] != '-') {
    mend(words[1], kCommands);
  }
  for (const std::string_view word : words) {
    if (word.starts_with("--")) mend(word.substr(0, word.find('=')), kOptions);
  }
  fmt::print(stderr, "pier: {}\n  help: {}\n", message, help);
}

/// What every command that builds a site has, whatever becomes of it.
void add_reading_options(CLI::App& command, SiteOptions& options) {
  command.add_option("--site", options.site, "The folder of the site (default: this one)");
  command.add_option("--as-of", options.as_of, "The day to take for today, as 2026-06-04");
  command.add_option("--jobs", options.jobs, "How many threads (default: one a core)")
      ->check(CLI::Range(1, 256));
  command.add_option("--built-assets", options.built_assets,
                     "The folder of the theme's compiled styles and scripts");
  command.add_option("--private", options.private_folder,
                     "A folder outside the site with snapshots whose true counts stay private");
  command.add_option("--watch-list", options.watch_list,
                     "A file of names that must not be published, made by `pier watch-list` "
                     "(default: the one that PIER_WATCH_LIST names)");
  command.add_option("--chromium", options.chromium,
                     "The Chromium that makes PDFs (default: PIER_CHROMIUM, or one in PATH)");
}

void add_site_options(CLI::App& command, SiteOptions& options) {
  add_reading_options(command, options);
  command.add_flag("--no-pdf", options.no_pdf, "Make no PDFs; pages offer printing instead");
  command.add_flag("--drafts", options.drafts, "Show drafts and what waits for its day");
  command.add_flag("--production", options.production,
                   "For readers: no preview banner, no placeholders");
  command.add_flag("--all", options.all, "Show every problem, however many of a kind");
  command.add_option_function<std::string>(
      "--format", [&options](const std::string& name) { options.format = format_of(name); },
      "How problems are shown: text, json or github");
}

void add_serve_options(CLI::App& command, ServeCommandOptions& options) {
  constexpr int kLastPort = 65535;
  add_reading_options(command, options.site);
  command
      .add_option(
          "--port", options.port,
          "Where it answers on this machine; 0: any port that is free (default: 8000, or the "
          "next that is free)")
      ->check(CLI::Range(0, kLastPort));
  command.add_flag("--pdf", options.pdf, "Make PDFs too, which takes longer");
}

void add_import_options(CLI::App& command, ImportCommandOptions& options) {
  command.add_option("file", options.file, "The CSV file")->required();
  command.add_option("--as-at", options.as_at, "The day that the figures stand at")->required();
  command.add_option("--layout", options.layout,
                     "tidy (columns indicator, area, period, value …) or ees (Explore Education "
                     "Statistics); found out by itself");
  command.add_option("--site", options.site, "The folder of the site (default: this one)");
  command.add_option("--out", options.out, "The name of the snapshot (default: that of the file)");
  command.add_option("--title", options.title, "What the figures are, for readers");
  command.add_option("--source", options.source, "Where they come from");
  command.add_option("--theme", options.theme, "A theme of data/figures.yaml");
  command.add_option("--unit", options.unit, "The unit of the values");
  command.add_option("--policy", options.policy, "The rule of disclosure control, or none");
  command.add_option("--policy-reason", options.policy_reason, "Why nothing is hidden");
  command.add_flag("--force", options.force, "Write over a snapshot that is there");
  command.footer(
      "tidy: a row a figure, with the columns indicator, area, period and value; numerator,\n"
      "denominator, status, note, published, qualifier, title, unit, polarity, definition and per\n"
      "may be there; every other column is a dimension.\n"
      "ees: time_period, time_identifier, geographic_level, country_code, region_code, "
      "new_la_code\n"
      "and their names; columns of numbers are indicators, other columns dimensions.");
}

void add_new_options(CLI::App& command, NewCommandOptions& options) {
  command.add_option("type", options.type,
                     "report, chapter, page, news, guidance, consultation, briefing or review");
  command.add_option("words", options.words,
                     "A title; of a report its year, as 2026-27; of a chapter the report and the "
                     "organisation or group, as 2026-27 essex-police");
  command.add_option("--site", options.site, "The folder of the site (default: this one)");
  command.add_option("--in", options.in,
                     "The folder below content/ (default: that of others of its type)");
  command.add_option("--body", options.body, "Whose report it is (default: that of the site)");
  command.add_option("--as-of", options.as_of, "The day to take for today, as 2026-06-04");
}

ExitCode dispatch(CLI::App& app, const SiteOptions& options,
                  const ServeCommandOptions& serve_options,
                  const ImportCommandOptions& import_options, const NewCommandOptions& new_options,
                  const std::string& table) {
  if (app.got_subcommand("build")) return build_command(options);
  if (app.got_subcommand("check")) return check_command(options);
  if (app.got_subcommand("serve")) return serve_command(serve_options);
  if (app.got_subcommand("import")) return import_command(import_options);
  if (app.got_subcommand("new")) return new_command(new_options);
  if (app.got_subcommand("watch-list")) return watch_list_command();
  return list_command(table, options.site);
}

ExitCode parse_and_run(int argc, const char* const* argv) {
  CLI::App app{"Pier makes the website of a safeguarding partnership.", "pier"};
  app.require_subcommand(1);
  SiteOptions options;
  ServeCommandOptions serve_options;
  ImportCommandOptions import_options;
  NewCommandOptions new_options;
  std::string table;
  CLI::App* build = app.add_subcommand("build", "Read, check and publish the site");
  add_site_options(*build, options);
  build->add_option("--out", options.out, "Where to publish (default: public/ in the site)");
  add_site_options(*app.add_subcommand("check", "Check the site and write nothing"), options);
  add_serve_options(*app.add_subcommand("serve", "Show the site here and follow every change"),
                    serve_options);
  add_import_options(*app.add_subcommand("import", "Make a snapshot of figures from a CSV file"),
                     import_options);
  add_new_options(*app.add_subcommand("new", "Make the files of a new page or report"),
                  new_options);
  app.add_subcommand(
      "watch-list", "Read names, one a line, and print a list that a build can hold pages against");
  CLI::App* list = app.add_subcommand("list", "Print a table of the program or of the figures");
  list->add_option("table", table,
                   "types, rules, filters, outputs, indicators, policies, groups, themes, "
                   "abuse or reviews");
  list->add_option("--site", options.site, "The folder of the site (default: this one)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // --help
      return ExitCode::done;
    }
    print_usage(error, std::span(argv, static_cast<std::size_t>(argc)));
    return ExitCode::usage;
  }
  if (options.production && options.drafts) {
    std::fputs("pier: --production and --drafts do not go together: drafts are not for readers\n",
               stderr);
    return ExitCode::usage;
  }
  return dispatch(app, options, serve_options, import_options, new_options, table);
}

}  // namespace

ExitCode run(int argc, const char* const* argv) {
  // A limit on the size of files is then an error of write(), which has words and a cure.
  std::signal(SIGXFSZ, SIG_IGN);
  // The one place that catches: what arrives here is the machine's fault or our own.
  try {
    return parse_and_run(argc, argv);
  } catch (const EnvironmentError& error) {
    fmt::print(stderr, "pier: {}\n", error.what());
    if (!error.help().empty()) fmt::print(stderr, "  help: {}\n", error.help());
    return ExitCode::environment;
  } catch (const std::system_error& error) {
    fmt::print(stderr, "pier: {}\n", error.what());
    return ExitCode::environment;
  } catch (const std::bad_alloc&) {
    std::fputs("pier: the machine has no memory left\n", stderr);
    return ExitCode::environment;
  } catch (const std::exception& error) {
    fmt::print(stderr, "pier: this is a fault of the program: {}\n", error.what());
    return ExitCode::internal;
  }
}

}  // namespace pier
