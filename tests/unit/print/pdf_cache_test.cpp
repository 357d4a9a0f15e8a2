#include "print/pdf_cache.h"

#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "support/temporary_folder.h"

using namespace pier;
using namespace pier::print;

namespace {

const Printed kPrinted{
    std::string("%PDF\0bytes", 10),
    2,
    {.parts = {{"what-happened", "What happened", 40.5, 80}, {"", "Questions", 12, 7}},
     .height = 284.2,
     .room = 261,
     .smallest = 10,
     .smallest_text = "A – text."},
    {"what-\"is\"-left"}};

void check_equal(const Printed& a, const Printed& b) {
  CHECK(a.pdf == b.pdf);
  CHECK(a.pages == b.pages);
  CHECK(a.unnumbered == b.unnumbered);
  CHECK(a.measure.height == b.measure.height);
  CHECK(a.measure.room == b.measure.room);
  CHECK(a.measure.smallest == b.measure.smallest);
  CHECK(a.measure.smallest_text == b.measure.smallest_text);
  REQUIRE(a.measure.parts.size() == b.measure.parts.size());
  for (std::size_t i = 0; i < a.measure.parts.size(); ++i) {
    CHECK(a.measure.parts[i].id == b.measure.parts[i].id);
    CHECK(a.measure.parts[i].heading == b.measure.parts[i].heading);
    CHECK(a.measure.parts[i].height == b.measure.parts[i].height);
    CHECK(a.measure.parts[i].words == b.measure.parts[i].words);
  }
}

}  // namespace

TEST_CASE("what was put into the cache comes out") {
  const test::TemporaryFolder folder;
  const PdfCache cache(folder.path() / "a" / "b");
  CHECK_FALSE(cache.find(digest_of("x")));
  cache.put(digest_of("x"), kPrinted);
  const auto found = PdfCache(folder.path() / "a" / "b").find(digest_of("x"));
  REQUIRE(found);
  check_equal(*found, kPrinted);
  CHECK_FALSE(cache.find(digest_of("y")));
}

TEST_CASE("a damaged file of the cache counts as missing") {
  const std::string whole = write_printed(kPrinted);
  REQUIRE(read_printed(whole));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK_FALSE(read_printed(whole.substr(0, i)));
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(read_printed(changed));
  }
  CHECK_FALSE(read_printed(whole + "x"));
}

TEST_CASE("a cache that is too large loses what was not used for longest") {
  const test::TemporaryFolder folder;
  const PdfCache cache(folder.path());
  for (const char* name : {"a", "b", "c"}) {
    cache.put(digest_of(name), kPrinted);
    const auto file = folder.path() / (digest_of(name).hex() + ".print");
    std::filesystem::last_write_time(
        file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(24));
  }
  REQUIRE(cache.find(digest_of("b")));  // is used now
  cache.shrink(write_printed(kPrinted).size());
  CHECK_FALSE(cache.find(digest_of("a")));
  CHECK(cache.find(digest_of("b")));
  CHECK_FALSE(cache.find(digest_of("c")));
  CHECK(std::filesystem::exists(folder.path() / ".gitignore"));
}

TEST_CASE("a cache that cannot be made is told") {
  const test::TemporaryFolder folder;
  folder.write("file", "x");
  CHECK_THROWS_AS(PdfCache(folder.path() / "file" / "cache"), EnvironmentError);
}
