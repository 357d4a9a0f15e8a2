#pragma once

#include <string>

#include "preview/host_rules.h"
#include "publish/output.h"

namespace pier::preview {

/// A request, read.
struct Request {
  std::string method;
  /// The header `Host`.
  std::string host;
  /// Decoded, without the query.
  std::string path;
  /// With its question mark; "" when there is none.
  std::string query{};
  /// The value of `path` in the query.
  std::string asked_path{};
};

/// What to answer.
struct Response {
  int status = 200;
  Headers headers{};
  std::string type{};
  Bytes body{};
  /// The body is a stream that tells of each build.
  bool is_events = false;
};

}  // namespace pier::preview
