#include "app/prepared.h"

#include <cstdio>

#include <fmt/format.h>

#include "app/edition.h"
#include "app/terminal.h"
#include "app/watch_list.h"
#include "base/bytes_writer.h"
#include "base/environment_error.h"
#include "base/mapped_file.h"

namespace pier {

namespace {

void find_printer(const SiteOptions& options, Prepared& prepared) {
  if (options.no_pdf) return;
  const auto chromium = find_chromium(options.chromium);
  if (!chromium) return;
  prepared.chromium = *chromium;
  prepared.printer.emplace(print::ChromiumOptions{.program = *chromium,
                                                  .cache = prepared.site / kCacheFolder / "pdf",
                                                  .jobs = prepared.build.jobs});
}

/// True counts in the folder of the site would sooner or later be committed, or copied with it.
void check_private_folder(const std::filesystem::path& folder, const Prepared& prepared) {
  std::error_code error;
  const auto inside = std::filesystem::weakly_canonical(folder, error);
  const auto site = std::filesystem::weakly_canonical(prepared.site, error);
  const auto relative = inside.lexically_relative(site);
  if (relative.empty() || *relative.begin() == "..") return;
  throw EnvironmentError(
      fmt::format("the private folder `{}` lies in the folder of the site", folder.string()),
      "keep true counts where they are not committed or copied with the site");
}

}  // namespace

std::filesystem::path output_folder(const SiteOptions& options) {
  if (!options.out.empty()) return options.out;
  return std::filesystem::path(options.site) / "public";
}

std::optional<Prepared> prepare(const SiteOptions& options, Progress* progress) {
  if (options.production && options.drafts) {
    tell("pier: --production and --drafts do not go together: drafts are not for readers\n");
    return std::nullopt;
  }
  const auto today = read_today(options.as_of);
  if (!today) {
    tell("{}", options.as_of.empty()
                   ? "pier: SOURCE_DATE_EPOCH is not a number of seconds since 1970\n"
                   : fmt::format("pier: --as-of wants a day such as 2026-06-04, not `{}`\n",
                                 options.as_of));
    return std::nullopt;
  }
  Prepared prepared{options.site,
                    output_folder(options),
                    {{*today, options.production, options.drafts}, Jobs::of_machine()},
                    std::nullopt,
                    {}};
  if (options.jobs > 0) prepared.build.jobs.count = options.jobs;
  prepared.build.jobs.progress = progress;
  find_printer(options, prepared);
  return prepared;
}

OpenSite::OpenSite(const Prepared& prepared, const SiteOptions& options) : site_(prepared.site) {
  const std::string list = watch_list_path(options.watch_list);
  names_ = read_watch_list(list);
  if (!list.empty()) {
    const auto file = MappedFile::open(list);
    names_digest_ = digest_of(file ? file->bytes() : std::string_view());
  }
  if (!options.built_assets.empty()) built_assets_.emplace(options.built_assets);
  if (!options.private_folder.empty()) {
    check_private_folder(options.private_folder, prepared);
    private_snapshots_.emplace(options.private_folder);
  }
}

SiteFiles OpenSite::files() const {
  return {site_, built_assets_ ? &*built_assets_ : nullptr,
          private_snapshots_ ? &*private_snapshots_ : nullptr};
}

Digest OpenSite::digest() const {
  BytesWriter bytes;
  bytes.digest(names_digest_);
  bytes.number(built_assets_ ? 1 : 0);
  bytes.number(private_snapshots_ ? 1 : 0);
  return digest_of(bytes.view());
}

Build OpenSite::build(Prepared& prepared) const {
  return build(prepared, files());
}

Build OpenSite::build(Prepared& prepared, const SiteFiles& files) const {
  return pier::build(files, options_of(prepared));
}

OpenSite::Observed OpenSite::build_observed(Prepared& prepared, EarlyFiles& early) const {
  const RecordedSite recorded(files(), file_time_now());
  BuildOptions options = options_of(prepared);
  options.remember = true;
  options.early = &early;
  Build made = pier::build(recorded.files(), options);
  return {std::move(made), recorded.inputs()};
}

BuildOptions OpenSite::options_of(Prepared& prepared) const {
  BuildOptions options = prepared.build;
  options.watch_list = &names_;
  if (prepared.printer) options.printer = &*prepared.printer;
  return options;
}

}  // namespace pier
