#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/progress.h"
#include "checks/outbound_links.h"
#include "links/asker.h"
#include "links/known_links.h"

namespace pier::links {

struct LinkOptions {
  Date today;
  /// Asks for all, whatever is known.
  bool fresh = false;
  /// What is known from before.
  KnownLinks known{};
  /// Gets what is known now, also when the work was stopped; may be empty.
  std::function<void(const KnownLinks&)> keep{};
  /// Is told how many are through, and may stop the work; null: nobody.
  Progress* progress = nullptr;
};

/// Asks for what pages link to, each address once, and reports what readers would meet there, at
/// every place that links to it.
class LinkJudge final : public OutboundJudge {
 public:
  /// `asker` outlives the judge.
  LinkJudge(Asker& asker, LinkOptions options);

  /// Throws Stopped once what was learnt is kept, and EnvironmentError where nothing at all
  /// answered: then this machine is cut off, and what was known stays.
  void judge(const std::vector<OutboundLink>& links, Diagnostics& diagnostics) override;

  /// What the last judge() came to.
  struct Counts {
    std::size_t places = 0;
    /// Different ones.
    std::size_t addresses = 0;
    std::size_t asked = 0;
    /// Failing, but not for long enough to tell.
    std::size_t waiting = 0;
  };
  const Counts& counts() const { return counts_; }

 private:
  std::vector<std::string> to_ask(const std::vector<OutboundLink>& links);
  void ask(const std::vector<std::string>& addresses);

  Asker& asker_;
  LinkOptions options_;
  Counts counts_;
};

}  // namespace pier::links
