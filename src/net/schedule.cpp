#include "net/schedule.h"

#include <algorithm>

namespace pier::net {

void Schedule::add(std::size_t request, const std::string& server) {
  servers_[server].waiting.push_back({request, Time(0)});
  ++waiting_;
}

void Schedule::add_again(std::size_t request, const std::string& server, Time not_before) {
  servers_[server].waiting.push_front({request, not_before});
  ++waiting_;
}

Schedule::Time Schedule::hold(const std::string& server, Time now, Time wait) {
  Server& held = servers_[server];
  const Time from = std::max(held.held_until, now);
  if (now + wait > from) {
    held.held_in_all += now + wait - from;
    held.held_until = now + wait;
  }
  return held.held_in_all;
}

std::vector<std::size_t> Schedule::give_up(const std::string& server) {
  std::vector<std::size_t> requests;
  for (const Waiting& waiting : servers_[server].waiting) requests.push_back(waiting.request);
  servers_[server].waiting.clear();
  waiting_ -= requests.size();
  return requests;
}

std::optional<std::size_t> Schedule::take_from(Server& server, Time now) {
  if (server.under_way >= at_once_per_server_ || server.held_until > now) return std::nullopt;
  const auto found = std::find_if(server.waiting.begin(), server.waiting.end(),
                                  [&](const Waiting& w) { return w.not_before <= now; });
  if (found == server.waiting.end()) return std::nullopt;
  const std::size_t request = found->request;
  server.waiting.erase(found);
  ++server.under_way;
  ++under_way_;
  --waiting_;
  return request;
}

std::optional<std::size_t> Schedule::next(Time now) {
  if (waiting_ == 0 || under_way_ >= at_once_) return std::nullopt;
  auto server = servers_.upper_bound(last_);
  for (std::size_t i = 0; i < servers_.size(); ++i, ++server) {
    if (server == servers_.end()) server = servers_.begin();
    if (const auto request = take_from(server->second, now)) {
      last_ = server->first;
      return request;
    }
  }
  return std::nullopt;
}

void Schedule::done(const std::string& server) {
  --servers_[server].under_way;
  --under_way_;
}

std::optional<Schedule::Time> Schedule::next_time() const {
  std::optional<Time> earliest;
  if (waiting_ == 0 || under_way_ >= at_once_) return earliest;
  for (const auto& [name, server] : servers_) {
    if (server.under_way >= at_once_per_server_) continue;
    for (const Waiting& waiting : server.waiting) {
      const Time time = std::max(waiting.not_before, server.held_until);
      if (!earliest || time < *earliest) earliest = time;
      // Those behind that were never asked have no time of their own.
      if (waiting.not_before == Time(0)) break;
    }
  }
  return earliest;
}

}  // namespace pier::net
