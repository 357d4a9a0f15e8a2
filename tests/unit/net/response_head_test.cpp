#include "net/response_head.h"

#include <catch2/catch.hpp>

using namespace pier::net;

namespace {

/// Gives the lines to a head; returns the first refusal.
std::optional<Refusal> take(ResponseHead& head, std::initializer_list<std::string_view> lines) {
  for (const std::string_view line : lines) {
    if (auto refusal = head.take(std::string(line) + "\r\n")) return refusal;
  }
  return std::nullopt;
}

Failure failure_of(std::initializer_list<std::string_view> lines, Method method = Method::get) {
  ResponseHead head(method, 1000);
  const auto refusal = take(head, lines);
  return refusal ? refusal->failure : Failure::none;
}

}  // namespace

TEST_CASE("a head becomes a status and headers in small letters") {
  ResponseHead head(Method::get, 1000);
  CHECK_FALSE(
      take(head, {"HTTP/1.1 103 Early Hints", "Link: </a>", "", "HTTP/1.1 200 OK", "ETag:  \"a\" ",
                  "X-Long: one", "  two", "Empty:", "Content-Length: 12", ""}));
  CHECK(head.status() == 200);
  CHECK(head.is_whole());
  CHECK(head.shows_end());
  CHECK(head.length() == 12u);
  const auto headers = head.take_headers();
  REQUIRE(headers.size() == 4);
  CHECK(headers[0].name == "etag");
  CHECK(headers[0].value == "\"a\"");
  CHECK(headers[1].value == "one two");
  CHECK(headers[2].value.empty());
}

TEST_CASE("what two readers could understand differently is no answer") {
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 5", "Content-Length: 6", ""}) ==
        Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 5", "Content-Length: 5", ""}) ==
        Failure::none);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 5, 5", ""}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: +5", ""}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 18446744073709551616", ""}) ==
        Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 5", "Transfer-Encoding: chunked", ""}) ==
        Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "no header"}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Name : value"}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", ": value"}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", "A: b\rC: d"}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 200 OK", std::string_view("A: b\0c", 6)}) == Failure::cut_off);
  // libcurl goes by the first of two statuses: it awaits no body here.
  CHECK(failure_of({"HTTP/1.1 304 Not Modified", "HTTP/1.1 200 OK", "Content-Length: 5", ""}) ==
        Failure::cut_off);
  CHECK(failure_of({"Content-Length: 5", ""}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 OK"}) == Failure::cut_off);
  CHECK(failure_of({"HTTP/1.1 099 Low"}) == Failure::cut_off);
}

TEST_CASE("what is compressed, or longer than wanted, is refused before its body") {
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Encoding: gzip", ""}) == Failure::too_large);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Encoding: identity", ""}) == Failure::none);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Transfer-Encoding: gzip, chunked", ""}) ==
        Failure::too_large);
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 1001", ""}) == Failure::too_large);
  // There is no body.
  CHECK(failure_of({"HTTP/1.1 200 OK", "Content-Length: 1001", ""}, Method::head) == Failure::none);
  CHECK(failure_of({"HTTP/1.1 304 Not Modified", "Content-Length: 1001", ""}) == Failure::none);
}

TEST_CASE("headers have an end, and so has what comes behind the body") {
  ResponseHead head(Method::get, 1000);
  CHECK_FALSE(take(head, {"HTTP/1.1 200 OK", "Transfer-Encoding: chunked", ""}));
  std::optional<Refusal> refusal;
  int lines = 0;
  while (!refusal && lines < 100'000) {
    refusal = head.take("Trailer: value\r\n");
    ++lines;
  }
  REQUIRE(refusal);
  CHECK(refusal->failure == Failure::too_large);
  CHECK(lines < 5000);
  CHECK(head.take_headers().size() == 1);
}

TEST_CASE("an answer whose end nothing shows is known") {
  ResponseHead open(Method::get, 1000), chunked(Method::get, 1000), none(Method::head, 1000);
  CHECK_FALSE(take(open, {"HTTP/1.1 200 OK", ""}));
  CHECK_FALSE(open.shows_end());
  CHECK_FALSE(take(chunked, {"HTTP/1.1 200 OK", "Transfer-Encoding: Chunked", ""}));
  CHECK(chunked.shows_end());
  CHECK_FALSE(take(none, {"HTTP/1.1 200 OK", ""}));
  CHECK(none.shows_end());
}

TEST_CASE("headers of a request") {
  CHECK(may_be_sent({"Accept", "text/csv"}));
  CHECK(may_be_sent({"Authorization", "Bearer a"}));
  CHECK_FALSE(may_be_sent({"A", "b\nC: d"}));
  CHECK_FALSE(may_be_sent({"A\r\nB", "c"}));
  CHECK_FALSE(may_be_sent({"", "c"}));
  CHECK_FALSE(may_be_sent({"HOST", "other.example"}));
  CHECK(may_go_elsewhere({"If-None-Match", "\"a\""}));
  CHECK_FALSE(may_go_elsewhere({"Authorization", "Bearer a"}));
  CHECK_FALSE(may_go_elsewhere({"X-Token", "a"}));
}
