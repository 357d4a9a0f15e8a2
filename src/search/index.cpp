#include "search/index.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "base/text.h"
#include "search/reading.h"

namespace pier::search {

namespace {

/// BM25: from here on, a word more says little more. https://doi.org/10.1561/1500000019
constexpr double kSaturation = 1.6;

/// A term that stands in more documents than this says little of most of them: only where it says
/// most is kept, so that no part of the index becomes large.
constexpr std::size_t kMostPostings = 600;

/// The runs of documents, each read in one thread.
struct Runs {
  std::vector<std::unique_ptr<Reading>> readings;
  std::vector<std::string> excerpts;
};

Runs read_all(std::span<const Document> documents, const Phrases& phrases, Jobs jobs) {
  // Few, because what one has stemmed the others do not know; twice as many as threads, because
  // pages differ in length.
  const std::size_t count =
      std::min(documents.size(), std::max<std::size_t>(1, jobs.count > 1 ? 2 * jobs.count : 1));
  Runs runs;
  runs.readings.resize(count);
  runs.excerpts.resize(documents.size());
  parallel_for(count, jobs, [&](std::size_t run) {
    auto reading = std::make_unique<Reading>(phrases);
    const std::size_t begin = documents.size() * run / count;
    const std::size_t end = documents.size() * (run + 1) / count;
    for (std::size_t i = begin; i < end; ++i) {
      runs.excerpts[i] = reading->read(documents[i], static_cast<std::uint32_t>(i));
    }
    runs.readings[run] = std::move(reading);
  });
  return runs;
}

/// The stems of all runs, sorted, each once.
std::vector<std::string_view> all_stems(const Runs& runs) {
  std::vector<std::string_view> stems;
  for (const auto& reading : runs.readings) {
    stems.insert(stems.end(), reading->terms().begin(), reading->terms().end());
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

/// What all runs weighed, by stem: one list, and where each stem begins in it.
struct ByStem {
  std::vector<Weighed> weighed;
  std::vector<std::size_t> begins;
};

ByStem sort_by_stem(const Runs& runs, const std::vector<std::string_view>& stems) {
  ByStem sorted;
  sorted.begins.assign(stems.size() + 1, 0);
  std::vector<std::vector<std::size_t>> numbers(runs.readings.size());
  for (std::size_t run = 0; run < numbers.size(); ++run) {
    const Reading& reading = *runs.readings[run];
    numbers[run].reserve(reading.terms().size());
    for (const std::string& term : reading.terms()) {
      const auto place = std::lower_bound(stems.begin(), stems.end(), term);
      numbers[run].push_back(static_cast<std::size_t>(place - stems.begin()));
    }
    for (const Weighed& one : reading.weighed()) ++sorted.begins[numbers[run][one.term] + 1];
  }
  std::partial_sum(sorted.begins.begin(), sorted.begins.end(), sorted.begins.begin());
  sorted.weighed.resize(sorted.begins.back());
  std::vector<std::size_t> next(sorted.begins.begin(), sorted.begins.end() - 1);
  // The runs follow each other, so the documents of a stem rise.
  for (std::size_t run = 0; run < numbers.size(); ++run) {
    for (const Weighed& one : runs.readings[run]->weighed()) {
      sorted.weighed[next[numbers[run][one.term]]++] = one;
    }
  }
  return sorted;
}

std::vector<Posting> postings_of(std::span<const Weighed> weighed,
                                 std::span<const Document> documents) {
  const auto all = static_cast<double>(documents.size());
  const auto having = static_cast<double>(weighed.size());
  const double rarity = std::log(1 + (all - having + 0.5) / (having + 0.5));
  const double most = std::log(1 + (all + 0.5) / 1.5);
  struct Scored {
    std::uint32_t document;
    double score;
  };
  std::vector<Scored> scored;
  scored.reserve(weighed.size());
  for (const Weighed& one : weighed) {
    const double share = one.weight / (kSaturation + one.weight);
    scored.push_back({one.document, rarity / most * share * documents[one.document].weight});
  }
  if (scored.size() > kMostPostings) {
    std::nth_element(scored.begin(), scored.begin() + kMostPostings, scored.end(),
                     [](const Scored& a, const Scored& b) {
                       return a.score != b.score ? a.score > b.score : a.document < b.document;
                     });
    scored.resize(kMostPostings);
    std::sort(scored.begin(), scored.end(),
              [](const Scored& a, const Scored& b) { return a.document < b.document; });
  }
  std::vector<Posting> postings;
  postings.reserve(scored.size());
  for (const Scored& one : scored) {
    const auto impact = std::lround(kMostImpact * std::sqrt(std::min(one.score, 1.0)));
    postings.push_back(
        {one.document, static_cast<std::uint8_t>(std::clamp<long>(impact, 1, kMostImpact))});
  }
  return postings;
}

}  // namespace

std::string concept_name(std::uint32_t group) {
  return "~" + std::to_string(group);
}

std::string title_name(std::vector<std::string> stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return "=" + join(stems, "+");
}

Index make_index(std::span<const Document> documents, const Phrases& phrases, Jobs jobs) {
  Runs runs = read_all(documents, phrases, jobs);
  const std::vector<std::string_view> stems = all_stems(runs);
  const ByStem sorted = sort_by_stem(runs, stems);
  Index index;
  index.excerpts = std::move(runs.excerpts);
  index.terms.resize(stems.size());
  parallel_for(stems.size(), jobs, [&](std::size_t i) {
    const std::size_t begin = sorted.begins[i];
    index.terms[i].stem = stems[i];
    index.terms[i].postings = postings_of(
        std::span(sorted.weighed).subspan(begin, sorted.begins[i + 1] - begin), documents);
  });
  for (const auto& reading : runs.readings) {
    for (std::size_t i = 0; i < reading->words().size(); ++i) {
      const std::uint32_t count = reading->documents_with(i);
      if (count > 0) index.words[reading->words()[i]] += count;
    }
  }
  return index;
}

}  // namespace pier::search
