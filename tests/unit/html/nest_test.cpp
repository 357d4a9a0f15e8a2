#include "html/nest.h"

#include <catch2/catch.hpp>

#include "html/writer.h"

using namespace pier;
using namespace pier::html;

namespace {

Html markup(std::string text) {
  return Html::trusted({std::move(text), {}});
}

std::string nested_in(std::string text,
                      Nesting nesting = {.prefix = "a--", .deeper = 0, .link = {}}) {
  return nested(markup(std::move(text)), nesting).markup();
}

}  // namespace

TEST_CASE("ids and all that refers to them get a prefix, and nothing else changes") {
  CHECK(nested_in("<p id=\"x\" class=\"id\" data-id=\"x\">id=\"x\" #x</p>") ==
        "<p id=\"a--x\" class=\"id\" data-id=\"x\">id=\"x\" #x</p>");
  CHECK(nested_in("<a href=\"#x\">x</a><a href=\"#\">top</a><a href=\"/y/#x\">y</a>") ==
        "<a href=\"#a--x\">x</a><a href=\"#\">top</a><a href=\"/y/#x\">y</a>");
  CHECK(nested_in("<div role=\"region\" aria-labelledby=\"x  y\"></div>") ==
        "<div role=\"region\" aria-labelledby=\"a--x  a--y\"></div>");
  CHECK(nested_in("<td headers=\"b c\"></td><label for=\"f\">F</label>") ==
        "<td headers=\"a--b a--c\"></td><label for=\"a--f\">F</label>");
  CHECK(nested_in("<svg><path fill=\"url(#p)\"/><use xlink:href=\"#q\"/></svg>") ==
        "<svg><path fill=\"url(#a--p)\"/><use xlink:href=\"#a--q\"/></svg>");
}

TEST_CASE("headings move down and stop at the sixth level") {
  CHECK(nested_in("<h2 id=\"x\">A <b>b</b></h2><h6>C</h6><hr>",
                  {.prefix = "", .deeper = 1, .link = {}}) ==
        "<h3 id=\"x\">A <b>b</b></h3><h6>C</h6><hr>");
  CHECK(nested_in("<h2 id=\"x\">A</h2><h4>B</h4>", {.prefix = "p-", .deeper = 2, .link = {}}) ==
        "<h4 id=\"p-x\">A</h4><h6>B</h6>");
}

TEST_CASE("links that leave the part lead where the longer page says") {
  const Nesting nesting{.prefix = "a--", .deeper = 0, .link = [](std::string_view href) {
                          return href == "/b/#x" ? std::optional<std::string>("#b--x")
                                                 : std::nullopt;
                        }};
  CHECK(nested_in("<a href=\"/b/#x\">x</a><a href=\"/c/?a=1&amp;b\">c</a>", nesting) ==
        "<a href=\"#b--x\">x</a><a href=\"/c/?a=1&amp;b\">c</a>");
}

TEST_CASE("every byte keeps the place that it came from") {
  Writer writer;
  writer.origin({FileId{1}, 10, 11});
  writer.raw("<h2 id=\"x\">");
  writer.origin({FileId{1}, 20, 21});
  writer.raw("A</h2>");
  writer.origin({FileId{1}, 30, 31});
  writer.raw("<p id=\"y\">B</p>");
  const Html done = nested(writer.take(), {.prefix = "long--", .deeper = 1, .link = {}});
  CHECK(done.markup() == "<h3 id=\"long--x\">A</h3><p id=\"long--y\">B</p>");
  const auto place_of = [&](std::string_view piece) {
    const Origin* origin = origin_at(done.origins(), done.markup().find(piece));
    return origin == nullptr ? 0u : origin->span.begin;
  };
  CHECK(place_of("<h3") == 10);
  CHECK(place_of("A<") == 20);
  CHECK(place_of("<p") == 30);
  CHECK(place_of("B<") == 30);
}
