#include "publish/tree_record.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

TreeRecord sample() {
  TreeRecord record;
  record.manifest = BytesKey::of("list");
  record.manifest_stamp = {1, 2, 3};
  record.folders = {{"a b", {4, -5, 6}, {}}, {"c", {7, 8, 9}, {10, 11, 12}}};
  record.files = {{"a b/é.html", BytesKey::of(""), {13, 14, 15}}};
  return record;
}

}  // namespace

TEST_CASE("a record of stamps is read as it was written") {
  const std::string text = write_tree_record(sample());
  const auto read = read_tree_record(text);
  REQUIRE(read);
  CHECK(write_tree_record(*read) == text);
  REQUIRE(read->files.size() == 1);
  CHECK(read->files[0].path == "a b/é.html");
  CHECK(read->files[0].key == BytesKey::of(""));
  CHECK(read->files[0].stamp == Stamp{13, 14, 15});
  REQUIRE(read->folders.size() == 2);
  CHECK(read->folders[0].live == Stamp{4, -5, 6});
  CHECK(read->folders[1].standby == Stamp{10, 11, 12});
  CHECK(read->manifest_stamp == Stamp{1, 2, 3});
}

TEST_CASE("a damaged record is no record") {
  const std::string text = write_tree_record(sample());
  CHECK_FALSE(read_tree_record(""));
  CHECK_FALSE(read_tree_record("pier-stamps 3\n"));
  for (std::size_t i = 0; i < text.size(); ++i) {
    INFO(i);
    CHECK_FALSE(read_tree_record(text.substr(0, i)));
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    CHECK_FALSE(read_tree_record(other));
  }
}

TEST_CASE("stamps that say nothing prove nothing") {
  CHECK_FALSE(Stamp{}.proves(Stamp{}));
  CHECK_FALSE(Stamp{1, 2, 0}.proves(Stamp{1, 2, 0}));
  CHECK_FALSE(Stamp{1, 2, 3}.proves(Stamp{1, 2, 4}));
  CHECK(Stamp{1, 2, 3}.proves(Stamp{1, 2, 3}));
}
