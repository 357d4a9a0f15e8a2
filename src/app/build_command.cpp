#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/attendance.h"
#include "app/commands.h"
#include "app/kept_memory.h"
#include "app/last_build.h"
#include "app/link_check.h"
#include "app/prepared.h"
#include "app/quick_build.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "app/unit_files.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "build/build.h"
#include "metrics/published_record.h"
#include "publish/directory_writer.h"
#include "publish/output_folder.h"
#include "publish/publish_lock.h"

namespace pier {

namespace {

/// Problems are for the eyes and go to standard error; formats for tools to standard output.
void print_problems(const Build& build, const SiteOptions& options) {
  RenderOptions render_options{.format = options.format,
                               .colours = wants_colours(options.colour, stderr)};
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

bool is_for_people(const SiteOptions& options) {
  return options.format == DiagnosticFormat::text;
}

/// Whether this is the site of a day to come, made to look at it: it cannot be published, so
/// nothing of it was.
bool is_ahead(const Prepared& prepared) {
  const auto today = read_today({});
  return today && *today < prepared.build.edition.today;
}

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

/// What a build came to, and the files that it wrote.
struct Outcome {
  Build build;
  std::optional<PublishResult> published;
};

/// Keeps what the next build can go by, if anything.
void keep_memory(const Build& build, SiteInputs inputs, const PublishResult& published,
                 bool is_remembered, const KeptMemory& kept) {
  auto memory =
      is_remembered ? remember(build, std::move(inputs), kept.conditions()) : std::nullopt;
  if (!memory) return kept.forget();
  memory->published = published.manifest.digest;
  memory->add_to_history(kept.before(), file_time_now());
  kept.keep(*memory);
}

/// Builds everything, publishes it, and keeps what the next build can go by.
Outcome build_all(const OpenSite& site, Prepared& prepared, const LiveTree& live,
                  const PublishLock& lock, const KeptMemory& kept) {
  EarlyFiles early(live, lock, prepared.build.jobs);
  OpenSite::Observed observed = site.build_observed(prepared, early);
  Outcome outcome{std::move(observed.build), {}};
  const Build& build = outcome.build;
  if (build.diagnostics.has_errors()) return outcome;
  const bool is_record = prepared.build.edition.production && !is_ahead(prepared);
  // On the day itself the records are to be kept, although nothing else has changed.
  const bool is_remembered = is_record || !prepared.build.edition.production;
  const auto keep_all = [&](const PublishResult& published) {
    if (is_record) keep_records(prepared, build);
    write_unit_files(prepared, build);
    keep_memory(build, std::move(observed.inputs), published, is_remembered, kept);
  };
  outcome.published = publish_tree(build.output, live, lock, prepared.build.jobs, &early, keep_all);
  return outcome;
}

/// Builds what has to be built since the last time: nothing, some texts, or everything.
Outcome build_needed(const OpenSite& site, Prepared& prepared, const PublishLock& lock) {
  const Look look(prepared, site, lock);
  if (has_unit_files(prepared, site)) {
    if (auto quick = build_what_changed(look, site, prepared, lock)) {
      return {std::move(quick->build), std::move(quick->published)};
    }
  }
  return build_all(site, prepared, *look.live, lock, *look.kept);
}

/// Keeps what the process, which ends soon, need not give back piece by piece. It stays within
/// reach, so that no tool takes it for forgotten.
template <typename Kept>
const Kept& keep_to_the_end(Kept kept) {
  static auto* const all = new std::vector<std::unique_ptr<const Kept>>;
  return *all->emplace_back(std::make_unique<const Kept>(std::move(kept)));
}

ExitCode build_and_publish(const SiteOptions& options, Attendance& attendance) {
  const auto begin = std::chrono::steady_clock::now();
  auto prepared = prepare(options, attendance.progress());
  if (!prepared) return ExitCode::usage;
  prepared->build.edition.pdfs = prepared->printer.has_value();
  // A site that is not there is told before a folder is made for what it would give.
  const OpenSite site(*prepared, options);
  const PublishLock lock(check_output_folder(prepared->out, prepared->site));

  prepared->build.process_ends = true;
  // True also of one that is stopped, whatever stops it.
  note_build(prepared->site, prepared->out, {.failed = true, .day = {}});
  const Outcome& outcome = keep_to_the_end(build_needed(site, *prepared, lock));
  const Build& result = outcome.build;
  if (outcome.published) {
    note_build(prepared->site, prepared->out,
               {.failed = false, .day = prepared->build.edition.today});
  }
  attendance.line().hide();
  print_problems(result, options);
  print_pdf_notice(result, options, *prepared);
  // A format for tools is the whole of standard output.
  std::FILE* const to = options.format == DiagnosticFormat::text ? stdout : stderr;
  if (!outcome.published) {
    say(to, accounting_line(result, "ready"));
    say(to, fmt::format("Nothing was published; {} is as it was.\n", shown(prepared->out)));
    return ExitCode::problems;
  }
  if (attendance.signal() != 0) {
    say(stderr,
        fmt::format("Stopped, but all was done: the new site is in {}.\n", shown(prepared->out)));
    return ExitCode::done;
  }
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                                std::chrono::steady_clock::now() - begin)
                                .count();
  const PublishResult& published = *outcome.published;
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
  if (options.production && is_ahead(*prepared)) {
    say(to,
        fmt::format("It is the site of {}: it cannot be published yet, and no record is kept of "
                    "it.\n",
                    prepared->build.edition.today.text()));
  }
  say(to, next_build_line(result));
  return ExitCode::done;
}

struct CheckOptions {
  SiteOptions site;
  LinkCheckOptions links;
};

ExitCode check_alone(const CheckOptions& all, Attendance& attendance) {
  const SiteOptions& options = all.site;
  auto prepared = prepare(options, attendance.progress());
  if (!prepared || !are_link_options_right(all.links, options)) return ExitCode::usage;
  const OpenSite site(*prepared, options);
  std::unique_ptr<LinkCheck> links;
  if (all.links.links) {
    links = LinkCheck::make(all.links, *prepared, site);
    if (!links) return ExitCode::usage;
    prepared->build.outbound = &links->judge();
  }
  prepared->build.process_ends = true;
  const Build& result = keep_to_the_end(site.build(*prepared));
  attendance.line().hide();
  print_problems(result, options);
  if (result.pages_not_measured > 0) print_pdf_notice(result, options, *prepared);
  std::FILE* const to = options.format == DiagnosticFormat::text ? stdout : stderr;
  say(to, accounting_line(result, "ready"));
  if (links) say(to, links->summary());
  say(to, next_build_line(result));
  return result.diagnostics.has_errors() ? ExitCode::problems : ExitCode::done;
}

Runner declare_build(OptionList& list) {
  const auto options = std::make_shared<SiteOptions>();
  declare_site_options(list, *options);
  list.begin_group("Where");
  list.add({.name = "--out",
            .value = "FOLDER",
            .meaning = "Where to publish (default: public/ in the site)",
            .target = &options->out,
            .offers = Offers::folders});
  return [options] {
    return attend(
        is_for_people(*options),
        [&](Attendance& attendance) { return build_and_publish(*options, attendance); },
        [&] {
          return fmt::format("Stopped; nothing was published, {} is as it was.",
                             shown(output_folder(*options)));
        });
  };
}

Runner declare_check(OptionList& list) {
  const auto options = std::make_shared<CheckOptions>();
  declare_site_options(list, options->site);
  declare_link_options(list, options->links);
  return [options] {
    return attend(
        is_for_people(options->site),
        [&](Attendance& attendance) { return check_alone(*options, attendance); },
        [&] {
          return std::string(options->links.links
                                 ? "Stopped; what was learnt of links is kept for the next time."
                                 : "Stopped; nothing was written.");
        });
  };
}

}  // namespace

Command build_command() {
  return {.name = "build",
          .summary = "Read, check and publish the site",
          .about =
              "Without --production it makes a preview: a banner says so on every page, and "
              "search engines are asked to stay away. When something is wrong, all of it is "
              "told, nothing is published, and the site that is there stays as it is.",
          .examples = {{"pier build", "A preview of the site in this folder, in public/"},
                       {"pier build --drafts", "The same with drafts and what waits for its day"},
                       {"pier build --production --out ~/website",
                        "The site for readers, in another folder"},
                       {"pier build --as-of 2027-04-01", "The site as it will be on that day"}},
          .declare = declare_build};
}

Command check_command() {
  return {.name = "check",
          .summary = "Check the site and write nothing",
          .about =
              "Finds what `pier build` finds, drafts and reports that are not public yet "
              "included.\n"
              "With --links it also asks other sites whether the links to them lead somewhere: "
              "each address once, at most two at a time of one site, and those that were good not "
              "again for seven days. Only what is public today is asked for; --drafts asks for the "
              "rest too. A site that does not answer is told after three days.",
          .examples = {{"pier check", "What is wrong with the site in this folder"},
                       {"pier check --all", "Every problem, not the first twenty of each kind"},
                       {"pier check --links", "Also whether the links to other sites still work"},
                       {"pier check --format json > problems.json", "The same for a program"}},
          .declare = declare_check};
}

}  // namespace pier
