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

/// Transfers at the same time, on connections that are kept. The only place that knows libcurl.
class Transfers {
 public:
  explicit Transfers(const Policy& policy);
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;
  ~Transfers();

  /// `id`: any number that no other transfer under way has.
  void start(std::size_t id, const Order& order);
  /// Waits until something happens or the time is over; returns those that ended.
  std::vector<Outcome> wait(std::chrono::milliseconds longest);
  /// Gives up all that is under way.
  void abandon();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pier::net
