// Protects random tables of 8 rows and 8 columns with their totals, proves the outcome once more
// from what is shown, and prints how long that took:
//
//   disclosure_benchmark [TABLES]
//
// The times mean something in a release build only:
//
//   cmake --preset release -B build/benchmark -DPIER_TESTS=ON
//   cmake --build build/benchmark --target disclosure_benchmark

#include <chrono>
#include <cstdint>
#include <cstdlib>

#include <fmt/format.h>

#include "disclosure/protect.h"

using namespace pier::disclosure;

namespace {

constexpr std::size_t kSize = 8;

/// Mostly counts up to 40, a quarter of them 0 to 5.
std::vector<std::optional<Count>> random_parts(std::uint64_t& state) {
  const auto up_to = [&](std::uint64_t most) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % (most + 1);
  };
  std::vector<std::optional<Count>> parts;
  for (std::size_t i = 0; i < kSize * kSize; ++i) {
    parts.emplace_back(static_cast<Count>(up_to(up_to(3) == 0 ? 5 : 40)));
  }
  return parts;
}

}  // namespace

int main(int argc, char** argv) {
  const long tables = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 10'000;
  const Policy& policy = *find_policy("dfe-cin");
  std::uint64_t state = 88172645463325252ULL;
  std::size_t primary = 0;
  std::size_t secondary = 0;
  std::size_t not_proved = 0;
  const auto start = std::chrono::steady_clock::now();
  for (long i = 0; i < tables; ++i) {
    const Table table = two_way(kSize, kSize, random_parts(state));
    const Protected result = protect(table, policy);
    std::vector<std::size_t> hidden;
    for (std::size_t cell = 0; cell < result.cells.size(); ++cell) {
      if (result.cells[cell].state == State::hidden_primary) hidden.push_back(cell);
      secondary += result.cells[cell].state == State::hidden_secondary ? 1 : 0;
    }
    primary += hidden.size();
    const auto seen = seen_by_reader(table, policy, result.cells);
    for (const Reach& reach : attack(seen, table.equations, hidden).reaches) {
      const bool is_safe = reach.proved && reach.interval.width() >= policy.least_width;
      not_proved += is_safe ? 0 : 1;
    }
    not_proved += result.exposures.size();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print("{} tables in {:.2f} s: {} cells hidden, {} more for their sake, {} not proved safe\n",
             tables, took.count(), primary, secondary, not_proved);
  return not_proved == 0 ? 0 : 1;
}
