#include "net/http.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "net/address_check.h"
#include "net/response_head.h"
#include "net/retry.h"
#include "net/schedule.h"
#include "net/transfers.h"
#include "net/url.h"
#include "net/words.h"

namespace pier::net {

namespace {

using Milliseconds = std::chrono::milliseconds;

/// How often somebody may ask to stop.
constexpr Milliseconds kPatience{100};

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_followed(Method method) {
  return method == Method::get || method == Method::head;
}

/// One request on its way, over its redirects and tries.
struct Course {
  const Request* request = nullptr;
  /// What was asked first, and what is asked now.
  Url first, url;
  std::vector<Redirect> redirects;
  int tries = 0;
  /// When this address was asked, and how long the addresses of this try before it took. To wait
  /// for its turn is nobody's slowness.
  Milliseconds asked{0}, spent{0};
  bool is_under_way = false;
  bool is_over = false;
};

Response refused(Failure failure, std::string why) {
  Response response;
  response.failure = failure;
  response.why = std::move(why);
  return response;
}

bool asks_for_part(const Request& request) {
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [](const Header& header) { return ascii_lower(header.name) == "range"; });
}

/// libcurl takes region and service with colons between them.
bool may_sign(const Signature& signature) {
  const auto is_word = [](const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-';
    });
  };
  return is_word(signature.region) && is_word(signature.service);
}

/// What is wrong with a request before anything is asked.
std::optional<Response> refuse_request(const Request& request, const Policy& policy,
                                       Course& course) {
  ReadUrl read = read_url(request.url);
  if (!read.url) return refused(Failure::refused_address, std::move(read.why));
  if (auto refusal = refusal_of(*read.url, policy)) {
    return refused(refusal->failure, std::move(refusal->why));
  }
  if (!std::all_of(request.headers.begin(), request.headers.end(), may_be_sent)) {
    return refused(Failure::refused_address,
                   "one of the headers to be sent has a line break in it, or may not be set");
  }
  if (request.signature && !may_sign(*request.signature)) {
    return refused(Failure::refused_address,
                   "the region or the service that signs it has other characters than letters, "
                   "digits and hyphens");
  }
  course.request = &request;
  course.first = course.url = std::move(*read.url);
  return std::nullopt;
}

/// Goes on to where the answer leads; returns why not, or nothing.
std::optional<Response> follow(const Response& response, const Policy& policy, Course& course) {
  const auto refuse = [](std::string why) { return refused(Failure::redirect, std::move(why)); };
  std::string_view location;
  for (const Header& header : response.headers) {
    if (header.name != "location") continue;
    if (!location.empty() && location != header.value) {
      return refuse("it leads to two addresses at once");
    }
    location = header.value;
  }
  if (location.empty()) return refuse("it leads on, and does not say where");
  const std::string to = resolve_reference(course.url, location);
  ReadUrl read = read_url(to);
  const std::string shown = shown_url(to);
  if (!read.url) return refuse(fmt::format("it leads to {}, where {}", shown, read.why));
  if (auto refusal = refusal_of(*read.url, policy)) {
    return refuse(fmt::format("it leads to {}, where {}", shown, refusal->why));
  }
  std::string text = read.url->text();
  const bool was_there = text == course.first.text() ||
                         std::any_of(course.redirects.begin(), course.redirects.end(),
                                     [&](const Redirect& redirect) { return redirect.to == text; });
  if (was_there) return refuse(fmt::format("it leads in a circle, back to {}", shown));
  if (course.redirects.size() >= static_cast<std::size_t>(course.request->most_redirects)) {
    if (course.redirects.empty()) return refuse(fmt::format("it leads on to {}", shown));
    return refuse(fmt::format("it leads on more than {}",
                              count_of(course.redirects.size(), "time", "times")));
  }
  course.redirects.push_back({response.status, std::move(text)});
  course.url = std::move(*read.url);
  return std::nullopt;
}

/// Says in words what an answer is that is of no use.
void explain(const std::optional<std::chrono::seconds>& wait, Response& response) {
  if (response.failure != Failure::none || response.is_ok()) return;
  response.why = "the server answered " + status_words(response.status);
  if (wait) response.why += " and asks to wait for " + duration_words(*wait);
}

/// A failure behind a redirect says where that was.
void place(const Course& course, Response& response) {
  if (course.redirects.empty() || response.failure == Failure::redirect || response.why.empty()) {
    return;
  }
  response.why = fmt::format("it leads to {}: {}", shown_url(course.url.text()), response.why);
  // What may not be asked is no way to lead to, whichever check found that.
  if (response.failure == Failure::private_address) response.failure = Failure::redirect;
}

/// One call of send_all().
class Run {
 public:
  Run(const Policy& policy, Transfers& transfers, const std::vector<Request>& requests,
      const Client::Answered& answered, Progress* progress)
      : policy_(policy),
        transfers_(transfers),
        answered_(answered),
        progress_(progress),
        schedule_(std::max(1u, policy.connections), std::max(1u, policy.connections_per_host)),
        courses_(requests.size()) {
    for (std::size_t i = 0; i < requests.size(); ++i) prepare(i, requests[i]);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  /// An exception of `answered` must not leave transfers that write into what is gone.
  ~Run() { transfers_.abandon(); }

  void go_on_to_the_end() {
    for (auto& [i, response] : refused_) answered_(i, std::move(response));
    refused_.clear();
    while (under_way_ > 0 || schedule_.has_waiting()) {
      if (progress_ != nullptr && progress_->is_stopped()) return stop();
      const Milliseconds time = now();
      while (const auto next = schedule_.next(time)) start(*next);
      for (Outcome& outcome : transfers_.wait(patience(time))) take(std::move(outcome));
    }
  }

 private:
  Milliseconds now() const {
    using std::chrono::steady_clock;
    return std::chrono::duration_cast<Milliseconds>(steady_clock::now() - began_);
  }

  Milliseconds patience(Milliseconds time) const {
    const auto next = schedule_.next_time();
    if (!next) return kPatience;
    return std::clamp(*next - time, Milliseconds(1), kPatience);
  }

  void prepare(std::size_t i, const Request& request) {
    Course& course = courses_[i];
    if (auto response = refuse_request(request, policy_, course)) {
      course.is_over = true;
      refused_.emplace_back(i, std::move(*response));
      return;
    }
    schedule_.add(i, course.url.host_and_port());
  }

  void start(std::size_t i) {
    Course& course = courses_[i];
    if (course.tries == 0) ++course.tries;
    if (course.redirects.empty()) course.spent = Milliseconds(0);
    course.asked = now();
    Order order{course.url, course.request, course.url.origin() == course.first.origin(), {}};
    order.most_time = course.request->most_time - course.spent;
    course.is_under_way = true;
    ++under_way_;
    transfers_.start(i, order);
  }

  void take(Outcome outcome) {
    Course& course = courses_[outcome.id];
    Response& response = outcome.response;
    course.spent += now() - course.asked;
    course.is_under_way = false;
    --under_way_;
    const std::string server = course.url.host_and_port();
    schedule_.done(server);
    if (response.failure == Failure::none && is_redirect(response.status) &&
        is_followed(course.request->method)) {
      auto refusal = follow(response, policy_, course);
      if (!refusal) {
        schedule_.add_again(outcome.id, course.url.host_and_port(), Milliseconds(0));
        return;
      }
      refusal->status = response.status;
      return finish(outcome.id, std::move(*refusal));
    }
    if (response.status == 206 && !asks_for_part(*course.request)) {
      return finish(outcome.id, refused(Failure::cut_off,
                                        "its answer is a part, although nobody asked for one"));
    }
    const auto wait = asked_wait(response, system_seconds());
    if (try_again(outcome.id, response, wait)) return;
    explain(wait, response);
    finish(outcome.id, std::move(response));
  }

  bool try_again(std::size_t i, const Response& response,
                 const std::optional<std::chrono::seconds>& wait) {
    Course& course = courses_[i];
    if (!may_pass(response, course.request->method)) return false;
    if (wait && *wait > kLongestWait) return false;
    const bool may_try = course.tries <= course.request->retries;
    Milliseconds pause = pause_before(course.tries, policy_.first_pause);
    if (wait) {
      pause = std::max<Milliseconds>(pause, *wait);
      const std::string server = course.url.host_and_port();
      if (schedule_.hold(server, now(), *wait) > policy_.most_wait) {
        give_up(server);
        return false;
      }
    }
    if (!may_try) return false;
    ++course.tries;
    // From the beginning: a redirect may have been a part of the fault.
    course.url = course.first;
    course.redirects.clear();
    schedule_.add_again(i, course.url.host_and_port(), now() + pause);
    return true;
  }

  void give_up(const std::string& server) {
    for (const std::size_t i : schedule_.give_up(server)) {
      finish(i, refused(Failure::too_slow, "its server asks to wait, again and again"));
    }
  }

  void finish(std::size_t i, Response response) {
    Course& course = courses_[i];
    course.is_over = true;
    place(course, response);
    response.url = course.url.text();
    response.redirects = std::move(course.redirects);
    answered_(i, std::move(response));
  }

  void stop() {
    transfers_.abandon();
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      if (!courses_[i].is_over) finish(i, refused(Failure::stopped, "it was stopped"));
    }
  }

  static std::chrono::sys_seconds system_seconds() {
    using std::chrono::system_clock;
    return std::chrono::floor<std::chrono::seconds>(system_clock::now());
  }

  const Policy& policy_;
  Transfers& transfers_;
  const Client::Answered& answered_;
  Progress* progress_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  Schedule schedule_;
  std::vector<Course> courses_;
  std::vector<std::pair<std::size_t, Response>> refused_;
  std::size_t under_way_ = 0;
};

}  // namespace

std::string_view Response::header(std::string_view name) const {
  for (const Header& header : headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

struct Client::State {
  explicit State(Policy p) : policy(std::move(p)), transfers(make_transfers(policy)) {}
  Policy policy;
  std::unique_ptr<Transfers> transfers;
};

Client::Client(Policy policy) : state_(std::make_unique<State>(std::move(policy))) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Response Client::send(const Request& request) {
  Response answer;
  send_all({request}, [&](std::size_t, Response response) { answer = std::move(response); });
  return answer;
}

void Client::send_all(const std::vector<Request>& requests, const Answered& answered,
                      Progress* progress) {
  Run(state_->policy, *state_->transfers, requests, answered, progress).go_on_to_the_end();
}

}  // namespace pier::net
