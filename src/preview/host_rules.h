#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publish/output.h"

namespace pier::preview {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What the site asks of its host by its files `_headers` and `_redirects`, so that the preview
/// answers as the host will.
class HostRules {
 public:
  struct Redirect {
    std::string to;
    int status = 301;
  };

  HostRules() = default;
  /// Reads both files; one that is not there asks for nothing.
  explicit HostRules(const Output& output);

  /// The headers for an address below the server's top.
  Headers headers_for(std::string_view address) const;
  /// What a former address leads to; null for every other.
  const Redirect* redirect_at(std::string_view address) const;

 private:
  struct Pattern {
    std::string address;
    /// It ends in `*`: all that begins with `address`.
    bool is_prefix = false;
    Headers headers;
  };
  std::vector<Pattern> patterns_;
  std::map<std::string, Redirect, std::less<>> redirects_;
};

}  // namespace pier::preview
