#include "preview/server.h"

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>

#include "base/environment_error.h"
#include "preview/respond.h"

namespace pier::preview {

namespace {

constexpr const char* kHost = "127.0.0.1";
constexpr int kUsualPort = 8000;
constexpr int kLastPort = 8019;

/// A stream of events holds a thread for as long as its page is looked at. Threads for other
/// requests must be left.
constexpr std::size_t kThreads = 32;
constexpr int kMostStreams = 24;

/// The library's own options let two programs listen on one port.
void set_socket_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Request read_request(const httplib::Request& from) {
  Request request{from.method, from.get_header_value("Host"), from.path};
  // Of two names, the one that is checked may not be the one that a proxy reads.
  if (from.get_header_value_count("Host") != 1) request.host.clear();
  const std::size_t query = from.target.find('?');
  if (query != std::string::npos) request.query = from.target.substr(query);
  request.asked_path = from.get_param_value("path");
  return request;
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(const CurrentState& state, const std::filesystem::path& folder,
                 std::optional<int> port)
      : state_(state) {
    set_up();
    listen(port);
    responder_.emplace(folder, port_);
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    // stop() does nothing before it runs.
    while (!server_.is_running()) std::this_thread::yield();
  }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  ~Implementation() {
    server_.stop();
    thread_.join();
  }

  int port() const { return port_; }

 private:
  void set_up() {
    server_.set_socket_options(set_socket_options);
    server_.set_tcp_nodelay(true);
    // A connection that is kept holds a thread; a new one costs nothing on the machine itself.
    server_.set_keep_alive_max_count(1);
    // Browsers open connections that they may need; each of them would hold up the end.
    server_.set_keep_alive_timeout(1);
    server_.set_payload_max_length(0);
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    // Before anything of the body is read.
    server_.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
      answer(from, to);
      return httplib::Server::HandlerResponse::Handled;
    });
  }

  void listen(std::optional<int> wanted) {
    if (wanted && *wanted == 0) {
      port_ = server_.bind_to_any_port(kHost);
      if (port_ > 0) return;
    } else if (wanted) {
      port_ = *wanted;
      if (server_.bind_to_port(kHost, port_)) return;
    } else {
      for (port_ = kUsualPort; port_ <= kLastPort; ++port_) {
        if (server_.bind_to_port(kHost, port_)) return;
      }
    }
    throw EnvironmentError(
        wanted ? fmt::format("the port {} cannot be had: another program uses it, or this account "
                             "may not",
                             *wanted)
               : fmt::format("the ports {} to {} are all in use", kUsualPort, kLastPort),
        "end the other program, or let the machine choose: --port 0");
  }

  void answer(const httplib::Request& from, httplib::Response& to) {
    const Request request = read_request(from);
    Response response = responder_->respond(request, *state_.get());
    to.status = response.status;
    for (const auto& [name, value] : response.headers) to.set_header(name, value);
    if (response.is_events && request.method == "GET") {
      stream(to);
    } else if (response.body.size() == 0) {
      to.set_content("", response.type);
    } else {
      // A provider, because the library compresses whole bodies, which takes longer here than it
      // saves.
      const Bytes body = std::move(response.body);
      to.set_content_provider(
          body.size(), response.type,
          [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            return sink.write(body.data() + offset, length);
          });
    }
  }

  /// Tells the version that is shown now, and then every other.
  void stream(httplib::Response& to) {
    if (streams_.fetch_add(1) >= kMostStreams) {
      --streams_;
      constexpr int kUnavailable = 503;
      to.status = kUnavailable;
      to.set_content("Too many pages are open.\n", "text/plain; charset=utf-8");
      return;
    }
    to.set_chunked_content_provider(
        "text/event-stream",
        [this, known = std::uint64_t{0}, is_first = true](std::size_t,
                                                          httplib::DataSink& sink) mutable {
          if (std::exchange(is_first, false)) {
            known = state_.get()->version;
            return write(sink, "retry: 500\n\n" + event(known));
          }
          return next_event(known, sink);
        },
        [this](bool) { --streams_; });
  }

  bool next_event(std::uint64_t& known, httplib::DataSink& sink) const {
    // A comment now and then shows whether anybody listens.
    constexpr std::chrono::seconds kBeat{10};
    const auto version = state_.wait_for_other(known, kBeat);
    if (state_.has_ended()) {
      sink.done();
      return true;
    }
    if (!version) return write(sink, ":\n\n");
    known = *version;
    return write(sink, event(known));
  }

  static std::string event(std::uint64_t version) {
    return fmt::format("event: build\ndata: {}\n\n", version);
  }

  static bool write(httplib::DataSink& sink, const std::string& text) {
    return sink.write(text.data(), text.size());
  }

  const CurrentState& state_;
  httplib::Server server_;
  int port_ = 0;
  std::optional<Responder> responder_;
  std::atomic<int> streams_ = 0;
  std::thread thread_;
};

Server::Server(const CurrentState& state, const std::filesystem::path& folder,
               std::optional<int> port)
    : implementation_(std::make_unique<Implementation>(state, folder, port)) {}

Server::~Server() = default;

int Server::port() const {
  return implementation_->port();
}

}  // namespace pier::preview
