#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pier::net {

/// Which request goes next: so many at once, so many at once to one server, servers in turn, and
/// none before its time. Times count from any beginning.
class Schedule {
 public:
  using Time = std::chrono::milliseconds;

  Schedule(unsigned at_once, unsigned at_once_per_server)
      : at_once_(at_once), at_once_per_server_(at_once_per_server) {}

  void add(std::size_t request, const std::string& server);
  /// Before those that wait already, and not before that time.
  void add_again(std::size_t request, const std::string& server, Time not_before);
  /// Nothing goes to this server for so long. Returns for how long it was held in all.
  Time hold(const std::string& server, Time now, Time wait);
  /// Forgets those that wait for this server, and returns them.
  std::vector<std::size_t> give_up(const std::string& server);

  /// One that may go now, and counts as under way to its server from here; none for now.
  std::optional<std::size_t> next(Time now);
  /// One that was under way to this server is through.
  void done(const std::string& server);

  /// When next() could give one, if nothing is done() before; none when only done() helps.
  std::optional<Time> next_time() const;
  bool has_waiting() const { return waiting_ > 0; }

 private:
  struct Waiting {
    std::size_t request;
    Time not_before;
  };
  struct Server {
    std::deque<Waiting> waiting;
    unsigned under_way = 0;
    Time held_until{0}, held_in_all{0};
  };
  std::optional<std::size_t> take_from(Server& server, Time now);

  unsigned at_once_, at_once_per_server_, under_way_ = 0;
  std::size_t waiting_ = 0;
  std::map<std::string, Server> servers_;
  /// The server that came last; the search for the next begins behind it.
  std::string last_;
};

}  // namespace pier::net
