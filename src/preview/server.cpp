#include "preview/server.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "preview/respond.h"
#include "preview/web_server.h"

namespace pier::preview {

namespace {

constexpr int kUsualPort = 8000;
constexpr int kLastPort = 8019;

/// Gives the port that was taken.
int bind(WebServer& server, std::optional<int> wanted) {
  if (wanted) {
    if (const int port = server.bind(*wanted)) return port;
    throw EnvironmentError(
        fmt::format("the port {} cannot be had: another program uses it, or this account may not",
                    *wanted),
        "end the other program, or let the machine choose: --port 0");
  }
  for (int candidate = kUsualPort; candidate <= kLastPort; ++candidate) {
    if (const int port = server.bind(candidate)) return port;
  }
  throw EnvironmentError(fmt::format("the ports {} to {} are all in use", kUsualPort, kLastPort),
                         "end the other program, or let the machine choose: --port 0");
}

std::string event(std::uint64_t version) {
  return fmt::format("event: build\ndata: {}\n\n", version);
}

}  // namespace

class Server::Implementation : WebServer::Answers {
 public:
  Implementation(const CurrentState& state, const std::filesystem::path& folder,
                 std::optional<int> port)
      : state_(state),
        server_(make_web_server()),
        port_(bind(*server_, port)),
        responder_(folder, port_) {
    server_->start(*this);
  }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
  ~Implementation() override { server_->stop(); }

  int port() const { return port_; }

 private:
  Response answer(const Request& request) override {
    return responder_.respond(request, *state_.get());
  }

  /// Tells the version that is shown now, and then every other.
  WebServer::Pieces open_events() override {
    return
        [this, known = std::uint64_t{0}, is_first = true]() mutable -> std::optional<std::string> {
          if (std::exchange(is_first, false)) {
            known = state_.get()->version;
            return "retry: 500\n\n" + event(known);
          }
          return next_event(known);
        };
  }

  std::optional<std::string> next_event(std::uint64_t& known) const {
    // A comment now and then shows whether anybody listens.
    constexpr std::chrono::seconds kBeat{10};
    const auto version = state_.wait_for_other(known, kBeat);
    if (state_.has_ended()) return std::nullopt;
    if (!version) return ":\n\n";
    known = *version;
    return event(known);
  }

  const CurrentState& state_;
  std::unique_ptr<WebServer> server_;
  int port_;
  Responder responder_;
};

Server::Server(const CurrentState& state, const std::filesystem::path& folder,
               std::optional<int> port)
    : implementation_(std::make_unique<Implementation>(state, folder, port)) {}

Server::~Server() = default;

int Server::port() const {
  return implementation_->port();
}

}  // namespace pier::preview
