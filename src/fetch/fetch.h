#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "diagnostics/diagnostics.h"
#include "fetch/judge.h"
#include "fetch/shown.h"
#include "net/http.h"
#include "provenance/copies.h"

namespace pier::fetch {

/// What asks servers: net::Client, or what stands for it in a test.
class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  /// As net::Client::send_all().
  virtual void send_all(const std::vector<net::Request>& requests,
                        const net::Client::Answered& answered, Progress* progress) = 0;
};

struct FetchOptions {
  /// The sources that are fetched; none: all.
  std::vector<std::string> ids;
  /// Those of which a change is taken.
  bool accepts_all = false;
  std::vector<std::string> accepted;
  /// What was shown before. A source in it is taken only as it was shown: somebody has read that.
  ShownDigests shown = {};
  /// "2026-11-27T21:05:00Z".
  std::string now;
};

enum class Outcome {
  /// The source has what the site has.
  unchanged,
  taken,
  /// There is something new, and nobody has said that it may come.
  waiting,
  /// What came cannot be used: the last good copy stays.
  refused,
  /// Nothing came that could be used: the last good copy stays.
  failed
};

/// What became of one source.
struct Result {
  const provenance::RemoteSource* source = nullptr;
  Outcome outcome = Outcome::failed;
  /// Plain words without a full stop, and what to do; empty where there is nothing to say.
  std::string message = {};
  std::string help = {};
  /// Whole lines: how the file changes or would change, what of it was left out, and which errors
  /// it would bring.
  std::string difference = {};
  std::string notes = {};
  std::string problems = {};
  bool is_new = false;
  /// Of what came.
  std::string sha256 = {};
};

/// What is to be written: a file and its note, or a note alone, where `bytes` is none.
struct Writing {
  SitePath file;
  std::optional<std::string> bytes;
  std::string note;
};

struct Fetched {
  /// In the order of data/sources.yaml.
  std::vector<Result> results;
  std::vector<Writing> writings;
  /// What is to be remembered of what was shown.
  ShownDigests shown;
};

/// Asks for sources, and finds out what is new and whether the site would be right with it. Writes
/// nothing. `copies` is what the site has; the results point into it. Throws Stopped when
/// `progress` is stopped. A source that fails says so in its result and keeps no other back.
Fetched fetch(const provenance::Copies& copies, const SiteFiles& site, const FetchOptions& options,
              Transport& transport, const Builder& build, Progress* progress);

/// The hosts that are asked by these options, each once.
std::vector<std::string> hosts_of(const provenance::SourceList& list);

}  // namespace pier::fetch
