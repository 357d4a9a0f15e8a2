#include "net/http.h"

#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::net;

// What needs no server; the rest is in tests/net.

namespace {

Request request_of(std::string url) {
  Request request;
  request.url = std::move(url);
  return request;
}

}  // namespace

TEST_CASE("what may not be asked is answered all the same, each once") {
  Client client{Policy{}};
  const std::vector<Request> requests{request_of("http://data.example/"),
                                      request_of("https://127.0.0.1/"),
                                      request_of("https://user:hunter2@data.example/"),
                                      request_of("https://data.example:8443/"), request_of("")};
  std::vector<int> times(requests.size());
  client.send_all(requests, [&](std::size_t i, const Response& response) {
    ++times.at(i);
    CHECK(response.failure == Failure::refused_address);
    CHECK_FALSE(response.why.empty());
    CHECK(response.why.find("hunter2") == std::string::npos);
    CHECK_FALSE(response.is_ok());
  });
  CHECK(times == std::vector<int>(requests.size(), 1));
  client.send_all({}, [](std::size_t, const Response&) { FAIL("nothing was asked"); });
}

TEST_CASE("what is thrown at an answer comes out, and the client goes on to work") {
  Client client{Policy{}};
  const auto throws = [](std::size_t, const Response&) { throw std::runtime_error("full"); };
  CHECK_THROWS_AS(client.send_all({request_of("")}, throws), std::runtime_error);
  CHECK(client.send(request_of("")).failure == Failure::refused_address);
}

TEST_CASE("a name that stands for a special address is not asked") {
  Policy policy;
  policy.resolved_for_tests = {"private.example:443:10.0.0.1"};
  Client client(policy);
  const Response response = client.send(request_of("https://private.example/"));
  CHECK(response.failure == Failure::private_address);
  CHECK(response.why == "its name stands for 10.0.0.1, a private address");
}

TEST_CASE("work that was stopped before it began asks nobody") {
  Client client{Policy{}};
  Progress progress;
  progress.stop();
  std::vector<Failure> failures;
  client.send_all(
      {request_of("https://data.example/"), request_of("")},
      [&](std::size_t, const Response& response) { failures.push_back(response.failure); },
      &progress);
  CHECK(failures == std::vector{Failure::refused_address, Failure::stopped});
}

TEST_CASE("headers of an answer are found by name") {
  Response response;
  response.headers = {{"etag", "a"}, {"etag", "b"}};
  CHECK(response.header("etag") == "a");
  CHECK(response.header("link").empty());
}
