// Every page in tests/golden/markdown against the HTML and the problems that stand beside it:
// NAME.md gives NAME.html, and NAME.txt when there are problems. UPDATE_GOLDEN=1 writes them anew.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/markdown/support.h"

using pier::markdown::tests::Read;

namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(PIER_TESTS_DIR "/golden/markdown")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void check_or_update(const fs::path& path, const std::string& actual) {
  if (std::getenv("UPDATE_GOLDEN") == nullptr) {
    CHECK(actual == content(path));
    return;
  }
  REQUIRE(std::getenv("CI") == nullptr);
  if (actual.empty()) {
    fs::remove(path);
  } else {
    std::ofstream(path, std::ios::binary) << actual;
  }
}

}  // namespace

TEST_CASE("pages come out as the files beside them say") {
  REQUIRE(!cases().empty());
  for (const fs::path& path : cases()) {
    INFO(path.filename().string());
    const Read read(content(path));
    check_or_update(fs::path(path).replace_extension(".html"), read.html());
    check_or_update(fs::path(path).replace_extension(".txt"), read.problems());
  }
}
