#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pier::net {

/// An address of the Internet Protocol, in the order of the network; of version 4 the first 4
/// bytes.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  bool is_v6 = false;
};

/// What the address is reserved for, as "a private address"; "" where anybody can reach it from
/// anywhere. After IANA's registries of special-purpose addresses (RFC 6890 and its updates). An
/// address of version 6 that carries one of version 4 (mapped, NAT64, 6to4, Teredo) is special
/// whatever it carries: it is a way around a check.
std::string_view special_use(const IpAddress& address);

/// "192.0.2.1", "2001:db8::1".
std::string text_of(const IpAddress& address);

}  // namespace pier::net
