#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/address_check.h"
#include "net/http.h"

namespace pier::net {

/// The status and the headers of an answer, taken line by line as they arrive. Refuses what two
/// readers could understand in different ways (RFC 9112, 6.3), what has no end, and what is
/// compressed although nobody asked for that.
class ResponseHead {
 public:
  ResponseHead() = default;
  /// `most_bytes`: of the body, as its length may be known already here.
  ResponseHead(Method method, std::uint64_t most_bytes)
      : method_(method), most_bytes_(most_bytes) {}

  /// The next line with its end; the empty line too. Lines after the end (of a trailer) are only
  /// counted. What it returns ends the transfer.
  std::optional<Refusal> take(std::string_view line);

  int status() const { return status_; }
  /// Whether the empty line behind the headers was seen.
  bool is_whole() const { return is_whole_; }
  /// What Content-Length says of a body that comes.
  std::optional<std::uint64_t> length() const { return length_; }
  /// Whether the end of the body can be told from the end of the connection.
  bool shows_end() const { return shows_end_; }
  std::vector<Header> take_headers() { return std::move(headers_); }

 private:
  std::optional<Refusal> take_status(std::string_view line);
  std::optional<Refusal> take_header(std::string_view line);
  std::optional<Refusal> finish();
  std::optional<Refusal> read_length();

  Method method_ = Method::get;
  std::uint64_t most_bytes_ = 0;
  std::size_t bytes_ = 0;
  int status_ = 0;
  /// Of this answer; what comes before it, as 100 Continue, has one of its own.
  bool has_status_ = false;
  bool is_whole_ = false, shows_end_ = false;
  std::optional<std::uint64_t> length_;
  std::vector<Header> headers_;
};

/// Whether this may be sent as a header: a name of RFC 9110, a value without line breaks and other
/// control characters, and none that belongs to the connection and not to the request.
bool may_be_sent(const Header& header);

/// Whether a header of a request may go along to another server: none that could hold a secret.
bool may_go_elsewhere(const Header& header);

}  // namespace pier::net
