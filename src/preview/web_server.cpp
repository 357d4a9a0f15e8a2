#include "preview/web_server.h"

#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <string_view>
#include <thread>
#include <utility>

#include <httplib.h>

namespace pier::preview {

namespace {

constexpr const char* kHost = "127.0.0.1";

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

class HttplibServer : public WebServer {
 public:
  HttplibServer() {
    server_.set_socket_options(set_socket_options);
    server_.set_tcp_nodelay(true);
    // A connection that is kept holds a thread; a new one costs nothing on the machine itself.
    server_.set_keep_alive_max_count(1);
    // Browsers open connections that they may need; each of them would hold up the end.
    server_.set_keep_alive_timeout(1);
    server_.set_payload_max_length(0);
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  }

  int bind(int port) override {
    if (port == 0) return std::max(0, server_.bind_to_any_port(kHost));
    return server_.bind_to_port(kHost, port) ? port : 0;
  }

  void start(Answers& answers) override {
    // Before anything of the body is read.
    server_.set_pre_routing_handler(
        [this, &answers](const httplib::Request& from, httplib::Response& to) {
          answer(answers, from, to);
          return httplib::Server::HandlerResponse::Handled;
        });
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    // stop() does nothing before it runs.
    while (!server_.is_running()) std::this_thread::yield();
  }

  void stop() override {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void answer(Answers& answers, const httplib::Request& from, httplib::Response& to) {
    const Request request = read_request(from);
    Response response = answers.answer(request);
    to.status = response.status;
    for (const auto& [name, value] : response.headers) to.set_header(name, value);
    if (response.is_events && request.method == "GET") {
      stream(answers, to);
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

  void stream(Answers& answers, httplib::Response& to) {
    if (streams_.fetch_add(1) >= kMostStreams) {
      --streams_;
      constexpr int kUnavailable = 503;
      to.status = kUnavailable;
      to.set_content("Too many pages are open.\n", "text/plain; charset=utf-8");
      return;
    }
    to.set_chunked_content_provider(
        "text/event-stream",
        [pieces = answers.open_events()](std::size_t, httplib::DataSink& sink) {
          const auto piece = pieces();
          if (piece) return sink.write(piece->data(), piece->size());
          sink.done();
          return true;
        },
        [this](bool) { --streams_; });
  }

  httplib::Server server_;
  std::atomic<int> streams_ = 0;
  std::thread thread_;
};

}  // namespace

}  // namespace pier::preview

extern "C" {

__attribute__((visibility("default"))) extern const pier::preview::WebServerLibrary pier_preview;

const pier::preview::WebServerLibrary pier_preview{
    []() -> std::unique_ptr<pier::preview::WebServer> {
      return std::make_unique<pier::preview::HttplibServer>();
    }};
}
