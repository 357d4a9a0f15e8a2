#include "links/server_asker.h"

#include <map>
#include <optional>
#include <utility>

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::links;
using net::Failure;
using net::Method;
using net::Response;

namespace {

using Key = std::pair<Method, std::string>;

/// Servers that answer from a table, and a note of what was asked.
struct Servers {
  std::map<Key, Response> answers;
  std::vector<std::string> asked;
  std::vector<net::Request> requests;

  void status(Method method, const std::string& url, int status) {
    answers[{method, url}].status = status;
    answers[{method, url}].why = "said";
  }
  ServerAsker asker() {
    return ServerAsker([this](const std::vector<net::Request>& all,
                              const net::Client::Answered& answered, Progress*) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        requests.push_back(all[i]);
        asked.push_back((all[i].method == Method::head ? "HEAD " : "GET ") + all[i].url);
        const auto known = answers.find({all[i].method, all[i].url});
        Response none;
        none.failure = Failure::not_reached;
        none.why = "nobody is there";
        answered(i, known == answers.end() ? none : known->second);
      }
    });
  }
  /// What comes of one address; none when nothing was said.
  std::optional<Answer> ask(const std::string& address) {
    std::optional<Answer> result;
    ServerAsker one = asker();
    one.ask(
        {address},
        [&](std::size_t, Answer answer) {
          CHECK_FALSE(result);
          result = std::move(answer);
        },
        nullptr);
    return result;
  }
};

const std::string kPage = "https://a.example/x";

}  // namespace

TEST_CASE("one HEAD is enough where it is answered") {
  Servers servers;
  servers.status(Method::head, kPage, 200);
  CHECK(servers.ask(kPage) == Answer{Outcome::good, 200, "", ""});
  CHECK(servers.asked == std::vector<std::string>{"HEAD " + kPage});
  bool says_who_asks = false;
  for (const net::Header& header : servers.requests[0].headers) {
    says_who_asks = says_who_asks || header.name == "user-agent";
  }
  CHECK(says_who_asks);
}

TEST_CASE("where HEAD is refused, GET decides") {
  for (const int refusal : {400, 403, 404, 405, 500, 501}) {
    Servers servers;
    servers.status(Method::head, kPage, refusal);
    servers.status(Method::get, kPage, 200);
    CHECK(servers.ask(kPage)->outcome == Outcome::good);
    CHECK(servers.asked == std::vector<std::string>{"HEAD " + kPage, "GET " + kPage});
  }
  Servers servers;
  servers.status(Method::head, kPage, 405);
  servers.status(Method::get, kPage, 404);
  CHECK(servers.ask(kPage) == Answer{Outcome::gone, 404, "said", ""});
}

TEST_CASE("a page that is larger than we care for is there") {
  Servers servers;
  servers.status(Method::head, kPage, 405);
  Response& large = servers.answers[{Method::get, kPage}];
  large.failure = Failure::too_large;
  large.why = "it has 70,000 bytes, and at most 65,536 are taken";
  large.status = 200;
  CHECK(servers.ask(kPage) == Answer{Outcome::good, 200, "", ""});
  // One that says at length that nothing is there says so all the same.
  large.status = 404;
  CHECK(servers.ask(kPage) ==
        Answer{Outcome::gone, 404, "the server answered 404 (not found)", ""});
  large.status = 503;
  CHECK(servers.ask(kPage) ==
        Answer{Outcome::failing, 503, "the server answered 503 (not available now)", ""});
  large.status = 0;
  CHECK(servers.ask(kPage)->outcome == Outcome::failing);
}

TEST_CASE("a name that was not found is looked for once more") {
  Servers servers;
  servers.answers[{Method::head, kPage}].failure = Failure::name_not_found;
  servers.status(Method::get, kPage, 200);
  CHECK(servers.ask(kPage)->outcome == Outcome::good);
}

TEST_CASE("a page that ends with the connection is there") {
  Servers servers;
  servers.status(Method::head, kPage, 405);
  servers.answers[{Method::get, kPage}].failure = Failure::cut_off;
  servers.answers[{Method::get, kPage}].status = 200;
  CHECK(servers.ask(kPage) == Answer{Outcome::good, 200, "", ""});
  servers.answers[{Method::get, kPage}].status = 0;
  CHECK(servers.ask(kPage)->outcome == Outcome::failing);
}

TEST_CASE("a busy server and one that does not answer are not asked a second time") {
  Servers busy;
  busy.status(Method::head, kPage, 429);
  CHECK(busy.ask(kPage) == Answer{Outcome::failing, 429, "said", ""});
  CHECK(busy.asked.size() == 1);
  Servers silent;
  CHECK(silent.ask(kPage) == Answer{Outcome::failing, 0, "nobody is there", ""});
  CHECK(silent.asked.size() == 1);
}

TEST_CASE("each status means what it says") {
  const auto outcome = [](int status) {
    Servers servers;
    servers.status(Method::head, kPage, status);
    servers.status(Method::get, kPage, status);
    return servers.ask(kPage)->outcome;
  };
  CHECK(outcome(204) == Outcome::good);
  CHECK(outcome(401) == Outcome::good);
  CHECK(outcome(404) == Outcome::gone);
  CHECK(outcome(410) == Outcome::gone);
  for (const int passing : {403, 418, 429, 500, 502, 503, 504, 999}) {
    CHECK(outcome(passing) == Outcome::failing);
  }
}

TEST_CASE("each failure means what it says") {
  const auto outcome = [](Failure failure) {
    Servers servers;
    servers.answers[{Method::head, kPage}].failure = failure;
    servers.answers[{Method::get, kPage}].failure = failure;
    return servers.ask(kPage)->outcome;
  };
  CHECK(outcome(Failure::name_not_found) == Outcome::no_such_name);
  CHECK(outcome(Failure::certificate) == Outcome::certificate);
  CHECK(outcome(Failure::private_address) == Outcome::private_address);
  CHECK(outcome(Failure::refused_address) == Outcome::not_asked);
  for (const Failure passing :
       {Failure::not_reached, Failure::cut_off, Failure::too_slow, Failure::redirect}) {
    CHECK(outcome(passing) == Outcome::failing);
  }
}

TEST_CASE("nothing is said of what was stopped") {
  Servers servers;
  servers.answers[{Method::head, kPage}].failure = Failure::stopped;
  CHECK_FALSE(servers.ask(kPage));
}

TEST_CASE("lasting redirects give the address to write, up to the first that is not") {
  const auto moved = [](std::vector<net::Redirect> redirects) {
    Servers servers;
    Response& response = servers.answers[{Method::head, kPage}];
    response.status = 200;
    response.redirects = std::move(redirects);
    return servers.ask(kPage)->moved_to;
  };
  CHECK(moved({{301, "https://b.example/y#z"}}) == "https://b.example/y");
  CHECK(moved({{308, "https://b.example/"}, {301, "https://c.example/"}}) == "https://c.example/");
  CHECK(moved({{301, "https://b.example/"}, {302, "https://c.example/in"}}) ==
        "https://b.example/");
  CHECK(moved({{302, "https://b.example/"}, {301, "https://c.example/"}}).empty());
  CHECK(moved({{307, "https://b.example/"}}).empty());
  // Never to something less safe, nor to itself.
  CHECK(moved({{301, "http://b.example/"}}).empty());
  CHECK(moved({{301, "https://A.example/x#top"}}).empty());
}

TEST_CASE("a redirect to something that is gone is no move") {
  Servers servers;
  for (const Method method : {Method::head, Method::get}) {
    Response& response = servers.answers[{method, kPage}];
    response.status = 404;
    response.why = "said";
    response.redirects = {{301, "https://b.example/"}};
  }
  CHECK(servers.ask(kPage) == Answer{Outcome::gone, 404, "said", ""});
}

TEST_CASE("an address with http is looked for with https") {
  const std::string plain = "http://a.example/x";
  Servers both;
  both.status(Method::head, plain, 200);
  both.status(Method::head, kPage, 200);
  CHECK(both.ask(plain) == Answer{Outcome::good, 200, "", kPage});
  CHECK(both.asked == std::vector<std::string>{"HEAD " + plain, "HEAD " + kPage});
  Servers only;
  only.status(Method::head, plain, 200);
  CHECK(only.ask(plain) == Answer{Outcome::good, 200, "", ""});
  Servers redirected;
  redirected.status(Method::head, plain, 200);
  redirected.answers[{Method::head, plain}].redirects = {{301, kPage}};
  CHECK(redirected.ask(plain) == Answer{Outcome::good, 200, "", kPage});
  CHECK(redirected.asked.size() == 1);
}
