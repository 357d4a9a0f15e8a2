#include "publish/manifest.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("a manifest is read as it was written") {
  const std::vector<ManifestEntry> entries{{"404.html", 12, digest_of("a")},
                                           {"a b/é.html", 0, digest_of("")}};
  const std::string text = write_manifest(entries);
  CHECK(begins_like_manifest(text));
  CHECK(read_manifest(text) == entries);
  CHECK(read_manifest(write_manifest({})) == std::vector<ManifestEntry>{});
}

TEST_CASE("a damaged manifest is known as ours but not believed") {
  const std::string text = write_manifest(std::vector<ManifestEntry>{{"a.html", 12, {1, 2}}});
  const std::string cut = text.substr(0, text.size() - 1);
  CHECK(begins_like_manifest(cut));
  CHECK_FALSE(read_manifest(cut));
  for (const auto* line :
       {"\n", "a.html\n", "0000000000000001000000000000000x 1 a\n",
        "00000000000000010000000000000002 -1 a\n", "00000000000000010000000000000002 1 \n"}) {
    INFO(line);
    CHECK_FALSE(read_manifest(text + line));
  }
}

TEST_CASE("other files are no manifests") {
  CHECK_FALSE(begins_like_manifest(""));
  CHECK_FALSE(begins_like_manifest("<!doctype html>"));
  CHECK_FALSE(read_manifest("pier-manifest 2\n"));
}
