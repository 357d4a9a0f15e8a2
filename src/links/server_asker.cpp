#include "links/server_asker.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "net/words.h"

namespace pier::links {

namespace {

using net::Failure;
using net::Method;
using net::Request;
using net::Response;

/// Says what asks, and no more: neither whose site it is nor which machine.
constexpr std::string_view kUserAgent = "Pier (looks whether links still lead somewhere)";

/// Enough to see that something is there; the rest is not fetched.
constexpr std::uint64_t kMostBytes = 65'536;
constexpr std::chrono::milliseconds kMostTime{20'000};

constexpr std::string_view kSecure = "https://";
constexpr std::string_view kPlain = "http://";

Request request_for(std::string address, Method method) {
  Request request;
  request.method = method;
  request.url = std::move(address);
  request.headers = {{"user-agent", std::string(kUserAgent)}, {"accept", "*/*"}};
  request.most_bytes = kMostBytes;
  request.most_time = kMostTime;
  request.most_redirects = 8;
  // Those that fail are asked again on another day; one more try is for a server that says when.
  request.retries = method == Method::get ? 1 : 0;
  return request;
}

/// The address to write instead: as far as the way is one of lasting redirects.
std::string lasting_address(const Response& response, const std::string& address) {
  std::string moved;
  for (const net::Redirect& redirect : response.redirects) {
    constexpr int kMoved = 301, kMovedAsAsked = 308;
    if (redirect.status != kMoved && redirect.status != kMovedAsAsked) break;
    moved = redirect.to;
  }
  // What is written should be safer than before, or as safe.
  if (!moved.starts_with(kSecure)) return {};
  moved = asked_address(moved);
  return moved == address ? std::string() : moved;
}

/// Of a page that is too large the beginning came, and its status is all we want to know. Pages
/// that say "not found" are often large.
bool has_answered(const Response& response) {
  return response.failure == Failure::none ||
         (response.failure == Failure::too_large && response.status != 0);
}

bool is_there(const Response& response) {
  constexpr int kOk = 200, kRedirect = 300, kWhoAreYou = 401;
  const bool is_good = response.status >= kOk && response.status < kRedirect;
  // Browsers show a page that ends with the connection, or too early.
  if (response.failure == Failure::cut_off) return is_good;
  return has_answered(response) && (is_good || response.status == kWhoAreYou);
}

Outcome outcome_of(const Response& response) {
  constexpr int kNotFound = 404, kGone = 410;
  if (is_there(response)) return Outcome::good;
  switch (response.failure) {
    case Failure::none:
    case Failure::too_large:
      return response.status == kNotFound || response.status == kGone ? Outcome::gone
                                                                      : Outcome::failing;
    case Failure::refused_address:
      return Outcome::not_asked;
    case Failure::private_address:
      return Outcome::private_address;
    case Failure::name_not_found:
      return Outcome::no_such_name;
    case Failure::certificate:
      return Outcome::certificate;
    default:
      return Outcome::failing;
  }
}

Answer answer_of(const Response& response, const std::string& address) {
  Answer answer{outcome_of(response), response.status, {}, {}};
  if (answer.outcome == Outcome::good) {
    answer.moved_to = lasting_address(response, address);
  } else {
    answer.why = response.why;
    if (response.failure == Failure::too_large && response.status != 0) {
      answer.why = "the server answered " + net::status_words(response.status);
    } else if (response.failure != Failure::none) {
      answer.status = 0;
    }
  }
  return answer;
}

/// Whether the whole of it should be asked for: many servers know no HEAD and say anything at all.
/// One that is busy or does not answer is left alone.
bool wants_get(const Response& response) {
  constexpr int kTooMany = 429;
  if (response.failure == Failure::cut_off) return true;
  // A name that was not found is told at once; it may be its server that did not answer in time.
  if (response.failure == Failure::name_not_found) return true;
  return has_answered(response) && !is_there(response) && response.status != kTooMany;
}

/// One piece of asking: what is known so far of each address.
class Round {
 public:
  Round(const std::vector<std::string>& addresses, const Asker::Answered& answered)
      : addresses_(addresses), answered_(answered), plain_(addresses.size()) {}

  std::vector<std::size_t> all() const {
    std::vector<std::size_t> numbers(addresses_.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    return numbers;
  }

  void take_head(std::size_t i, const Response& response) {
    if (response.failure == Failure::stopped) return;
    if (wants_get(response)) {
      for_get_.push_back(i);
    } else {
      take(i, response);
    }
  }

  void take(std::size_t i, const Response& response) {
    if (response.failure == Failure::stopped) return;
    Answer answer = answer_of(response, addresses_[i]);
    const bool is_plain = addresses_[i].starts_with(kPlain);
    if (is_plain && answer.outcome == Outcome::good && answer.moved_to.empty()) {
      plain_[i] = std::move(answer);
      for_secure_.push_back(i);
    } else {
      answered_(i, std::move(answer));
    }
  }

  /// What came for the same address with https.
  void take_secure(std::size_t i, const Response& response) {
    if (response.failure == Failure::stopped) return;
    Answer answer = std::move(*plain_[i]);
    if (is_there(response)) {
      const std::string secure = secure_address(i);
      answer.moved_to = lasting_address(response, secure);
      if (answer.moved_to.empty()) answer.moved_to = secure;
    }
    answered_(i, std::move(answer));
  }

  const std::string& address(std::size_t i) const { return addresses_[i]; }
  std::string secure_address(std::size_t i) const {
    return std::string(kSecure) + addresses_[i].substr(kPlain.size());
  }
  const std::vector<std::size_t>& for_get() const { return for_get_; }
  const std::vector<std::size_t>& for_secure() const { return for_secure_; }

 private:
  const std::vector<std::string>& addresses_;
  const Asker::Answered& answered_;
  std::vector<std::optional<Answer>> plain_;
  std::vector<std::size_t> for_get_, for_secure_;
};

}  // namespace

void ServerAsker::ask(const std::vector<std::string>& addresses, const Answered& answered,
                      Progress* progress) {
  Round round(addresses, answered);
  // Sends one request for each of these addresses.
  const auto send = [&](const std::vector<std::size_t>& numbers, const auto& request,
                        const auto& take) {
    if (numbers.empty() || (progress != nullptr && progress->is_stopped())) return;
    std::vector<Request> requests;
    requests.reserve(numbers.size());
    for (const std::size_t i : numbers) requests.push_back(request(i));
    send_(
        requests, [&](std::size_t k, const Response& response) { take(numbers[k], response); },
        progress);
  };
  send(
      round.all(), [&](std::size_t i) { return request_for(round.address(i), Method::head); },
      [&](std::size_t i, const Response& response) { round.take_head(i, response); });
  send(
      round.for_get(), [&](std::size_t i) { return request_for(round.address(i), Method::get); },
      [&](std::size_t i, const Response& response) { round.take(i, response); });
  send(
      round.for_secure(),
      [&](std::size_t i) { return request_for(round.secure_address(i), Method::head); },
      [&](std::size_t i, const Response& response) { round.take_secure(i, response); });
}

net::Policy link_policy() {
  net::Policy policy;
  policy.allows_http = true;
  policy.connections = 16;
  policy.connections_per_host = 2;
  return policy;
}

}  // namespace pier::links
