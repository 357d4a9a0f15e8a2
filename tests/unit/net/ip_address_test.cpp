#include "net/ip_address.h"

#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <catch2/catch.hpp>

using namespace pier::net;

namespace {

std::string_view use_of(const std::string& text) {
  IpAddress address;
  address.is_v6 = text.find(':') != std::string::npos;
  REQUIRE(inet_pton(address.is_v6 ? AF_INET6 : AF_INET, text.c_str(), address.bytes.data()) == 1);
  CHECK(text_of(address) == text);
  return special_use(address);
}

}  // namespace

TEST_CASE("each special range is special from its first address to its last, and not beyond") {
  const struct {
    const char *before, *first, *last, *behind;
  } ranges[] = {
      {"", "0.0.0.0", "0.255.255.255", "1.0.0.0"},
      {"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"},
      {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"},
      {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"},
      {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"},
      {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"},
      {"191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"},
      {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"},
      {"192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"},
      {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"},
      {"198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"},
      {"198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"},
      {"203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"},
      {"223.255.255.255", "224.0.0.0", "255.255.255.255", ""},
      {"", "::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
       "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
      {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
       "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::"},
      {"2001:ffff::", "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::"},
      {"", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::"},
      {"3ffe:ffff::", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::"},
      {"2a00:1450::1", "4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ""},
  };
  for (const auto& range : ranges) {
    INFO(range.first);
    CHECK_FALSE(use_of(range.first).empty());
    CHECK_FALSE(use_of(range.last).empty());
    if (*range.before != '\0') CHECK(use_of(range.before).empty());
    // The one behind the first range of version 6 is special for a reason of its own.
    if (*range.behind != '\0' && std::strncmp(range.behind, "2002:", 5) != 0) {
      CHECK(use_of(range.behind).empty());
    }
  }
}

TEST_CASE("an address that carries another one is a way around a check") {
  for (const char* text : {"::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::808:808",
                           "64:ff9b:1::1", "2002:808:808::", "2001::1"}) {
    INFO(text);
    CHECK_FALSE(use_of(text).empty());
  }
  CHECK(use_of("::1") == "a loopback address");
  CHECK(use_of("fd00::1") == "a private address");
  CHECK(use_of("fe80::1") == "a link-local address");
  CHECK(use_of("10.0.0.1") == "a private address");
}
