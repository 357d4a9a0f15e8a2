#include "net/url.h"

#include <catch2/catch.hpp>

#include "net/address_check.h"

using namespace pier::net;

namespace {

Url url_of(std::string_view text) {
  const ReadUrl read = read_url(text);
  INFO(text << ": " << read.why);
  REQUIRE(read.url);
  return *read.url;
}

}  // namespace

TEST_CASE("an address is taken to pieces and comes back in one form") {
  CHECK(url_of("HTTPS://Data.Example:443/a?b=c#d").text() == "https://data.example/a?b=c");
  CHECK(url_of("https://data.example").text() == "https://data.example/");
  CHECK(url_of("https://data.example?q").text() == "https://data.example/?q");
  CHECK(url_of("https://data.example:8443/").host_and_port() == "data.example:8443");
  CHECK(url_of("http://data.example/").host_and_port() == "data.example:80");
  CHECK(url_of("https://xn--exmple-cua.example/").host == "xn--exmple-cua.example");
  CHECK(url_of("https://data.example/café").text() == "https://data.example/caf%C3%A9");
  CHECK(url_of("https://data.example/a@b?c@d").host == "data.example");
  CHECK(url_of("https://data.example/a/../b/./c?d/../e").path_and_query == "/b/c?d/../e");
  CHECK(url_of("https://data.example/..").path_and_query == "/");
  CHECK(url_of("https://data.example/a//b/").path_and_query == "/a//b/");
  CHECK(url_of("https://data.example/?a=\\").path_and_query == "/?a=\\");
}

TEST_CASE("a number is a host only in its one usual form") {
  CHECK(url_of("https://192.0.2.1/").host_is_number);
  CHECK(url_of("https://[2001:db8::1]:8443/").host_and_port() == "[2001:db8::1]:8443");
  for (const char* host : {"2130706433", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.01",
                           "127.0.0.1.5", "0x7f000001", "a.0x1", "a.1", "1.2.3", "[2001:db8:0::1]",
                           "[::FFFF:7f00:1%25lo]", "[::1", "[]", "[::1]x"}) {
    INFO(host);
    CHECK_FALSE(read_url(std::string("https://") + host + "/").url);
  }
  CHECK(url_of("https://1.example/").host == "1.example");
  CHECK(url_of("https://0x7f.example/").host == "0x7f.example");
}

TEST_CASE("what readers of addresses understand in different ways is refused") {
  for (const char* text : {"",
                           "data.example",
                           "//data.example/",
                           "https:data.example",
                           "https:/data.example",
                           "file:///etc/passwd",
                           "javascript:alert(1)",
                           "https://",
                           "https:///a",
                           "https://user@data.example/",
                           "https://user:pass@data.example/",
                           "https://data.example\\@other.example/",
                           "https://data.example/a\\b",
                           "https://data.example./",
                           "https://data..example/",
                           "https://.example/",
                           "https://da ta.example/",
                           "https://data.example/a b",
                           "https://data.example/\n",
                           "https://data.example/\x7f",
                           "https://data_.example/",
                           "https://-data.example/",
                           "https://data.example:/",
                           "https://data.example:0/",
                           "https://data.example:65536/",
                           "https://data.example:0443/",
                           "https://data.example:+443/",
                           "https://data.example:443x/",
                           "https://dät.example/",
                           "https://data%2eexample/",
                           "https://data.example%00.other/",
                           " https://data.example/"}) {
    INFO(text);
    const ReadUrl read = read_url(text);
    CHECK_FALSE(read.url);
    CHECK_FALSE(read.why.empty());
  }
  CHECK_FALSE(read_url("https://" + std::string(64, 'a') + ".example/").url);
  CHECK_FALSE(read_url("https://data.example/" + std::string(5000, 'a')).url);
  CHECK_FALSE(read_url(std::string_view("https://data.example/\0", 22)).url);
}

TEST_CASE("references are resolved as RFC 3986 says") {
  // The examples of 5.4 that an address without a fragment can have.
  const Url base = url_of("https://a.example/b/c/d;p?q");
  const std::pair<const char*, const char*> cases[] = {
      {"g", "/b/c/g"},
      {"./g", "/b/c/g"},
      {"g/", "/b/c/g/"},
      {"/g", "/g"},
      {"?y", "/b/c/d;p?y"},
      {"g?y", "/b/c/g?y"},
      {"", "/b/c/d;p?q"},
      {"#s", "/b/c/d;p?q"},
      {"g#s", "/b/c/g"},
      {";x", "/b/c/;x"},
      {".", "/b/c/"},
      {"./", "/b/c/"},
      {"..", "/b/"},
      {"../", "/b/"},
      {"../g", "/b/g"},
      {"../..", "/"},
      {"../../g", "/g"},
      {"../../../g", "/g"},
      {"/./g", "/g"},
      {"/../g", "/g"},
      {"g.", "/b/c/g."},
      {"..g", "/b/c/..g"},
      {"./../g", "/b/g"},
      {"./g/.", "/b/c/g/"},
      {"g/../h", "/b/c/h"},
      {"g;x=1/./y", "/b/c/g;x=1/y"},
      {"g?y/../x", "/b/c/g?y/../x"},
  };
  for (const auto& [reference, path] : cases) {
    INFO(reference);
    CHECK(resolve_reference(base, reference) == std::string("https://a.example") + path);
  }
  CHECK(resolve_reference(base, "//g.example/x") == "https://g.example/x");
  CHECK(resolve_reference(base, "http://g.example/x") == "http://g.example/x");
  CHECK(resolve_reference(base, "file:///x") == "file:///x");
}

TEST_CASE("a message shows no user, no query and nothing that moves a terminal") {
  CHECK(shown_url("https://u:p@a.example/b?token=c#d") == "https://a.example/b");
  CHECK(shown_url("https://a.example/\x1b[31m") == "https://a.example/?[31m");
  CHECK(shown_url("https://u:p/a@b@c.example") == "https://u:p/a@b@c.example");
  CHECK(shown_url("https://a.example/" + std::string(500, 'a')).size() < 130);
}

TEST_CASE("an address is asked only where the policy has it") {
  Policy policy;
  policy.hosts = {"data.example", "odd.example:8443", "localhost"};
  policy.private_servers = {"localhost:9000", "127.0.0.1:9000"};
  const auto may = [&](std::string_view text) { return !refusal_of(url_of(text), policy); };
  CHECK(may("https://data.example/"));
  CHECK(may("https://odd.example:8443/"));
  CHECK(may("https://localhost:9000/"));
  CHECK_FALSE(may("http://data.example/"));
  CHECK_FALSE(may("https://data.example:8443/"));
  CHECK_FALSE(may("https://odd.example/"));
  CHECK_FALSE(may("https://localhost:9001/"));
  CHECK_FALSE(may("https://sub.data.example/"));
  CHECK_FALSE(may("https://data.example.other/"));
  CHECK_FALSE(may("https://127.0.0.1:9000/"));
  policy.hosts.clear();
  CHECK(may("https://127.0.0.1:9000/"));
  CHECK(may("https://anything.example/"));
  CHECK_FALSE(may("https://127.0.0.1/"));
  CHECK_FALSE(may("https://192.0.2.1/"));
  policy.allows_http = true;
  CHECK(may("http://data.example/"));
  CHECK_FALSE(may("http://data.example:443/"));
}
