#include <catch2/catch.hpp>

#include "base/md5.h"
#include "targets/s3_protocol.h"
#include "targets/s3_record.h"

using namespace pier;
using namespace pier::targets;

TEST_CASE("MD5 is that of RFC 1321 and RFC 1864") {
  CHECK(md5_hex("") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(md5_hex("message digest") == "f96b697d7cb7938d525a2f31aaf161d0");
  CHECK(md5_base64("") == "1B2M2Y8AsgTpgAmY7PhCfg==");
}

TEST_CASE("keys and values are escaped as the signature wants them") {
  CHECK(escaped_key("a b/ä.html") == "a%20b/%C3%A4.html");
  CHECK(escaped_key("a-._~/0") == "a-._~/0");
  CHECK(escaped_value("a/b+c=") == "a%2Fb%2Bc%3D");
}

TEST_CASE("a list is read, with what continues it") {
  const auto page = read_list_page(
      "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"x\"><IsTruncated>true</IsTruncated>"
      "<NextContinuationToken>a&amp;b</NextContinuationToken>"
      "<Contents><Key>a &amp; b.html</Key><ETag>&quot;0a&quot;</ETag><Size>12</Size></Contents>"
      "<Contents><Key>c&apos;s</Key><Size>0</Size><ETag>\"0b\"</ETag></Contents>"
      "</ListBucketResult>");
  REQUIRE(page);
  CHECK(page->objects == std::vector<StoredObject>{{"a & b.html", 12, "0a"}, {"c's", 0, "0b"}});
  CHECK(page->next == "a&b");
}

TEST_CASE("what is no list, or not whole, is none") {
  CHECK_FALSE(read_list_page("<html></html>"));
  CHECK_FALSE(read_list_page("<ListBucketResult><Contents><Key>a</Key>"));
  CHECK_FALSE(
      read_list_page("<ListBucketResult><Contents><Key>a</Key><Size>x</Size></Contents>"
                     "</ListBucketResult>"));
  CHECK_FALSE(
      read_list_page("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
}

TEST_CASE("keys that are deleted are escaped") {
  const std::vector<std::string> keys{"a&b", "c"};
  CHECK(delete_request(keys) ==
        "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet>"
        "<Object><Key>a&amp;b</Key></Object><Object><Key>c</Key></Object></Delete>");
}

TEST_CASE("what was to be deleted and stayed is seen whatever its code is") {
  CHECK(is_all_deleted("<?xml version=\"1.0\"?><DeleteResult xmlns=\"x\"/>"));
  CHECK(is_all_deleted("<DeleteResult></DeleteResult>"));
  CHECK_FALSE(
      is_all_deleted("<DeleteResult><Error><Key>a</Key><Code>InternalError</Code></Error>"
                     "</DeleteResult>"));
  CHECK_FALSE(
      is_all_deleted("<DeleteResult><Error><Key>a</Key><Code>E-17</Code></Error>"
                     "</DeleteResult>"));
  CHECK_FALSE(is_all_deleted("<DeleteResult><Error><Key>a</Key></Error></DeleteResult>"));
  CHECK_FALSE(is_all_deleted("<html>Welcome</html>"));
  CHECK_FALSE(is_all_deleted(""));
}

TEST_CASE("of an error its code is shown, and only a word") {
  CHECK(error_code("<Error><Code>AccessDenied</Code><Message>x</Message></Error>") ==
        "AccessDenied");
  CHECK(error_code("<DeleteResult><Error><Key>a</Key><Code>InternalError</Code></Error>"
                   "</DeleteResult>") == "InternalError");
  CHECK(error_code("<Error><Code>a b\x1b[2J</Code></Error>").empty());
  CHECK(error_code("<DeleteResult></DeleteResult>").empty());
}

TEST_CASE("files are kept for ever where their names change with them, else for a minute") {
  CHECK(cache_control("assets/a-1.css") == "public, max-age=31536000, immutable");
  CHECK(cache_control("search/parts/1.json") == "public, max-age=31536000, immutable");
  CHECK(cache_control("index.html") == "public, max-age=60");
  CHECK(cache_control(".pier/releases/0001") == "no-store");
}

namespace {

ReleaseRecord example() {
  ReleaseRecord record;
  record.name = {8, 6};
  record.restores = 5;
  record.base_path = "/site";
  record.files = {{{"a b.html", 3, digest_of("abc")}, md5_hex("abc")},
                  {{"index.html", 0, digest_of("")}, md5_hex("")}};
  record.redirects = {{"old page/index.html", "/new/"}};
  record.kept = {{digest_of("old\n\nfile x"), 11, 0, 0}, {digest_of("other"), 5, 2, 7}};
  record.pack = "old\n\nfile x";
  return record;
}

}  // namespace

TEST_CASE("a record of a release is read as it was written") {
  const ReleaseRecord record = example();
  const auto read = ReleaseRecord::read(record.name, record.text());
  REQUIRE(read);
  CHECK(read->restores == record.restores);
  CHECK(read->base_path == record.base_path);
  CHECK(read->files == record.files);
  CHECK(read->redirects == record.redirects);
  CHECK(read->kept == record.kept);
  CHECK(read->pack == record.pack);
}

TEST_CASE("a record that was cut off is none") {
  const ReleaseRecord record = example();
  const std::string text = record.text();
  for (std::size_t size = 0; size < text.size(); ++size) {
    INFO(size);
    CHECK_FALSE(ReleaseRecord::read(record.name, text.substr(0, size)));
  }
}

TEST_CASE("records and packs have names by their release") {
  CHECK(record_key({8, 6}) == ".pier/releases/0008-after-0006");
  CHECK(release_of_record(".pier/releases/0008-after-0006") == ReleaseName{8, 6});
  CHECK_FALSE(release_of_record("releases/0008"));
  CHECK(pack_key(8, 1) == ".pier/packs/0008-001");
  CHECK(release_of_pack(".pier/packs/0008-001") == 8U);
  CHECK_FALSE(release_of_pack(".pier/releases/0008"));
}
