#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/edition.h"
#include "app/prepared.h"
#include "base/file_system.h"
#include "preview/loop.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

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

}  // namespace

ExitCode serve_command(const ServeCommandOptions& options) {
  SiteOptions site = options.site;
  site.drafts = true;
  site.no_pdf = !options.pdf;
  auto prepared = prepare(site);
  if (!prepared) return ExitCode::usage;
  prepared->build.edition.pdfs = prepared->printer.has_value();
  prepared->build.notes = true;
  // A site that is not there is told before a port is taken.
  DiskFileSystem{prepared->site};
  preview::run({.site = prepared->site,
                .port = options.port,
                .watched = watched(site),
                .build =
                    [&] {
                      // A preview may run for days.
                      if (const auto today = read_today(site.as_of); today) {
                        prepared->build.edition.today = *today;
                      }
                      return build_site(DiskFileSystem(prepared->site), *prepared, site);
                    },
                .say = [](std::string_view text) { say_now(stdout, text); },
                .say_problems = [](std::string_view text) { say_now(stderr, text); }});
  return ExitCode::done;
}

}  // namespace pier
