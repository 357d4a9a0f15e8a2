#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "unit/metrics/reading.h"

using namespace pier;
using namespace pier::metrics;

namespace {

namespace fs = std::filesystem;

const fs::path kExamples = fs::path(PIER_TESTS_DIR) / "snapshots";
const fs::path kRoot = fs::path(PIER_TESTS_DIR).parent_path();

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> snapshots_in(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("the reader takes the good examples without a word") {
  const auto files = snapshots_in(kExamples / "good");
  REQUIRE(files.size() > 5);
  for (const fs::path& file : files) {
    const SnapshotReading read(contents(file), contents(kExamples / "figures.yaml"));
    INFO(file << read.problems());
    CHECK(read.snapshot);
    CHECK(read.diagnostics.empty());
  }
}

TEST_CASE("the reader refuses what the JSON Schema refuses, and what is beyond it") {
  for (const char* folder : {"bad", "beyond"}) {
    const auto files = snapshots_in(kExamples / folder);
    REQUIRE(files.size() > 10);
    for (const fs::path& file : files) {
      const SnapshotReading read(contents(file), contents(kExamples / "figures.yaml"));
      INFO(file);
      CHECK(read.diagnostics.has_errors());
    }
  }
}

TEST_CASE("the figures of this site are read without a problem") {
  for (const fs::path& file : snapshots_in(kRoot / "data" / "metrics")) {
    const SnapshotReading read(contents(file), contents(kRoot / "data" / "figures.yaml"));
    INFO(file << read.problems());
    CHECK_FALSE(read.diagnostics.has_errors());
  }
}

TEST_CASE("the JSON Schema in .vscode/schemas is the one that the program makes") {
  const fs::path file = kRoot / ".vscode" / "schemas" / "snapshot.schema.json";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << snapshot_json_schema();
  }
  CHECK(contents(file) == snapshot_json_schema());
}
