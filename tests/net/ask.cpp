// Asks servers as the program does, and prints each answer as a line of JSON, for the tests in
// Python.
//
//   net_ask [OPTION VALUE]… URL…
//
// Options: --authority FILE, --allow-private HOST:PORT, --host NAME, --allow-http 1, --resolve
// NAME:PORT:ADDRESS, --method GET, --header "Name: value", --body TEXT, --most-bytes N,
// --most-milliseconds N, --redirects N, --retries N, --first-pause MILLISECONDS, --most-wait
// MILLISECONDS, --connections N,
// --connections-per-host N, --sign KEY:SECRET:REGION, --stop-after MILLISECONDS, --repeat N (the
// addresses, so many times), --repeat-body N, --quiet 1 (only how many were answered, and how many
// bytes came).
// The order of the lines is that of the answers; "request" is the number of the address.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/progress.h"
#include "base/text.h"
#include "net/http.h"

using namespace pier;

namespace {

struct Orders {
  net::Policy policy;
  net::Request request;
  std::vector<std::string> urls;
  long stop_after = -1;
  long repeat = 1, repeat_body = 1;
  bool is_quiet = false;
};

net::Method method_named(std::string_view name) {
  if (name == "HEAD") return net::Method::head;
  if (name == "PUT") return net::Method::put;
  if (name == "POST") return net::Method::post;
  return name == "DELETE" ? net::Method::del : net::Method::get;
}

const char* name_of(net::Failure failure) {
  switch (failure) {
    case net::Failure::none:
      return "none";
    case net::Failure::refused_address:
      return "refused_address";
    case net::Failure::private_address:
      return "private_address";
    case net::Failure::name_not_found:
      return "name_not_found";
    case net::Failure::not_reached:
      return "not_reached";
    case net::Failure::certificate:
      return "certificate";
    case net::Failure::too_large:
      return "too_large";
    case net::Failure::cut_off:
      return "cut_off";
    case net::Failure::too_slow:
      return "too_slow";
    case net::Failure::redirect:
      return "redirect";
    case net::Failure::stopped:
      return "stopped";
  }
  return "?";
}

bool take_policy(Orders& orders, std::string_view option, const std::string& value) {
  net::Policy& policy = orders.policy;
  if (option == "--authority")
    policy.authorities = value;
  else if (option == "--allow-private")
    policy.private_servers.push_back(value);
  else if (option == "--host")
    policy.hosts.push_back(value);
  else if (option == "--allow-http")
    policy.allows_http = true;
  else if (option == "--resolve")
    policy.resolved_for_tests.push_back(value);
  else if (option == "--first-pause")
    policy.first_pause = std::chrono::milliseconds(std::stol(value));
  else if (option == "--most-wait")
    policy.most_wait = std::chrono::milliseconds(std::stol(value));
  else if (option == "--connections")
    policy.connections = static_cast<unsigned>(std::stoul(value));
  else if (option == "--connections-per-host")
    policy.connections_per_host = static_cast<unsigned>(std::stoul(value));
  else
    return false;
  return true;
}

bool take_request(Orders& orders, std::string_view option, const std::string& value) {
  net::Request& request = orders.request;
  if (option == "--method")
    request.method = method_named(value);
  else if (option == "--body")
    request.body = value;
  else if (option == "--most-bytes")
    request.most_bytes = std::stoull(value);
  else if (option == "--most-milliseconds")
    request.most_time = std::chrono::milliseconds(std::stol(value));
  else if (option == "--redirects")
    request.most_redirects = std::stoi(value);
  else if (option == "--retries")
    request.retries = std::stoi(value);
  else if (option == "--header") {
    const std::size_t colon = value.find(':');
    request.headers.push_back({value.substr(0, colon), std::string(trim(value.substr(colon + 1)))});
  } else if (option == "--sign") {
    const auto parts = split(value, ':');
    request.signature = net::Signature{std::string(parts.at(0)), std::string(parts.at(1)),
                                       std::string(parts.at(2)), "s3"};
  } else
    return false;
  return true;
}

bool take_option(Orders& orders, std::string_view option, const std::string& value) {
  if (option == "--stop-after")
    orders.stop_after = std::stol(value);
  else if (option == "--repeat")
    orders.repeat = std::stol(value);
  else if (option == "--repeat-body")
    orders.repeat_body = std::stol(value);
  else if (option == "--quiet")
    orders.is_quiet = true;
  else
    return take_policy(orders, option, value) || take_request(orders, option, value);
  return true;
}

void print(std::size_t i, const net::Response& response) {
  nlohmann::json line;
  line["request"] = i;
  line["failure"] = name_of(response.failure);
  line["why"] = response.why;
  line["status"] = response.status;
  line["url"] = response.url;
  line["is_ok"] = response.is_ok();
  line["bytes"] = response.body.size();
  // Latin-1: any byte can be shown, and Python gets it back.
  std::string body;
  for (const char c : response.body) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      body += c;
    else
      (body += static_cast<char>(0xC0 | byte >> 6)) += static_cast<char>(0x80 | (byte & 0x3F));
  }
  line["body"] = body;
  line["headers"] = nlohmann::json::array();
  for (const auto& header : response.headers)
    line["headers"].push_back({header.name, header.value});
  line["redirects"] = nlohmann::json::array();
  for (const auto& redirect : response.redirects)
    line["redirects"].push_back({redirect.status, redirect.to});
  std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

int run(Orders orders) {
  const std::string body = orders.request.body;
  for (long n = 1; n < orders.repeat_body; ++n) orders.request.body += body;
  std::vector<net::Request> requests;
  for (long n = 0; n < orders.repeat; ++n) {
    for (const std::string& url : orders.urls) {
      requests.push_back(orders.request);
      requests.back().url = url;
    }
  }
  Progress progress;
  std::thread stopper;
  if (orders.stop_after >= 0) {
    stopper = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(orders.stop_after));
      progress.stop();
    });
  }
  std::size_t ok = 0, bytes = 0;
  net::Client client(orders.policy);
  client.send_all(
      requests,
      [&](std::size_t i, const net::Response& response) {
        ok += response.is_ok() ? 1 : 0;
        bytes += response.body.size();
        if (!orders.is_quiet) print(i, response);
      },
      &progress);
  if (stopper.joinable()) stopper.join();
  if (orders.is_quiet) std::cout << ok << ' ' << bytes << std::endl;
  return ok == requests.size() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  Orders orders;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with("--")) {
      orders.urls.emplace_back(argument);
    } else if (i + 1 == count || !take_option(orders, argument, arguments[i + 1])) {
      std::cerr << "net_ask: " << argument << " is no option, or lacks its value\n";
      return 2;
    } else {
      ++i;
    }
  }
  return run(std::move(orders));
}
