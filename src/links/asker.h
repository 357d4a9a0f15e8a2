#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "links/answer.h"

namespace pier::links {

/// Finds out what is at addresses.
class Asker {
 public:
  Asker() = default;
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;
  virtual ~Asker() = default;

  using Answered = std::function<void(std::size_t, Answer)>;
  /// Asks for each address, which asked_address() gave, and calls `answered` with its number once,
  /// in any order, on this thread. When `progress`, which may be null, is stopped, nothing is said
  /// of those that were not through.
  virtual void ask(const std::vector<std::string>& addresses, const Answered& answered,
                   Progress* progress) = 0;
};

}  // namespace pier::links
