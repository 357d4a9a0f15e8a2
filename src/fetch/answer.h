#pragma once

#include <string>

#include "net/http.h"
#include "provenance/source_list.h"

namespace pier::fetch {

/// Why an answer brings nothing, and what to do.
struct Trouble {
  /// Plain words without a full stop; "" when the answer is one that can be looked into.
  std::string message;
  std::string help;
};

/// `is_conditional`: the request asked for what is newer than a copy that is there.
Trouble trouble_of(const net::Response& response, const provenance::RemoteSource& source,
                   bool is_conditional);

/// Where a source has moved for good, so that its address is to be corrected; "" where it has not.
std::string moved_to(const net::Response& response);

}  // namespace pier::fetch
