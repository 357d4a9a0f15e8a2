#include "pages/file_note.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("a file is told by its kind and its size") {
  CHECK(file_note(".pdf", 120'000) == "PDF, 120 KB");
  CHECK(file_note(".pdf", 119'001) == "PDF, 120 KB");
  CHECK(file_note(".csv", 0) == "CSV, 1 KB");
  CHECK(file_note(".csv", 1) == "CSV, 1 KB");
  CHECK(file_note(".txt", 999'000) == "TXT, 999 KB");
}

TEST_CASE("from one megabyte on, a size has one decimal place at most") {
  CHECK(file_note(".pdf", 999'001) == "PDF, 1 MB");
  CHECK(file_note(".pdf", 1'049'000) == "PDF, 1 MB");
  CHECK(file_note(".pdf", 1'050'000) == "PDF, 1.1 MB");
  CHECK(file_note(".pdf", 24'960'000) == "PDF, 25 MB");
}
