#include "net/schedule.h"

#include <vector>

#include <catch2/catch.hpp>

using namespace pier::net;
using namespace std::chrono_literals;

namespace {

std::vector<std::size_t> all_that_may_go(Schedule& schedule, Schedule::Time now) {
  std::vector<std::size_t> requests;
  while (const auto next = schedule.next(now)) requests.push_back(*next);
  return requests;
}

}  // namespace

TEST_CASE("servers come in turn, and each only as often as it may") {
  Schedule schedule(4, 2);
  for (std::size_t i = 0; i < 6; ++i) schedule.add(i, "a");
  for (std::size_t i = 6; i < 9; ++i) schedule.add(i, "b");
  CHECK(all_that_may_go(schedule, 0ms) == std::vector<std::size_t>{0, 6, 1, 7});
  CHECK_FALSE(schedule.next_time());
  schedule.done("b");
  CHECK(all_that_may_go(schedule, 0ms) == std::vector<std::size_t>{8});
  schedule.done("a");
  schedule.done("a");
  CHECK(all_that_may_go(schedule, 0ms) == std::vector<std::size_t>{2, 3});
  CHECK(schedule.has_waiting());
}

TEST_CASE("what waits for its time keeps nobody else back") {
  Schedule schedule(4, 4);
  schedule.add(1, "a");
  schedule.add(2, "a");
  CHECK(schedule.next(0ms) == 1u);
  schedule.done("a");
  schedule.add_again(1, "a", 500ms);
  CHECK(schedule.next_time() == 0ms);
  CHECK(schedule.next(0ms) == 2u);
  schedule.done("a");
  CHECK_FALSE(schedule.next(499ms));
  CHECK(schedule.next_time() == 500ms);
  CHECK(schedule.next(500ms) == 1u);
  CHECK_FALSE(schedule.has_waiting());
}

TEST_CASE("a server that asks to wait is left alone, others are not") {
  Schedule schedule(4, 4);
  schedule.add(1, "a");
  schedule.add(2, "b");
  CHECK(schedule.hold("a", 0ms, 1000ms) == 1000ms);
  CHECK(schedule.hold("a", 100ms, 100ms) == 1000ms);
  CHECK(all_that_may_go(schedule, 900ms) == std::vector<std::size_t>{2});
  CHECK(schedule.next_time() == 1000ms);
  CHECK(schedule.next(1000ms) == 1u);
}

TEST_CASE("a server is held for as long as it asks in all, and may be given up") {
  Schedule schedule(4, 1);
  schedule.add(1, "a");
  schedule.add(2, "b");
  schedule.add(3, "a");
  CHECK(schedule.hold("a", 0ms, 1000ms) == 1000ms);
  // Half of it is waited for already.
  CHECK(schedule.hold("a", 500ms, 1000ms) == 1500ms);
  CHECK(schedule.hold("a", 5000ms, 1000ms) == 2500ms);
  CHECK(schedule.give_up("a") == std::vector<std::size_t>{1, 3});
  CHECK(schedule.give_up("a").empty());
  CHECK(all_that_may_go(schedule, 9000ms) == std::vector<std::size_t>{2});
  CHECK_FALSE(schedule.has_waiting());
}
