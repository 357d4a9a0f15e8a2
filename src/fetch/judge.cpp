#include "fetch/judge.h"

#include <map>
#include <numeric>
#include <span>
#include <tuple>

#include "diagnostics/render.h"
#include "fetch/overlay.h"
#include "provenance/note.h"

namespace pier::fetch {

namespace {

/// An error, whatever line it stands in: a file that is longer moves it.
using Named = std::tuple<std::string_view, std::string, std::string>;
using Errors = std::map<Named, int>;

Named named(const Diagnostic& error, const SourceMap& map) {
  return {error.rule->id, map.shown_path(error.span.file), error.message};
}

Errors errors_of(const Build& made) {
  Errors errors;
  for (const Diagnostic& one : made.diagnostics.all()) {
    if (one.is_error()) ++errors[named(one, *made.sources)];
  }
  return errors;
}

class Judge {
 public:
  Judge(const std::vector<Candidate>& candidates, const SiteFiles& site, const Builder& build)
      : candidates_(candidates), site_(site), build_(build) {}

  std::optional<std::vector<std::string>> run() {
    const Build before = build_(site_);
    if (before.page_count == 0) return std::nullopt;
    known_ = errors_of(before);
    verdicts_.resize(candidates_.size());
    std::vector<std::size_t> all(candidates_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    split(all);
    refuse_together();
    return std::move(verdicts_);
  }

 private:
  /// Finds out which of some candidates bring errors, by halves.
  void split(std::span<const std::size_t> some) {
    std::string problems = new_errors(some);
    if (problems.empty()) return;
    if (some.size() == 1) {
      verdicts_[some.front()] = std::move(problems);
      return;
    }
    split(some.first(some.size() / 2));
    split(some.subspan(some.size() / 2));
  }

  /// What is right by itself may still not fit together; then none of it is taken.
  void refuse_together() {
    std::vector<std::size_t> good;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      if (verdicts_[i].empty()) good.push_back(i);
    }
    const bool is_known_good = good.size() == verdicts_.size() && builds_ == 1;
    if (is_known_good || good.size() < 2) return;
    const std::string problems = new_errors(good);
    for (const std::size_t i : good) verdicts_[i] = problems;
  }

  std::string new_errors(std::span<const std::size_t> some) {
    ++builds_;
    Overlay files(site_.site);
    for (const std::size_t i : some) {
      files.put(candidates_[i].file, candidates_[i].bytes);
      files.put(provenance::note_path(candidates_[i].file), candidates_[i].note);
    }
    Build made = build_({files, site_.built_assets, site_.private_snapshots});
    Errors left = known_;
    made.diagnostics.remove_if([&](const Diagnostic& one) {
      if (!one.is_error()) return true;
      const auto known = left.find(named(one, *made.sources));
      return known != left.end() && known->second-- > 0;
    });
    return render(made.diagnostics, *made.sources, {.most_per_rule = 3});
  }

  const std::vector<Candidate>& candidates_;
  const SiteFiles& site_;
  const Builder& build_;
  Errors known_;
  std::vector<std::string> verdicts_;
  int builds_ = 0;
};

}  // namespace

std::optional<std::vector<std::string>> judge(const std::vector<Candidate>& candidates,
                                              const SiteFiles& site, const Builder& build) {
  if (candidates.empty()) return std::vector<std::string>();
  return Judge(candidates, site, build).run();
}

}  // namespace pier::fetch
