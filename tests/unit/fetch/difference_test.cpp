#include "fetch/difference.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::fetch;

namespace {

std::string change(const char* path, const std::string& before, const std::string& after) {
  return difference(*SitePath::parse(path), &before, after);
}

}  // namespace

TEST_CASE("figures are compared one by one, by what they are of") {
  const std::string before =
      R"({"title": "A", "indicators": [{"id": "x", "observations": [
        {"area": "southend", "period": "2024-25", "value": 310},
        {"area": "essex", "period": "2024-25", "value": 5}]}]})";
  const std::string after =
      R"({"indicators": [{"id": "x", "observations": [
        {"area": "southend", "period": "2025-26", "value": 290},
        {"area": "southend", "period": "2024-25", "value": 312}]}], "title": "A"})";
  CHECK(change("data/metrics/a.json", before, after) ==
        "  1 value changed, 1 new, 1 gone\n"
        "  - indicators › x › observations › essex 2024-25 › value: 5\n"
        "  ~ indicators › x › observations › southend 2024-25 › value: 310 → 312\n"
        "  + indicators › x › observations › southend 2025-26 › value: 290\n");
  CHECK(change("a.json", "{\"a\": 1, \"b\": 2}", "{\"b\":2,\"a\":1}") ==
        "  the same values, written in another way\n");
}

TEST_CASE("rows and wording are compared line by line") {
  CHECK(change("a.csv", "a,b\n1,2\n3,4\n5,6\n", "a,b\n1,2\n3,5\n5,6\n7,8\n") ==
        "  2 lines new, 1 gone\n  - 3,4\n  + 3,5\n  + 7,8\n");
  CHECK(change("a.md", "One\r\n", "One\n") == "  the same lines, with other ends\n");
  CHECK(difference(*SitePath::parse("a.csv"), nullptr, "a\nb\n") ==
        "  2 lines new, 0 gone\n  + a\n  + b\n");
  const std::string same(200, 'w');
  CHECK(change("a.md", same + " within two days", same + " within five days") ==
        "  1 line new, 1 gone\n  - …" + std::string(32, 'w') + " within two days\n  + …" +
            std::string(32, 'w') + " within five days\n");
}

TEST_CASE("a difference is short, and steers no terminal") {
  std::string many;
  for (int i = 0; i < 100; ++i) many += std::to_string(i) + "\n";
  CHECK(change("a.csv", "", many).ends_with("  + 11\n  … and 88 more\n"));
  CHECK(printable("a\x1b[2J\xE2\x80\xAE"
                  "b\n") == "a\uFFFD[2J\uFFFDb\uFFFD");
  CHECK(printable("\xff"
                  "ab",
                  2) == "\uFFFDa…");
  // Beyond what can be matched at its best, every line is new, and the time is bounded.
  std::string old_lines, new_lines;
  for (int i = 0; i < 30'000; ++i) {
    old_lines += "old " + std::to_string(i) + "\n";
    new_lines += "new " + std::to_string(i) + "\n";
  }
  CHECK(change("a.csv", old_lines, new_lines).starts_with("  30,000 lines new, 30,000 gone\n"));
}
