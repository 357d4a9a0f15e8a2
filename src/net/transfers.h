#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

#include "net/http.h"
#include "net/url.h"

namespace pier::net {

/// One question to one address, which was checked: no redirects, no second try. What the pointers
/// point to outlives the transfer.
struct Order {
  Url url;
  const Request* request = nullptr;
  /// Whether all of the request's headers and its signature go along, or the harmless ones only.
  bool is_first_server = true;
  std::chrono::milliseconds most_time{0};
};

/// How one ended: failure, status, headers and body are set.
struct Outcome {
  std::size_t id = 0;
  Response response;
};

/// Transfers at the same time, on connections that are kept. Behind an interface, because what
/// stands behind it is in libpier-net.so, with libcurl, and loaded when something is asked first.
class Transfers {
 public:
  Transfers() = default;
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;
  virtual ~Transfers() = default;

  /// `id`: any number that no other transfer under way has.
  virtual void start(std::size_t id, const Order& order) = 0;
  /// Waits until something happens or the time is over; returns those that ended.
  virtual std::vector<Outcome> wait(std::chrono::milliseconds longest) = 0;
  /// Gives up all that is under way.
  virtual void abandon() = 0;
};

/// What libpier-net.so exports, as `pier_net`.
struct Library {
  std::unique_ptr<Transfers> (*make_transfers)(const Policy&);
};

/// Throws EnvironmentError when that library is not there, std::bad_alloc when libcurl cannot
/// start.
std::unique_ptr<Transfers> make_transfers(const Policy& policy);

}  // namespace pier::net
