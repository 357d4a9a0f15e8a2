#include "base/progress.h"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

#include "base/parallel.h"

using namespace pier;

TEST_CASE("a loop tells how many of its things are done") {
  Progress progress;
  const Jobs jobs{4, &progress};
  CHECK(progress.state().stage.empty());
  parallel_for(100, jobs.counting("Checking pages"), [](std::size_t) {});
  CHECK(progress.state().stage == "Checking pages");
  CHECK(progress.state().done == 100);
  CHECK(progress.state().total == 100);
  parallel_for(7, jobs, [](std::size_t) {});
  CHECK(progress.state().total == 100);
  jobs.tell("Publishing");
  CHECK(progress.state().stage == "Publishing");
  CHECK(progress.state().done == 0);
  CHECK(progress.state().total == 0);
}

TEST_CASE("jobs without anybody who wants to know tell nobody") {
  const Jobs jobs{2};
  jobs.tell("Publishing");
  std::atomic<int> done = 0;
  parallel_for(9, jobs.counting("Checking pages"), [&](std::size_t) { ++done; });
  CHECK(done == 9);
}

TEST_CASE("a loop that is stopped begins no further thing") {
  for (const std::size_t threads : {1U, 4U}) {
    Progress progress;
    std::atomic<std::size_t> done = 0;
    const auto task = [&](std::size_t) {
      if (++done == 10) progress.stop();
    };
    CHECK_THROWS_AS(parallel_for(10'000, Jobs{threads, &progress}, task), Stopped);
    CHECK(done >= 10);
    CHECK(done < 10 + threads);
  }
}

TEST_CASE("stopped work does not begin, and what must be done is done all the same") {
  Progress progress;
  progress.stop();
  const Jobs jobs{2, &progress};
  std::atomic<int> done = 0;
  const auto task = [&](std::size_t) { ++done; };
  CHECK_THROWS_AS(parallel_for(9, jobs, task), Stopped);
  CHECK_THROWS_AS(jobs.tell("Publishing"), Stopped);
  CHECK(done == 0);
  parallel_for(9, jobs.to_the_end(), task);
  CHECK(done == 9);
}

TEST_CASE("work that is committed cannot be stopped any more, and stopped work not be committed") {
  Progress progress;
  progress.commit();
  progress.stop();
  CHECK_FALSE(progress.is_stopped());
  progress.commit();
  int done = 0;
  parallel_for(9, Jobs{1, &progress}, [&](std::size_t) { ++done; });
  CHECK(done == 9);

  Progress other;
  other.stop();
  CHECK_THROWS_AS(other.commit(), Stopped);
}

TEST_CASE("what a thing threw is not heard once the work is stopped") {
  Progress progress;
  const auto task = [&](std::size_t) {
    progress.stop();
    throw 1;
  };
  CHECK_THROWS_AS(parallel_for(3, Jobs{2, &progress}, task), Stopped);
}

TEST_CASE("runs of neighbours are all of a loop, each once, and are told by their things") {
  for (const std::size_t count : {0U, 1U, 7U, 63U, 64U, 1001U}) {
    for (const std::size_t threads : {1U, 3U}) {
      CAPTURE(count, threads);
      Progress progress;
      std::vector<std::atomic<int>> calls(count);
      std::atomic<std::size_t> longest = 0;
      parallel_runs(count, Jobs{threads, &progress}.counting("Making pages"),
                    [&](std::size_t begin, std::size_t end) {
                      CHECK(begin < end);
                      longest = std::max<std::size_t>(longest, end - begin);
                      for (std::size_t i = begin; i < end; ++i) ++calls[i];
                    });
      CHECK(std::all_of(calls.begin(), calls.end(), [](const auto& n) { return n == 1; }));
      CHECK(progress.state().done == count);
      CHECK(longest <= 8);
    }
  }
  // The first fault by index, whoever came first.
  const auto fail_from_80 = [](std::size_t begin, std::size_t end) {
    if (end > 80) throw std::runtime_error(begin > 80 ? "a later one" : "the first");
  };
  CHECK_THROWS_WITH(parallel_runs(200, Jobs{3}, fail_from_80), "the first");
}
