#include "net/retry.h"

#include <catch2/catch.hpp>

#include "net/http_date.h"
#include "net/words.h"

using namespace pier::net;
using namespace std::chrono_literals;
using std::chrono::sys_seconds;

namespace {

Response answer(int status, std::vector<Header> headers = {}) {
  Response response;
  response.status = status;
  response.headers = std::move(headers);
  return response;
}

Response failed(Failure failure) {
  Response response;
  response.failure = failure;
  return response;
}

}  // namespace

TEST_CASE("what may pass is tried again, what was refused is not") {
  for (const int status : {429, 500, 502, 503, 504}) CHECK(may_pass(answer(status), Method::get));
  for (const int status : {200, 304, 400, 401, 403, 404, 410, 501}) {
    CHECK_FALSE(may_pass(answer(status), Method::get));
  }
  for (const Failure failure :
       {Failure::name_not_found, Failure::not_reached, Failure::cut_off, Failure::too_slow}) {
    CHECK(may_pass(failed(failure), Method::put));
  }
  for (const Failure failure :
       {Failure::refused_address, Failure::private_address, Failure::certificate,
        Failure::too_large, Failure::redirect, Failure::stopped}) {
    CHECK_FALSE(may_pass(failed(failure), Method::get));
  }
}

TEST_CASE("a post that may have been done is not sent again") {
  CHECK(may_pass(answer(429), Method::post));
  CHECK(may_pass(answer(503), Method::post));
  CHECK(may_pass(failed(Failure::name_not_found), Method::post));
  CHECK_FALSE(may_pass(answer(500), Method::post));
  CHECK_FALSE(may_pass(answer(504), Method::post));
  CHECK_FALSE(may_pass(failed(Failure::cut_off), Method::post));
  CHECK_FALSE(may_pass(failed(Failure::too_slow), Method::post));
}

TEST_CASE("dates of headers are read in their three forms") {
  const sys_seconds moment{784111777s};
  CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == moment);
  CHECK(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == moment);
  CHECK(parse_http_date("Sun Nov  6 08:49:37 1994") == moment);
  for (const char* text :
       {"", "Sun, 06 Nov 1994", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:00:00 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET", "1994-11-06T08:49:37Z", "120", "a b c d e",
        "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT"}) {
    INFO(text);
    CHECK_FALSE(parse_http_date(text));
  }
}

TEST_CASE("how long a server asks to wait") {
  const sys_seconds now{784111777s};
  const auto wait = [&](std::string retry_after, std::string date = {}) {
    std::vector<Header> headers{{"retry-after", std::move(retry_after)}};
    if (!date.empty()) headers.push_back({"date", std::move(date)});
    return asked_wait(answer(503, std::move(headers)), now);
  };
  CHECK(wait("120") == 120s);
  CHECK(wait("0") == 0s);
  CHECK(wait("99999999999999999999999999") > kLongestWait);
  CHECK(wait("Sun, 06 Nov 1994 08:50:37 GMT") == 60s);
  // A clock that is a day off does no harm: the server's own is taken.
  CHECK(wait("Mon, 07 Nov 1994 08:50:00 GMT", "Mon, 07 Nov 1994 08:49:30 GMT") == 30s);
  CHECK(wait("Sun, 06 Nov 1994 08:00:00 GMT") == 0s);
  CHECK_FALSE(wait("-5"));
  CHECK_FALSE(wait("soon"));
  CHECK_FALSE(asked_wait(answer(503), now));
}

TEST_CASE("pauses are doubled, up to a minute") {
  CHECK(pause_before(1, 500ms) == 500ms);
  CHECK(pause_before(2, 500ms) == 1000ms);
  CHECK(pause_before(3, 500ms) == 2000ms);
  CHECK(pause_before(100, 500ms) == 60s);
  CHECK(pause_before(100, 0ms) == 0ms);
}

TEST_CASE("statuses and times in words") {
  CHECK(status_words(404) == "404 (not found)");
  CHECK(status_words(799) == "799");
  CHECK(duration_words(1500ms) == "1 second");
  CHECK(duration_words(90s) == "90 seconds");
  CHECK(duration_words(300s) == "5 minutes");
  CHECK(duration_words(24h) == "24 hours");
  CHECK(duration_words(250ms) == "250 milliseconds");
}
