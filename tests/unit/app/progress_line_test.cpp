#include "app/progress_line.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("the line of progress counts where there is something to count") {
  CHECK(progress_text({}, 80).empty());
  CHECK(progress_text({"Reading files", 0, 0}, 80) == "Reading files");
  CHECK(progress_text({"Checking pages", 3120, 10052}, 80) == "Checking pages 3,120 of 10,052");
}

TEST_CASE("the line of progress is no longer than the terminal is wide") {
  CHECK(progress_text({"Checking pages", 3120, 10052}, 16) == "Checking pages 3");
  CHECK(progress_text({"Checking pages", 1, 2}, 0).empty());
}
