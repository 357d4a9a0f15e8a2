#include "targets/plan.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace pier::targets {

namespace {

/// Which of some pages refer to which, by their numbers.
using Graph = std::vector<std::vector<std::size_t>>;

Graph graph_of(const std::vector<Step>& pages, const References& references) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < pages.size(); ++i) numbers.emplace(pages[i].path, i);
  Graph graph(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const std::string& path : references(pages[i].path)) {
      const auto found = numbers.find(path);
      if (found != numbers.end() && found->second != i) graph[i].push_back(found->second);
    }
  }
  return graph;
}

/// Gives every page its wave: behind all that it refers to, but with those that refer back to it
/// (strongly connected components by Tarjan, 1972, without recursion: rings may be long).
class Waves {
 public:
  explicit Waves(const Graph& graph)
      : graph_(graph),
        order_(graph.size(), 0),
        low_(graph.size(), 0),
        wave_(graph.size(), 0),
        is_open_(graph.size(), false) {
    for (std::size_t page = 0; page < graph_.size(); ++page) {
      if (order_[page] == 0) walk(page);
    }
  }

  const std::vector<std::size_t>& of_pages() const { return wave_; }

 private:
  struct Frame {
    std::size_t page;
    std::size_t next = 0;
  };

  void walk(std::size_t from) {
    std::vector<Frame> frames;
    enter(from, frames);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      const std::size_t page = frame.page;
      if (frame.next < graph_[page].size()) {
        const std::size_t to = graph_[page][frame.next++];
        if (order_[to] == 0) {
          enter(to, frames);
        } else if (is_open_[to]) {
          low_[page] = std::min(low_[page], order_[to]);
        }
        continue;
      }
      frames.pop_back();
      if (!frames.empty()) {
        low_[frames.back().page] = std::min(low_[frames.back().page], low_[page]);
      }
      if (low_[page] == order_[page]) close_ring(page);
    }
  }

  void enter(std::size_t page, std::vector<Frame>& frames) {
    order_[page] = low_[page] = ++entered_;
    open_.push_back(page);
    is_open_[page] = true;
    frames.push_back({page});
  }

  /// All that a ring refers to outside itself has its wave by now.
  void close_ring(std::size_t first) {
    const auto begin = std::find(open_.rbegin(), open_.rend(), first).base() - 1;
    const std::vector<std::size_t> ring(begin, open_.end());
    open_.erase(begin, open_.end());
    std::size_t wave = 0;
    for (const std::size_t page : ring) {
      for (const std::size_t to : graph_[page]) {
        if (!is_open_[to]) wave = std::max(wave, wave_[to] + 1);
      }
    }
    for (const std::size_t page : ring) {
      wave_[page] = wave;
      is_open_[page] = false;
    }
  }

  const Graph& graph_;
  std::vector<std::size_t> order_, low_, wave_;
  std::vector<bool> is_open_;
  std::vector<std::size_t> open_;
  std::size_t entered_ = 0;
};

void add_wave(Plan& plan, std::vector<Step> steps) {
  if (!steps.empty()) plan.waves.push_back(std::move(steps));
}

void add_new_pages(Plan& plan, std::vector<Step> pages, const References& references) {
  const Graph graph = graph_of(pages, references);
  const std::vector<std::size_t> waves = Waves(graph).of_pages();
  std::vector<std::vector<Step>> sorted;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (waves[i] >= sorted.size()) sorted.resize(waves[i] + 1);
    sorted[waves[i]].push_back(std::move(pages[i]));
  }
  for (std::vector<Step>& wave : sorted) add_wave(plan, std::move(wave));
}

}  // namespace

std::size_t Plan::steps() const {
  std::size_t count = 0;
  for (const std::vector<Step>& wave : waves) count += wave.size();
  return count;
}

bool is_page(std::string_view path) {
  return path.ends_with(".html");
}

bool is_named_by_digest(std::string_view path) {
  return path.starts_with("assets/") || path.starts_with("search/parts/");
}

bool is_listing(std::string_view path) {
  if (is_page(path) || is_named_by_digest(path)) return false;
  for (const std::string_view end : {".xml", ".json", ".jsonld", ".ics", ".txt", ".conf"}) {
    if (path.ends_with(end)) return true;
  }
  return path.starts_with("_") || path.starts_with(".");
}

Plan make_plan(std::span<const FileState> there, std::span<const FileState> wanted,
               const References& references) {
  Plan plan;
  std::vector<Step> new_files, changed_files, new_pages, changed_pages, listings, old_pages,
      old_files;
  auto old = there.begin();
  const auto remove_until = [&](const auto& is_at_end) {
    for (; !is_at_end(); ++old) {
      (is_page(old->path) ? old_pages : old_files).push_back({Action::remove, old->path, 0});
    }
  };
  for (const FileState& file : wanted) {
    remove_until([&] { return old == there.end() || old->path >= file.path; });
    const bool is_new = old == there.end() || old->path != file.path;
    const FileState* const before = is_new ? nullptr : &*old++;
    if (before != nullptr && before->has_bytes_of(file)) {
      ++plan.unchanged;
      continue;
    }
    Step step{is_new ? Action::add : Action::replace, file.path, file.size};
    if (is_page(file.path)) {
      (is_new ? new_pages : changed_pages).push_back(std::move(step));
    } else if (is_new) {
      new_files.push_back(std::move(step));
    } else {
      (is_listing(file.path) ? listings : changed_files).push_back(std::move(step));
    }
  }
  remove_until([&] { return old == there.end(); });
  add_wave(plan, std::move(new_files));
  add_wave(plan, std::move(changed_files));
  add_new_pages(plan, std::move(new_pages), references);
  add_wave(plan, std::move(changed_pages));
  add_wave(plan, std::move(listings));
  add_wave(plan, std::move(old_pages));
  add_wave(plan, std::move(old_files));
  return plan;
}

}  // namespace pier::targets
