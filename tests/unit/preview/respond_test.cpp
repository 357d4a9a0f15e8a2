#include "preview/respond.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "preview/host_check.h"

using namespace pier;
using namespace pier::preview;

namespace {

constexpr int kPort = 8000;

/// A build of two pages, below the base path.
Build small_build(const std::string& base_path = {}) {
  Build build;
  const auto add = [&](std::string_view path, std::string bytes) {
    build.output.add(*SitePath::parse(path), {Bytes(std::move(bytes))}, build.diagnostics);
  };
  const auto page = [](std::string_view words) {
    return "<!DOCTYPE html>\n<html><head></head><body><header></header><main>" +
           std::string(words) + "</main></body></html>";
  };
  add("index.html", page("Home"));
  add("about/index.html", page("About"));
  add("old/index.html", page("Gone"));
  add("404.html", page("Not found"));
  add("about.pdf", "%PDF");
  add("assets/civic.css", "p {}");
  add("_headers", "/*\n  X-Frame-Options: DENY\n" + base_path +
                      "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
  add("_redirects", base_path + "/former/ " + base_path + "/about/ 301\n" + base_path + "/old/ " +
                        base_path + "/old/index.html 410\n");
  build.notes.base_path = base_path;
  const FileId home = build.sources->add("content/index.md", "---\ntitle: Home\n---\n\nText.\n");
  const FileId about = build.sources->add("content/a b.md", "---\ntitle: About\n---\n\nText.\n");
  PageNote note;
  note.url = "/";
  note.title = "Home & hearth";
  note.source = home;
  note.is_entry = true;
  build.notes.pages.push_back(note);
  note.url = "/about/";
  note.title = "About";
  note.source = about;
  note.not_public = "until 1 December 2026";
  note.next_review = Date::parse("2026-05-01");
  note.is_overdue = true;
  note.words = 412;
  note.linked_from = {0};
  build.notes.pages.push_back(note);
  return build;
}

struct Preview {
  explicit Preview(const std::string& base_path = {})
      : state(next_state(State{}, std::make_shared<Build>(small_build(base_path)))) {}

  Response get(std::string path, std::string query = {}) const {
    return Responder("/home/seaby", kPort)
        .respond({"GET", "127.0.0.1:8000", std::move(path), std::move(query)}, *state);
  }
  std::string page(std::string path) const { return std::string(get(std::move(path)).body.view()); }
  Response ask(std::string method, std::string host) const {
    return Responder("/home/seaby", kPort)
        .respond({std::move(method), std::move(host), "/"}, *state);
  }
  std::string status(const std::string& path) const {
    Request request{"GET", "127.0.0.1:8000", "/_preview/status"};
    request.asked_path = path;
    return std::string(Responder("/home/seaby", kPort).respond(request, *state).body.view());
  }
  void build_with(std::string_view rule, std::string_view file) {
    Build build = small_build();
    const FileId id = build.sources->add(std::string(file), "words\n");
    build.diagnostics.report(rule, {id, 0, 5}, "something <is> wrong", "mend it");
    state = next_state(*state, std::make_shared<Build>(std::move(build)));
  }

  std::shared_ptr<const State> state;
};

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a host is own when it is this machine with the port") {
  CHECK(is_own_host("127.0.0.1:8000", 8000));
  CHECK(is_own_host("localhost:8000", 8000));
  CHECK(is_own_host("LOCALHOST:8000", 8000));
  CHECK(is_own_host("localhost", 80));
  for (const char* other :
       {"", "localhost", "127.0.0.1", "127.0.0.1:8001", "[::1]:8000", "evil.example:8000",
        "127.0.0.1:8000.evil.example", "127.0.0.1.evil.example:8000", "localhost:8000 ",
        "user@localhost:8000", "127.1:8000", "0.0.0.0:8000"}) {
    INFO(other);
    CHECK_FALSE(is_own_host(other, 8000));
  }
}

TEST_CASE("another host is misdirected, another method not allowed") {
  const Preview preview;
  CHECK(preview.ask("GET", "evil.example:8000").status == 421);
  CHECK_FALSE(has(preview.ask("GET", "evil.example:8000").body, "Home"));
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"}) {
    const Response response = preview.ask(method, "127.0.0.1:8000");
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
  }
  CHECK(preview.ask("HEAD", "localhost:8000").status == 200);
}

TEST_CASE("an address leads to its file, with a slash or without") {
  const Preview preview;
  CHECK(preview.get("/").status == 200);
  CHECK(preview.get("/").type == "text/html; charset=utf-8");
  CHECK(has(preview.page("/about/"), "<main>About</main>"));
  CHECK(has(preview.page("/about/index.html"), "<main>About</main>"));
  const Response bare = preview.get("/about", "?q=1");
  CHECK(bare.status == 301);
  CHECK(header(bare, "Location") == "/about/?q=1");
  CHECK(preview.get("/assets/civic.css").type == "text/css; charset=utf-8");
}

TEST_CASE("what is not there gets the site's own page") {
  const Preview preview;
  for (const char* path : {"/none/", "/../etc/passwd", "//about/", "/about/../../x", "about/",
                           "/about//", "/a\\b", "/_preview"}) {
    INFO(path);
    CHECK(preview.get(path).status == 404);
    CHECK(has(preview.page(path), "Not found"));
  }
  CHECK(preview.get("/_preview/none").status == 404);
}

TEST_CASE("former addresses answer as the host will") {
  const Preview preview;
  CHECK(preview.get("/former/").status == 301);
  CHECK(header(preview.get("/former/"), "Location") == "/about/");
  CHECK(preview.get("/old/").status == 410);
  CHECK(has(preview.page("/old/"), "Gone"));
}

TEST_CASE("a site below a path answers there alone") {
  const Preview preview("/seaby");
  CHECK(preview.get("/").status == 302);
  CHECK(header(preview.get("/"), "Location") == "/seaby/");
  CHECK(has(preview.page("/seaby/about/"), "<main>About</main>"));
  CHECK(preview.get("/about/").status == 404);
  CHECK(preview.get("/seabyabout/").status == 404);
  CHECK(header(preview.get("/seaby/former/"), "Location") == "/seaby/about/");
  CHECK(header(preview.get("/seaby/assets/civic.css"), "Cache-Control") ==
        "public, max-age=31536000, immutable");
  CHECK(has(preview.page("/seaby/about/"), "<a href=\"/seaby/\">Home &amp; hearth</a>"));
}

TEST_CASE("pages have the headers of the site and stay in no cache") {
  const Preview preview;
  CHECK(header(preview.get("/about/"), "X-Frame-Options") == "DENY");
  CHECK(header(preview.get("/about/"), "Cache-Control") == "no-store");
  CHECK(header(preview.get("/_preview/client.js"), "Cache-Control") == "no-store");
  CHECK(has(header(preview.get("/_preview/client.js"), "Content-Security-Policy"), "'none'"));
}

TEST_CASE("a page has its edit line; a draft says so") {
  const Preview preview;
  const std::string about = preview.page("/about/");
  CHECK(has(about, "<strong>Draft:</strong> not public before 1 December 2026."));
  CHECK(has(about, "href=\"vscode://file/home/seaby/content/a%20b.md\">content/a b.md</a>"));
  CHECK(has(about, "<strong>its review was due on 1 May 2026</strong>, 412 words"));
  CHECK(has(about, "Linked from 1 page"));
  const std::string home = preview.page("/");
  CHECK_FALSE(has(home, "pier-draft"));
  CHECK(has(home, "No page links here"));
  // What was built is as it was.
  CHECK(
      preview.state->good->build->output.find(*SitePath::parse("index.html"))->bytes.view().size() <
      100);
  CHECK(header(preview.get("/about.pdf"), "Content-Disposition") ==
        "inline; filename=\"draft-about.pdf\"");
}

TEST_CASE("before the first good build there is a page that waits") {
  Preview preview;
  preview.state = std::make_shared<const State>();
  CHECK(preview.get("/about/").status == 503);
  CHECK(has(preview.page("/about/"), "being built"));
  preview.build_with("link-target", "content/b.md");
  CHECK(preview.get("/about/").status == 503);
  CHECK(has(preview.page("/about/"), "something &lt;is&gt; wrong"));
  CHECK(has(preview.page("/about/"), "1 error: there is no good version yet"));
}

TEST_CASE("a build with errors keeps the last good version and shows the problems") {
  Preview preview;
  const std::string before = preview.status("/about/");
  preview.build_with("link-target", "content/b.md");
  CHECK(preview.state->version == 2);
  const std::string page = preview.page("/about/");
  CHECK(has(page, "<main>About</main>"));
  CHECK(has(page, "content/b.md:1:1: error: something &lt;is&gt; wrong [link-target]"));
  CHECK(has(page, "1 error: this is the last good version"));
  // The page is the same, so that it is not loaded anew; its problems come with the status.
  const std::string after = preview.status("/about/");
  const auto digest = [](const std::string& json) {
    return json.substr(json.find("\"page\"")).substr(0, 40);
  };
  CHECK(digest(after) == digest(before));
  CHECK(has(after, "\"errors\":1"));
  CHECK(has(after, "mend it"));
}

TEST_CASE("a warning stands on the page whose file it is about, and nowhere else") {
  Preview preview;
  preview.build_with("guidance-overdue", "content/index.md");
  CHECK(has(preview.page("/"), "1 warning in this file"));
  CHECK(has(preview.page("/"),
            "id=\"pier-problems\" tabindex=\"0\" aria-labelledby=\"pier-problems-title\" hidden"));
  CHECK(has(preview.page("/about/"), "<details id=\"pier-checks\" hidden>"));
}

TEST_CASE("a build that came to no end is shown like an error") {
  Preview preview;
  preview.state = next_state(*preview.state, "pier: the disk is full\n");
  CHECK(has(preview.page("/"), "the disk is full"));
  CHECK(has(preview.page("/"), "<main>Home</main>"));
}

TEST_CASE("the status of a page changes with its bytes") {
  Preview preview;
  const std::string home = preview.status("/");
  CHECK(home != preview.status("/about/"));
  CHECK(preview.status("/none/") != home);
  CHECK(has(preview.status(""), "\"version\":1"));
}
