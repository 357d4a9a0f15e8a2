#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"

namespace pier::net {

enum class Method { get, head, put, post, del };

/// Why no answer came that could be used. An answer with a status of 400 or above is an answer.
enum class Failure {
  none,
  /// Not asked at all: no https address, one with a user or a password, a number in place of a
  /// name, a host that is not on the list.
  refused_address,
  /// The name stands for a private, loopback, link-local or otherwise special address.
  private_address,
  name_not_found,
  /// No connection, or one that ended before the answer began.
  not_reached,
  /// Wrong host name, expired, self-signed, unknown authority.
  certificate,
  /// More bytes than Request::most_bytes, or compressed although nobody asked for that.
  too_large,
  /// The answer ended before its length, or is no HTTP.
  cut_off,
  too_slow,
  /// To what may not be asked, to the same again, or too many.
  redirect,
  /// Progress::stop() was called.
  stopped,
};

/// A line of a header; names in small letters in what is received.
struct Header {
  std::string name, value;
};

/// Keys for AWS Signature Version 4, which libcurl makes, with the digest of the body. Never
/// printed. libcurl 7.88 signs the query as it stands: the names in it have to be sorted, and each
/// needs its
/// "=". In paths and queries all but letters, digits and "-._~/" has to be escaped.
struct Signature {
  std::string key_id, secret, region, service = "s3";
};

struct Request {
  Method method = Method::get;
  std::string url;
  std::vector<Header> headers;
  /// For put and post.
  std::string body;
  /// An answer with more is Failure::too_large; enforced while it arrives.
  std::uint64_t most_bytes = 20'000'000;
  /// Of one try with its redirects.
  std::chrono::milliseconds most_time{60'000};
  /// Followed for get and head only; each hop is checked as the first address is. Another server
  /// than the first gets no signature, and no header that could hold a secret.
  int most_redirects = 3;
  /// Further tries after 429, 500, 502, 503, 504 and failures that may pass, with growing pauses;
  /// Retry-After is honoured up to a minute, and a longer one ends the tries. A post is asked again
  /// only where the server cannot have done it: after 429, 503 and without a connection.
  int retries = 2;
  std::optional<Signature> signature;
};

struct Redirect {
  /// 301, 302, 303, 307 or 308.
  int status = 0;
  std::string to;
};

struct Response {
  Failure failure = Failure::none;
  /// For people, without a full stop: "its certificate is for another host", where "it" is what was
  /// asked. Also for an answer that is not ok: "the server answered 404 (not found)". No secrets.
  std::string why;
  /// 0 where none came.
  int status = 0;
  std::vector<Header> headers;
  /// Whole, or empty with a failure: never a part. What names no length and merely ends with the
  /// connection is not whole: anybody on the way could have ended it, and libcurl does not tell.
  std::string body;
  /// The address that answered.
  std::string url;
  /// Those that were followed.
  std::vector<Redirect> redirects;

  /// The first header of that name, in small letters; "" without one.
  std::string_view header(std::string_view name) const;
  bool is_ok() const { return failure == Failure::none && status >= 200 && status < 300; }
};

struct Policy {
  /// Hosts that may be asked, in small letters, exactly; none: every public one. At their usual
  /// port, or at the one that is named with them ("example.org:8443") or in `private_servers`.
  std::vector<std::string> hosts;
  /// Also plain http: only to look whether a link answers.
  bool allows_http = false;
  /// "host:port" of servers that may stand at a private or loopback address: an organisation's own.
  /// Only here may the host be a number ("127.0.0.1:8443", "[::1]:8443"). When there is a list of
  /// `hosts`, it has to name them too.
  std::vector<std::string> private_servers;
  /// A file with further authorities for certificates (PEM); "" for those of the system.
  std::string authorities;
  unsigned connections = 16;
  /// At once to one host.
  unsigned connections_per_host = 6;
  /// Before tries after a failure: the first pause, doubled each time.
  std::chrono::milliseconds first_pause{500};
  /// As long as one server may ask us to wait, in all: it could do so with each of a thousand
  /// answers. What waits for it then is Failure::too_slow.
  std::chrono::milliseconds most_wait{300'000};
  /// For tests only: addresses of names, in place of those that the resolver would give, each as
  /// "name:port:address". They are checked as any; nothing reads this from a file or an option.
  std::vector<std::string> resolved_for_tests;
};

/// Asks servers, many at once. HTTPS only, verified; no proxy, .netrc, cookie or setting from the
/// environment; names are resolved once and the addresses checked before a connection is opened; no
/// compressed answers. libcurl works on the calling thread. Not for use by two threads at once.
class Client {
 public:
  explicit Client(Policy policy);
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  Response send(const Request& request);

  /// Sends all; they outlive the call. Calls `answered` with the number of the request as each is
  /// through, in the order in which that happens; nothing is kept of the answer afterwards.
  /// `progress` may be null; when it is stopped, what is not through ends with Failure::stopped.
  /// Stages and counts are told to it by the caller. What `answered` throws ends the call and comes
  /// out of it.
  using Answered = std::function<void(std::size_t, Response)>;
  void send_all(const std::vector<Request>& requests, const Answered& answered,
                Progress* progress = nullptr);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pier::net
