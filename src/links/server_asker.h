#pragma once

#include <functional>
#include <string>
#include <vector>

#include "links/asker.h"
#include "net/http.h"

namespace pier::links {

/// Asks the servers themselves, as little as will do: for the head of what is there, and only where
/// a server does not like that, for its beginning. An address with http is asked with https too, to
/// see whether that could be written.
class ServerAsker final : public Asker {
 public:
  /// What net::Client::send_all() does.
  using Send = std::function<void(const std::vector<net::Request>&, const net::Client::Answered&,
                                  Progress*)>;
  explicit ServerAsker(Send send) : send_(std::move(send)) {}

  void ask(const std::vector<std::string>& addresses, const Answered& answered,
           Progress* progress) override;

 private:
  Send send_;
};

/// How the client behind it should be set up: every public host, http as well, and no more than two
/// requests at once to one of them.
net::Policy link_policy();

}  // namespace pier::links
