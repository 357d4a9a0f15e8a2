#include "fetch/fetch.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/sha256.h"
#include "base/text.h"
#include "build/source_text.h"
#include "fetch/answer.h"
#include "fetch/difference.h"
#include "fetch/reading.h"
#include "net/http_date.h"

namespace pier::fetch {

namespace {

using provenance::Copy;
using provenance::Note;
using provenance::RemoteSource;

/// A source that is asked for, with what the site has of it.
struct Asked {
  const RemoteSource* source = nullptr;
  /// Null when nothing was fetched before, or what is there is not what was fetched from there.
  const Note* note = nullptr;
  /// What came from there last, whatever has become of the file since; null when nothing did.
  const Note* last = nullptr;
  /// As in Note::reading.
  std::string reading = {};
  /// Its file is a link or behind one: writing there could change what is not of this site.
  bool is_link = false;
  /// Whether the copy can stand for an answer that nothing has changed.
  bool is_conditional = false;
  std::optional<std::string> before = {};
};

/// What may come of an answer, until the site was built with it.
struct Arrival {
  std::size_t result = 0;
  Candidate candidate;
};

/// What a server says of its file for the next time; only what can stand in a header again.
std::string header_text(std::string_view text) {
  const bool is_plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return is_plain && text.size() <= 200 ? std::string(text) : std::string();
}

/// The day on which the source last changed, by its server; none where it does not say.
std::optional<Date> day_of_change(const net::Response& response) {
  const auto time = net::parse_http_date(response.header("last-modified"));
  if (!time) return std::nullopt;
  return Date::from_unix_seconds(time->time_since_epoch().count());
}

/// Lines of a report that hold what came from elsewhere.
std::string few_lines(const std::string& text) {
  constexpr std::size_t kMost = 12;
  std::string result;
  std::vector<std::string_view> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (std::size_t i = 0; i < lines.size() && i < kMost; ++i) {
    result += "  " + printable(lines[i]) + '\n';
  }
  if (lines.size() > kMost) {
    result += fmt::format("  … and {} more lines\n", lines.size() - kMost);
  }
  return result;
}

class Run {
 public:
  Run(const provenance::Copies& copies, const SiteFiles& site, const FetchOptions& options)
      : copies_(copies), site_(site), options_(options) {
    for (const auto& [id, digest] : options.shown) {
      if (copies.list.find(id) != nullptr) fetched_.shown.emplace(id, digest);
    }
  }

  void choose();
  std::vector<net::Request> requests() const;
  void take_answer(std::size_t i, const net::Response& response);
  void judge_arrivals(const Builder& build, Progress* progress);
  Fetched end() { return std::move(fetched_); }
  bool is_stopped() const { return is_stopped_; }

 private:
  Asked asked_for(const RemoteSource& source) const;
  std::string reading_of(const RemoteSource& source) const;
  bool is_accepted(const RemoteSource& source) const;
  bool is_other_than_shown(const RemoteSource& source, const Note& note) const;
  void keep_time(std::size_t i, Note note);
  void look_into(std::size_t i, const net::Response& response);
  void decide(std::vector<Arrival>& arrivals, bool is_taken, const Builder& build);
  Note note_of(const Asked& asked, const net::Response& response) const;

  const provenance::Copies& copies_;
  const SiteFiles& site_;
  const FetchOptions& options_;
  std::vector<Asked> asked_;
  std::vector<Arrival> to_take_, to_show_;
  Fetched fetched_;
  bool is_stopped_ = false;
};

bool Run::is_accepted(const RemoteSource& source) const {
  const auto& some = options_.accepted;
  // Pinned bytes were accepted when they were pinned: no others come as far as here.
  return options_.accepts_all || !source.sha256.empty() ||
         std::find(some.begin(), some.end(), source.id) != some.end();
}

bool Run::is_other_than_shown(const RemoteSource& source, const Note& note) const {
  const auto shown = options_.shown.find(source.id);
  return source.sha256.empty() && shown != options_.shown.end() && shown->second != note.sha256;
}

/// An area that was added to the site lets in rows that were left out before.
std::string Run::reading_of(const RemoteSource& source) const {
  if (source.kind != provenance::SourceKind::csv || source.csv.is_table) return source.reading;
  const ReadResult figures = site_.site.read(*SitePath::parse("data/figures.yaml"), kLargestData);
  return digest_of(source.reading + figures.bytes).hex();
}

Asked Run::asked_for(const RemoteSource& source) const {
  Asked asked{.source = &source, .reading = reading_of(source)};
  ReadResult read = site_.site.read(source.file, kLargestSnapshot);
  if (read.status == ReadStatus::ok) asked.before = std::move(read.bytes);
  asked.is_link = read.status == ReadStatus::symlink;
  const Copy* copy = copies_.find(source.file);
  if (copy == nullptr || copy->note.from != source.address) return asked;
  asked.last = &copy->note;
  if (!copy->is_as_fetched() || copy->note.reading != asked.reading) return asked;
  asked.note = &copy->note;
  const bool has_mark = !copy->note.etag.empty() || !copy->note.last_modified.empty();
  asked.is_conditional =
      has_mark && (source.sha256.empty() || source.sha256 == copy->note.received_digest());
  return asked;
}

void Run::choose() {
  for (const RemoteSource& source : copies_.list.sources) {
    const auto& ids = options_.ids;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), source.id) == ids.end()) continue;
    asked_.push_back(asked_for(source));
    fetched_.results.push_back({.source = &source});
  }
}

std::vector<net::Request> Run::requests() const {
  std::vector<net::Request> all;
  for (const Asked& asked : asked_) {
    net::Request request;
    request.url = asked.source->address;
    request.most_bytes = most_bytes(*asked.source);
    if (asked.is_conditional) {
      const Note& note = *asked.note;
      if (!note.etag.empty()) request.headers.push_back({"If-None-Match", note.etag});
      if (!note.last_modified.empty()) {
        request.headers.push_back({"If-Modified-Since", note.last_modified});
      }
    }
    all.push_back(std::move(request));
  }
  return all;
}

Note Run::note_of(const Asked& asked, const net::Response& response) const {
  Note note;
  note.source = asked.source->id;
  note.from = asked.source->address;
  note.fetched = note.checked = options_.now;
  note.reading = asked.reading;
  note.etag = header_text(response.header("etag"));
  note.last_modified = header_text(response.header("last-modified"));
  return note;
}

/// The source has what the site has: only the time of the look is new.
void Run::keep_time(std::size_t i, Note note) {
  fetched_.results[i].outcome = Outcome::unchanged;
  fetched_.shown.erase(asked_[i].source->id);
  note.checked = options_.now;
  fetched_.writings.push_back({asked_[i].source->file, std::nullopt, write_note(note)});
}

void Run::take_answer(std::size_t i, const net::Response& response) {
  const Asked& asked = asked_[i];
  Result& result = fetched_.results[i];
  if (response.failure == net::Failure::stopped) {
    is_stopped_ = true;
    return;
  }
  Trouble trouble = trouble_of(response, *asked.source, asked.is_conditional);
  if (!trouble.message.empty()) {
    result.message = std::move(trouble.message);
    result.help = std::move(trouble.help);
    return;
  }
  if (const std::string to = moved_to(response); !to.empty()) {
    result.message = "the source has moved for good";
    result.help = fmt::format("write the new address into data/sources.yaml: {}", to);
  }
  if (response.status == 304) {
    keep_time(i, *asked.note);
  } else {
    look_into(i, response);
  }
}

void Run::look_into(std::size_t i, const net::Response& response) {
  const Asked& asked = asked_[i];
  const RemoteSource& source = *asked.source;
  Result& result = fetched_.results[i];
  result.sha256 = sha256_hex(response.body);
  const auto refuse = [&](std::string message, std::string help) {
    result.outcome = Outcome::refused;
    result.message = std::move(message);
    result.help = std::move(help);
  };
  if (asked.is_link) {
    refuse(fmt::format("`{}` is a symbolic link, or in a folder that is one", source.file.text()),
           "put the folder or the file itself there");
    return;
  }
  if (!source.sha256.empty() && source.sha256 != result.sha256) {
    refuse("what came is not what is pinned",
           fmt::format("its digest is {}; pin that in data/sources.yaml if its publisher names it "
                       "too",
                       result.sha256));
    return;
  }
  Note note = note_of(asked, response);
  if (asked.last != nullptr && asked.last->received_digest() == result.sha256) {
    note.fetched = asked.last->fetched;
  }
  if (asked.note != nullptr && asked.note->received_digest() == result.sha256) {
    note.sha256 = asked.note->sha256;
    note.received = asked.note->received;
    keep_time(i, std::move(note));
    return;
  }
  Reading reading = read_received(source,
                                  {response.body, std::string(response.header("content-type")),
                                   day_of_change(response).value_or(note.fetched_on())},
                                  site_.site);
  if (!reading.fault.empty()) {
    refuse(std::move(reading.fault), std::move(reading.help));
    return;
  }
  result.notes = few_lines(reading.notes);
  note.sha256 = sha256_hex(reading.bytes);
  if (note.sha256 != result.sha256) note.received = result.sha256;
  if (asked.before == reading.bytes) {
    keep_time(i, std::move(note));
    return;
  }
  result.is_new = !asked.before;
  result.difference =
      difference(source.file, asked.before ? &*asked.before : nullptr, reading.bytes);
  bool is_to_take = is_accepted(source);
  if (is_to_take && is_other_than_shown(source, note)) {
    is_to_take = false;
    result.message = "it has changed again since it was shown";
    result.help = "read what is new now, then accept that";
  }
  auto& arrivals = is_to_take ? to_take_ : to_show_;
  fetched_.shown[source.id] = note.sha256;
  arrivals.push_back({i, {source.file, std::move(reading.bytes), write_note(note)}});
}

void Run::decide(std::vector<Arrival>& arrivals, bool is_taken, const Builder& build) {
  // Servers answer in any order; what is said of their answers must not depend on it.
  std::sort(arrivals.begin(), arrivals.end(),
            [](const Arrival& a, const Arrival& b) { return a.result < b.result; });
  std::vector<Candidate> candidates;
  candidates.reserve(arrivals.size());
  for (Arrival& arrival : arrivals) candidates.push_back(std::move(arrival.candidate));
  auto verdicts = judge(candidates, site_, build);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Result& result = fetched_.results[arrivals[i].result];
    if (!verdicts) {
      result.outcome = Outcome::refused;
      result.message = "the site is not whole, so that nobody can see whether it would be right";
      result.help = "correct first what `pier check` says";
      continue;
    }
    if (!(*verdicts)[i].empty()) {
      result.outcome = Outcome::refused;
      result.message = "the site would not be right with what came";
      result.help = "tell the owner of the source what is wrong with it, or correct how it is read";
      result.problems = std::move((*verdicts)[i]);
      continue;
    }
    result.outcome = is_taken ? Outcome::taken : Outcome::waiting;
    if (!is_taken) continue;
    fetched_.shown.erase(result.source->id);
    fetched_.writings.push_back(
        {candidates[i].file, std::move(candidates[i].bytes), std::move(candidates[i].note)});
  }
}

void Run::judge_arrivals(const Builder& build, Progress* progress) {
  if (progress != nullptr && !(to_take_.empty() && to_show_.empty())) {
    progress->begin("Checking what came");
  }
  decide(to_take_, true, build);
  decide(to_show_, false, build);
}

}  // namespace

Fetched fetch(const provenance::Copies& copies, const SiteFiles& site, const FetchOptions& options,
              Transport& transport, const Builder& build, Progress* progress) {
  Run run(copies, site, options);
  run.choose();
  const std::vector<net::Request> requests = run.requests();
  if (progress != nullptr) progress->begin("Fetching", requests.size());
  transport.send_all(
      requests,
      [&](std::size_t i, const net::Response& response) {
        if (progress != nullptr) progress->advance();
        run.take_answer(i, response);
      },
      progress);
  if (run.is_stopped() || (progress != nullptr && progress->is_stopped())) throw Stopped();
  run.judge_arrivals(build, progress);
  return run.end();
}

std::vector<std::string> hosts_of(const provenance::SourceList& list) {
  std::vector<std::string> hosts = list.hosts;
  std::sort(hosts.begin(), hosts.end());
  hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
  return hosts;
}

}  // namespace pier::fetch
