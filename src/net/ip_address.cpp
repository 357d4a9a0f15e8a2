#include "net/ip_address.h"

#include <span>

#include <arpa/inet.h>

namespace pier::net {

namespace {

struct Range {
  std::array<std::uint8_t, 6> begin;
  /// How many bits of `begin` count.
  int bits;
  std::string_view use;
};

constexpr std::array<Range, 17> kV4{{
    {{0}, 8, "an unspecified address"},
    {{10}, 8, "a private address"},
    {{100, 64}, 10, "an address inside a provider’s network"},
    {{127}, 8, "a loopback address"},
    {{169, 254}, 16, "a link-local address"},
    {{172, 16}, 12, "a private address"},
    {{192, 0, 0}, 24, "an address for protocols"},
    {{192, 0, 2}, 24, "an address for documentation"},
    {{192, 31, 196}, 24, "an address for protocols"},
    {{192, 52, 193}, 24, "an address for protocols"},
    {{192, 88, 99}, 24, "an address for protocols"},
    {{192, 168}, 16, "a private address"},
    {{192, 175, 48}, 24, "an address for protocols"},
    {{198, 18}, 15, "an address for measurements"},
    {{198, 51, 100}, 24, "an address for documentation"},
    {{203, 0, 113}, 24, "an address for documentation"},
    // 224.0.0.0/4 is multicast, 240.0.0.0/4 reserved with the broadcast address.
    {{224}, 3, "a multicast or reserved address"},
}};

/// Inside 2000::/3, which is what anybody can reach.
constexpr std::array<Range, 4> kGlobalV6{{
    {{0x20, 0x01, 0x00}, 23, "an address for protocols"},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "an address for documentation"},
    {{0x20, 0x02}, 16, "an address that carries another one"},
    {{0x3f, 0xff, 0x00}, 20, "an address for documentation"},
}};

constexpr std::array<Range, 5> kOtherV6{{
    {{0x00, 0x64, 0xff, 0x9b}, 32, "an address that carries another one"},
    {{0xfc}, 7, "a private address"},
    {{0xfe, 0x80}, 10, "a link-local address"},
    {{0xfe, 0xc0}, 10, "a private address"},
    {{0xff}, 8, "a multicast or reserved address"},
}};

bool holds(const Range& range, const IpAddress& address) {
  for (int bit = 0; bit < range.bits; bit += 8) {
    const auto i = static_cast<std::size_t>(bit / 8);
    const int left = range.bits - bit;
    const int mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
    if (((range.begin[i] ^ address.bytes[i]) & mask) != 0) return false;
  }
  return true;
}

std::string_view use_among(std::span<const Range> ranges, const IpAddress& address) {
  for (const Range& range : ranges) {
    if (holds(range, address)) return range.use;
  }
  return {};
}

bool is_zero(const IpAddress& address, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (address.bytes[i] != 0) return false;
  }
  return true;
}

std::string_view special_use_of_v6(const IpAddress& address) {
  const auto& bytes = address.bytes;
  if ((bytes[0] & 0xe0) == 0x20) return use_among(kGlobalV6, address);
  if (is_zero(address, 0, 15) && bytes[15] == 0) return "an unspecified address";
  if (is_zero(address, 0, 15) && bytes[15] == 1) return "a loopback address";
  // ::ffff:0:0/96 is mapped, ::/96 the older form of the same.
  if (is_zero(address, 0, 8)) return "an address that carries another one";
  const std::string_view use = use_among(kOtherV6, address);
  return use.empty() ? "a reserved address" : use;
}

}  // namespace

std::string_view special_use(const IpAddress& address) {
  return address.is_v6 ? special_use_of_v6(address) : use_among(kV4, address);
}

std::string text_of(const IpAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(address.is_v6 ? AF_INET6 : AF_INET, address.bytes.data(), text.data(), text.size());
  return text.data();
}

}  // namespace pier::net
