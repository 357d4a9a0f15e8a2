#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/attendance.h"
#include "app/commands.h"
#include "app/edition.h"
#include "app/network_options.h"
#include "app/prepared.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "build/files_in.h"
#include "build/origins.h"
#include "diagnostics/render.h"
#include "fetch/fetch.h"
#include "net/http.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

/// In the cache: what people were shown. When it is lost, what is accepted is taken as it comes.
constexpr std::string_view kShownFile = "fetch-shown";
constexpr std::uint64_t kLargestShown = 10'000'000;

fetch::ShownDigests read_shown_of(const FileSystem& site) {
  const SitePath file = *SitePath::parse(kCacheFolder) / *SitePath::parse(kShownFile);
  return fetch::read_shown(site.read(file, kLargestShown).bytes);
}

/// The options of `pier fetch`, as they were written.
struct FetchCommandOptions {
  SiteOptions site;
  std::vector<std::string> ids;
  std::vector<std::string> accepted;
  NetworkOptions network;
};

class ClientTransport : public fetch::Transport {
 public:
  explicit ClientTransport(net::Policy policy) : client_(std::move(policy)) {}
  void send_all(const std::vector<net::Request>& requests, const net::Client::Answered& answered,
                Progress* progress) override {
    client_.send_all(requests, answered, progress);
  }

 private:
  net::Client client_;
};

/// "2026-11-27T21:05:00Z".
std::string utc_time(std::int64_t nanoseconds) {
  const std::int64_t seconds = nanoseconds / 1'000'000'000;
  const std::int64_t of_day = seconds % 86'400;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", Date::from_unix_seconds(seconds).iso(), of_day / 3600,
                     of_day / 60 % 60, of_day % 60);
}

/// What a site says of its sources, and what it has of them.
struct SourcesOfSite {
  SourceMap map;
  Diagnostics problems;
  provenance::Copies copies;
  bool has_list = false;
};

void read_sources_of(const FileSystem& site, SourcesOfSite& read) {
  Diagnostics unheard;
  const SitePath data = *SitePath::parse("data");
  const std::vector<SitePath> present = files_in(site.list(data), read.map, unheard);
  read.has_list = std::find(present.begin(), present.end(),
                            *SitePath::parse("data/sources.yaml")) != present.end();
  read.copies = read_copies(site, present, read.map, read.problems);
}

/// The first of some ids that is no source; "" when all are.
std::string unknown_id(const std::vector<std::string>& ids, const provenance::SourceList& list) {
  for (const std::string& id : ids) {
    if (!id.empty() && list.find(id) == nullptr) return id;
  }
  return {};
}

/// The first source that is to be taken and is not among those that are fetched; "" without one.
std::string not_fetched(const FetchCommandOptions& options) {
  if (options.ids.empty()) return {};
  for (const std::string& id : options.accepted) {
    const bool is_fetched =
        std::find(options.ids.begin(), options.ids.end(), id) != options.ids.end();
    if (!id.empty() && !is_fetched) return id;
  }
  return {};
}

void tell_unknown(const std::string& id, const provenance::SourceList& list) {
  std::vector<std::string_view> known;
  for (const auto& source : list.sources) known.push_back(source.id);
  tell("pier: there is no source `{}` in data/sources.yaml that can be fetched\n", id);
  if (const std::string help = suggest(id, known); !help.empty()) tell("  help: {}\n", help);
}

/// Puts what was fetched in its place: each file in one step, and its note after it. Between the
/// two the build takes the file for one that was changed by hand, and the next fetch asks for all
/// of it.
void write_all(const fs::path& site, const std::vector<fetch::Writing>& writings) {
  for (const fetch::Writing& writing : writings) {
    const fs::path file = site / writing.file.text();
    if (writing.bytes) {
      fs::create_directories(file.parent_path());
      replace_file_if_changed(file, *writing.bytes);
    }
    replace_file_if_changed(site / provenance::note_path(writing.file).text(), writing.note);
  }
}

std::string heading_of(const fetch::Result& result) {
  const std::string_view what = result.outcome == fetch::Outcome::taken ? "Taken"
                                : result.is_new                         ? "New"
                                                                        : "Changed";
  return fmt::format("{}: {} ({}), {}\n", what, result.source->id, result.source->what,
                     result.source->file.text());
}

void show_change(const fetch::Result& result) {
  std::string text = heading_of(result) + result.difference;
  if (!result.notes.empty()) text += "  How it was read:\n" + result.notes;
  if (result.outcome == fetch::Outcome::waiting) {
    text += fmt::format("  Nothing was written. To take it: pier fetch {} --accept\n",
                        result.source->id);
  }
  say(stdout, text);
}

std::string last_copy(const fetch::Result& result, const provenance::Copies& copies) {
  const provenance::Copy* copy = copies.find(result.source->file);
  if (copy == nullptr) return "  There is no copy of it yet.\n";
  return fmt::format("  The copy of {} stays: {}\n", copy->note.fetched_on().text(),
                     result.source->file.text());
}

void show_trouble(const fetch::Result& result, const SourcesOfSite& read) {
  const Span at = result.source->address_span;
  const SourceMap::Place place = read.map.place(at.file, at.begin);
  const bool is_trouble =
      result.outcome == fetch::Outcome::failed || result.outcome == fetch::Outcome::refused;
  std::string text =
      fmt::format("data/sources.yaml:{}:{}: {}: {}: {}\n", place.line, place.column,
                  is_trouble ? "error" : "warning", result.source->id, result.message);
  if (!result.help.empty()) text += fmt::format("  help: {}\n", result.help);
  if (is_trouble) text += last_copy(result, read.copies);
  if (!result.problems.empty()) {
    text += result.difference;
    text += result.problems;
  }
  say(stderr, text);
}

std::string summary_of(const std::vector<fetch::Result>& results) {
  const auto count = [&](fetch::Outcome outcome) {
    return std::count_if(results.begin(), results.end(),
                         [&](const fetch::Result& one) { return one.outcome == outcome; });
  };
  std::string text = count_of(results.size(), "source", "sources");
  std::string_view before = ": ";
  const auto add = [&](fetch::Outcome outcome, std::string_view words) {
    const auto number = static_cast<std::size_t>(count(outcome));
    if (number == 0) return;
    text += fmt::format("{}{} {}", before, with_commas(number), words);
    before = ", ";
  };
  add(fetch::Outcome::taken, "taken");
  add(fetch::Outcome::unchanged, "unchanged");
  add(fetch::Outcome::waiting, "to be looked at");
  add(fetch::Outcome::refused, "refused");
  add(fetch::Outcome::failed, "failed");
  return text + '\n';
}

ExitCode show(const fetch::Fetched& fetched, const SourcesOfSite& read) {
  bool is_right = !read.problems.has_errors();
  for (const fetch::Result& result : fetched.results) {
    const bool is_change =
        result.outcome == fetch::Outcome::taken || result.outcome == fetch::Outcome::waiting;
    if (is_change) show_change(result);
    if (!result.message.empty()) show_trouble(result, read);
    is_right = is_right && result.outcome != fetch::Outcome::failed &&
               result.outcome != fetch::Outcome::refused;
  }
  say(stdout, summary_of(fetched.results));
  return is_right ? ExitCode::done : ExitCode::problems;
}

/// Whether there is something to fetch; says why not.
bool can_begin(const FetchCommandOptions& options, const SourcesOfSite& read, ExitCode& code) {
  if (!read.has_list) {
    tell(
        "pier: there is no `data/sources.yaml`, which says what is fetched from where\n"
        "  help: the guide shows how to begin one, under “Fetch what other sites publish”\n");
    code = ExitCode::problems;
    return false;
  }
  for (const auto* ids : {&options.ids, &options.accepted}) {
    const std::string unknown = unknown_id(*ids, read.copies.list);
    if (unknown.empty()) continue;
    say(stderr, render(read.problems, read.map, {}));
    tell_unknown(unknown, read.copies.list);
    code = ExitCode::usage;
    return false;
  }
  if (const std::string id = not_fetched(options); !id.empty()) {
    tell(
        "pier: `{}` cannot be accepted, as it is not among the sources that are fetched\n"
        "  help: pier fetch {} --accept\n",
        id, id);
    code = ExitCode::usage;
    return false;
  }
  return true;
}

ExitCode fetch_sources(const FetchCommandOptions& written, Attendance& attendance) {
  SiteOptions site_options = written.site;
  site_options.no_pdf = true;
  auto prepared = prepare(site_options, attendance.progress());
  if (!prepared) return ExitCode::usage;
  const OpenSite site(*prepared, site_options);
  SourcesOfSite read;
  read_sources_of(site.site(), read);
  ExitCode code = ExitCode::done;
  if (!can_begin(written, read, code)) return code;

  fetch::FetchOptions options;
  options.ids = written.ids;
  options.shown = read_shown_of(site.site());
  options.now = utc_time(file_time_now());
  for (const std::string& id : written.accepted) {
    if (id.empty()) {
      options.accepts_all = true;
    } else {
      options.accepted.push_back(id);
    }
  }
  net::Policy policy;
  if (!apply_network_options(written.network, policy)) return ExitCode::usage;
  policy.hosts = fetch::hosts_of(read.copies.list);
  ClientTransport transport(std::move(policy));
  const fetch::Fetched fetched = fetch::fetch(
      read.copies, site.files(), options, transport,
      [&](const SiteFiles& files) { return site.build(*prepared, files); }, attendance.progress());
  // From here on it comes to its end: each file is whole, but all of them are what was shown.
  attendance.progress()->commit();
  write_all(prepared->site, fetched.writings);
  write_cache_file(prepared->site / kCacheFolder / kShownFile, fetch::write_shown(fetched.shown));
  attendance.line().hide();
  say(stderr, render(read.problems, read.map, {}));
  return show(fetched, read);
}

Runner declare_fetch(OptionList& list) {
  const auto options = std::make_shared<FetchCommandOptions>();
  list.begin_group("What is fetched");
  list.add({.name = "sources",
            .meaning = "Ids of data/sources.yaml (default: all of them)",
            .target = &options->ids});
  list.add(
      {.name = "--accept",
       .value = "ID",
       .meaning = "Take what is new: of this source, as --accept=ID, or of all that are fetched",
       .target = &options->accepted,
       .value_is_optional = true});
  declare_network_options(list, options->network);
  declare_sources(list, options->site);
  return [options] {
    return attend(
        true, [&](Attendance& attendance) { return fetch_sources(*options, attendance); },
        [] { return std::string("Stopped; nothing was written."); });
  };
}

}  // namespace

Command fetch_command() {
  return {.name = "fetch",
          .summary = "Bring in what other servers publish",
          .about =
              "Asks the servers of data/sources.yaml, over HTTPS alone, for what has changed since "
              "the last time, and shows how the files in data/ would change. They are written with "
              "--accept, or where the digest of what came is pinned, and only when a build would "
              "find nothing new wrong with the site. A source that fails leaves its last copy as "
              "it is.\n"
              "Beside each file stands another, `FILE.source.yaml`, that says where it comes from "
              "and when. Builds never use the network.",
          .examples = {{"pier fetch", "What is new, of all sources; changed files are only shown"},
                       {"pier fetch --accept", "The same, and take all of it"},
                       {"pier fetch school-terms --accept", "Take what is new of one source"}},
          .declare = declare_fetch};
}

}  // namespace pier
