#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/edition.h"
#include "app/prepared.h"
#include "app/watch_list.h"
#include "base/environment_error.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "build/build.h"
#include "metrics/published_record.h"
#include "publish/directory_writer.h"
#include "publish/output_folder.h"
#include "publish/publish_lock.h"

namespace pier {

namespace {

void say(std::FILE* to, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), to);
}

/// Problems are for the eyes and go to standard error; formats for tools to standard output.
void print_problems(const Build& build, const SiteOptions& options) {
  RenderOptions render_options{.format = options.format};
  if (options.all || options.format != DiagnosticFormat::text) {
    render_options.most_per_rule = std::numeric_limits<std::size_t>::max();
  }
  const std::string text = render(build.diagnostics, *build.sources, render_options);
  say(options.format == DiagnosticFormat::text ? stderr : stdout, text);
}

/// `outcome` is what became of the files with no problem: "published", or "ready" when nothing
/// was.
std::string accounting_line(const Build& build, std::string_view outcome) {
  const Accounting& counts = build.accounting;
  std::string line = fmt::format("{}: {} {}, {} refused, {} held back\n",
                                 count_of(counts.sources, "source file", "source files"),
                                 with_commas(counts.published), outcome,
                                 with_commas(counts.refused), with_commas(counts.held_back));
  if (build.silenced > 0) {
    line +=
        fmt::format("{} silenced by `allow`\n", count_of(build.silenced, "warning", "warnings"));
  }
  return line;
}

/// A static site does nothing by itself: what waits for a day waits for the build of that day. Does
/// not name what waits: reports are kept where others read them.
std::string next_build_line(const Build& build) {
  if (!build.next_change) return {};
  return fmt::format(
      "Build it again on {}: on that day something becomes public, closes or expires.\n",
      build.next_change->text());
}

/// A path as people would write it from where they are.
std::string shown(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path near = std::filesystem::proximate(path, error);
  const bool above = error || near.empty() || *near.begin() == "..";
  return (above ? path : near).string();
}

/// Where what costs much is kept from build to build; nothing in it is needed.
constexpr std::string_view kCacheFolder = ".pier-cache";

void find_printer(const SiteOptions& options, Prepared& prepared) {
  if (options.no_pdf) return;
  const auto chromium = find_chromium(options.chromium);
  if (!chromium) return;
  prepared.printer.emplace(print::ChromiumOptions{.program = *chromium,
                                                  .cache = prepared.site / kCacheFolder / "pdf",
                                                  .jobs = prepared.build.jobs});
}

/// Says once that pages have no PDF, and why; nothing is wrong with the site.
void print_pdf_notice(const Build& build, const SiteOptions& options, const Prepared& prepared) {
  if (prepared.printer || build.pages_without_pdf == 0) return;
  std::string notice =
      fmt::format("pier: {} to be had as a PDF {} printing instead: {}\n",
                  count_of(build.pages_without_pdf, "page that is", "pages that are"),
                  build.pages_without_pdf == 1 ? "offers" : "offer",
                  options.no_pdf ? "--no-pdf" : "no Chromium was found");
  if (build.pages_not_measured > 0) {
    notice += fmt::format(
        "pier: whether {} on paper was not checked\n",
        count_of(build.pages_not_measured, "page keeps to its limit", "pages keep to their limit"));
  }
  if (!options.no_pdf) {
    notice += "  help: install the package chromium, or name one with --chromium\n";
  }
  say(stderr, notice);
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

std::optional<Prepared> prepare(const SiteOptions& options) {
  const auto today = read_today(options.as_of);
  if (!today) {
    say(stderr, options.as_of.empty()
                    ? "pier: SOURCE_DATE_EPOCH is not a number of seconds since 1970\n"
                    : fmt::format("pier: --as-of wants a day such as 2026-06-04, not `{}`\n",
                                  options.as_of));
    return std::nullopt;
  }
  Prepared prepared{options.site,
                    options.out.empty() ? std::filesystem::path(options.site) / "public"
                                        : std::filesystem::path(options.out),
                    {{*today, options.production, options.drafts}, Jobs::of_machine()},
                    std::nullopt};
  if (options.jobs > 0) prepared.build.jobs.count = options.jobs;
  find_printer(options, prepared);
  return prepared;
}

Build build_site(const DiskFileSystem& site, Prepared& prepared, const SiteOptions& options) {
  SiteFiles files{site};
  const privacy::WatchList names = read_watch_list(watch_list_path(options.watch_list));
  BuildOptions build_options = prepared.build;
  build_options.watch_list = &names;
  std::optional<DiskFileSystem> assets, private_snapshots;
  if (!options.built_assets.empty()) files.built_assets = &assets.emplace(options.built_assets);
  if (!options.private_folder.empty()) {
    check_private_folder(options.private_folder, prepared);
    files.private_snapshots = &private_snapshots.emplace(options.private_folder);
  }
  if (prepared.printer) build_options.printer = &*prepared.printer;
  return build(files, build_options);
}

namespace {

/// What was published once is kept for ever: its addresses answer, and its figures and dates are
/// known to readers. Previews promise nothing.
void keep_records(const Prepared& prepared, const Build& build) {
  const std::filesystem::path data = prepared.site / "data";
  replace_file_if_changed(data / "urls.txt", write_published_urls(build.lasting_urls));
  if (!build.published_figures.empty()) {
    replace_file_if_changed(data / "published-figures.csv",
                            metrics::write_published_record(build.published_figures));
  }
  if (!build.published_sessions.empty()) {
    replace_file_if_changed(data / "published-meetings.txt", build.published_sessions);
  }
  if (!build.published_reviews.empty()) {
    replace_file_if_changed(data / "published-reviews.txt", build.published_reviews);
  }
}

}  // namespace

ExitCode build_command(const SiteOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  auto prepared = prepare(options);
  if (!prepared) return ExitCode::usage;
  prepared->build.edition.pdfs = prepared->printer.has_value();
  // A site that is not there is told before a folder is made for what it would give.
  const DiskFileSystem site(prepared->site);
  const PublishLock lock(check_output_folder(prepared->out, prepared->site));

  const Build result = build_site(site, *prepared, options);
  print_problems(result, options);
  print_pdf_notice(result, options, *prepared);
  // A format for tools is the whole of standard output.
  std::FILE* const to = options.format == DiagnosticFormat::text ? stdout : stderr;
  if (result.diagnostics.has_errors()) {
    say(to, accounting_line(result, "ready"));
    say(to, fmt::format("Nothing was published; {} is as it was.\n", shown(prepared->out)));
    return ExitCode::problems;
  }
  const PublishResult published = publish_tree(result.output, lock, prepared->build.jobs);
  if (options.production) keep_records(*prepared, result);

  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                                std::chrono::steady_clock::now() - begin)
                                .count();
  say(to, accounting_line(result, "published"));
  say(to, fmt::format("{} in {} ms ({} written, {} unchanged, {} removed)\n",
                      count_of(result.page_count, "page", "pages"), milliseconds,
                      count_of(published.written, "file", "files"), with_commas(published.kept),
                      with_commas(published.removed)));
  if (!published.leftover.empty()) {
    say(to, fmt::format("The former site could not be removed: {}\n", published.leftover));
  }
  say(to, fmt::format("{} is in {}. To look at it: python3 -m http.server --directory {} 8000\n",
                      options.production ? "The site" : "The preview", shown(prepared->out),
                      shown(prepared->out)));
  say(to, next_build_line(result));
  return ExitCode::done;
}

ExitCode check_command(const SiteOptions& options) {
  auto prepared = prepare(options);
  if (!prepared) return ExitCode::usage;
  const DiskFileSystem site(prepared->site);
  const Build result = build_site(site, *prepared, options);
  print_problems(result, options);
  if (result.pages_not_measured > 0) print_pdf_notice(result, options, *prepared);
  std::FILE* const to = options.format == DiagnosticFormat::text ? stdout : stderr;
  say(to, accounting_line(result, "ready"));
  say(to, next_build_line(result));
  return result.diagnostics.has_errors() ? ExitCode::problems : ExitCode::done;
}

}  // namespace pier
