#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/edition.h"
#include "app/prepared.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "base/bytes_writer.h"
#include "preview/loop.h"
#include "preview/repeated_build.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLastPort = 65'535;
constexpr std::size_t kNoPort = kLastPort + 1;

/// The options, as they were written.
struct ServeOptions {
  SiteOptions site;
  /// 0: any that is free; kNoPort: the usual one, or the next that is free.
  std::size_t port = kNoPort;
  bool pdf = false;
};

/// Someone may read through a pipe: every line goes out at once.
void say_now(std::FILE* to, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), to);
  std::fflush(to);
}

/// A folder with all that it holds. Its parent is watched for it: tools that make it anew remove it
/// first.
preview::WatchedPlace whole_folder(const fs::path& folder) {
  fs::path whole = fs::absolute(folder).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  return {whole.parent_path(), {whole.filename().string()}};
}

std::vector<preview::WatchedPlace> watched(const SiteOptions& options) {
  std::vector<preview::WatchedPlace> places{{options.site, {"content", "data", "themes"}}};
  if (!options.built_assets.empty()) places.push_back(whole_folder(options.built_assets));
  if (!options.private_folder.empty()) places.push_back(whole_folder(options.private_folder));
  return places;
}

/// Of what the site is beside its files: the names that are watched, and the day.
Digest conditions_of(const OpenSite& site, const Edition& edition) {
  BytesWriter bytes;
  bytes.digest(site.digest());
  bytes.text(edition.today.iso());
  return digest_of(bytes.view());
}

ExitCode serve(const ServeOptions& options) {
  SiteOptions site_options = options.site;
  site_options.drafts = true;
  site_options.no_pdf = !options.pdf;
  auto prepared = prepare(site_options);
  if (!prepared) return ExitCode::usage;
  prepared->build.edition.pdfs = prepared->printer.has_value();
  prepared->build.notes = true;
  // A site that is not there is told before a port is taken.
  const OpenSite is_there(*prepared, site_options);

  preview::RepeatedBuild builds;
  const auto build = [&] {
    // A preview may run for days, in which folders are made anew.
    const OpenSite site(*prepared, site_options);
    BuildOptions build_options = prepared->build;
    if (const auto today = read_today(site_options.as_of)) build_options.edition.today = *today;
    build_options.watch_list = &site.names();
    if (prepared->printer) build_options.printer = &*prepared->printer;
    return builds.build(site.files(), build_options, conditions_of(site, build_options.edition),
                        file_time_now());
  };
  std::optional<int> port;
  if (options.port <= kLastPort) port = static_cast<int>(options.port);
  preview::run({.site = prepared->site,
                .port = port,
                .watched = watched(site_options),
                .build = build,
                .say = [](std::string_view text) { say_now(stdout, text); },
                .say_problems = [](std::string_view text) { say_now(stderr, text); }});
  return ExitCode::done;
}

Runner declare_serve(OptionList& list) {
  const auto options = std::make_shared<ServeOptions>();
  declare_sources(list, options->site);
  list.begin_group("How it is shown");
  list.add({.name = "--port",
            .value = "NUMBER",
            .meaning = "Where it answers on this machine; 0 is any port that is free (default: "
                       "8000, or the next that is free)",
            .target = &options->port,
            .least = 0,
            .most = kLastPort});
  list.add({.name = "--pdf",
            .meaning = "Make the PDFs too, which takes longer",
            .target = &options->pdf});
  return [options] { return serve(*options); };
}

}  // namespace

Command serve_command() {
  return {.name = "serve",
          .summary = "Show the site in a browser, and follow every change",
          .about =
              "Prints the address of the preview, which this machine alone can see. Every save "
              "shows in the browser a moment later; a mistake shows in the page, above the last "
              "version that was good. Drafts and what waits for its day are there, and marked. "
              "Nothing is written. Ctrl-C ends it.",
          .examples = {{"pier serve", "The site in this folder, at http://127.0.0.1:8000/"},
                       {"pier serve --port 8080", "The same at another port"},
                       {"pier serve --as-of 2027-04-01", "The site as it will be on that day"}},
          .declare = declare_serve};
}

}  // namespace pier
