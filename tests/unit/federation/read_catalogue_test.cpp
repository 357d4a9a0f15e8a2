#include "federation/read_catalogue.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "federation/canonical.h"

using namespace pier;
using namespace pier::federation;

namespace {

constexpr std::string_view kHost = "norby.example";

MapBuilder review_members(const std::string& id) {
  MapBuilder item;
  item.set("id", id)
      .set("title", "A review")
      .set("url", "https://norby.example/learning/" + id + "/")
      .set("language", "en-GB")
      .set("kind", "audit")
      .set("partnership", "both")
      .set("published", "2026-03-04");
  return item;
}

std::string catalogue_of(const std::vector<std::string>& reviews) {
  std::string text =
      R"({"format":"safeguarding-catalogue","version":1,"publisher":{"name":"Norby","url":"https://norby.example/"},)"
      R"("briefings":[],"recommendations":[],"indicators":[],"procedures":[],"reviews":[)";
  for (std::size_t i = 0; i < reviews.size(); ++i) text += (i == 0 ? "" : ",") + reviews[i];
  return text + "]}";
}

struct Read {
  bool is_right = false;
  Catalogue catalogue;
  std::vector<std::string> said;
};

Read read(std::string text, std::string_view host = kHost) {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("catalogue.json", std::move(text));
  Read result;
  const auto catalogue = read_catalogue(file, host, sources, diagnostics);
  result.is_right = catalogue.has_value();
  result.catalogue = catalogue.value_or(Catalogue{});
  for (const Diagnostic& d : diagnostics.all()) result.said.push_back(d.message);
  return result;
}

}  // namespace

TEST_CASE("the canonical form sorts names and escapes only what must be") {
  const Value value = MapBuilder()
                          .set("b", Value(List{Value(std::int64_t{2}), Value(true), Value()}))
                          .set("a", "é <\"\\\n\x01>")
                          .build();
  CHECK(canonical(value) == "{\"a\":\"é <\\\"\\\\\\n\\u0001>\",\"b\":[2,true,null]}");
  CHECK(canonical(value, "b") == "{\"a\":\"é <\\\"\\\\\\n\\u0001>\"}");
}

TEST_CASE("names are sorted by their UTF-16, as RFC 8785 wants it") {
  // The example of RFC 8785, 3.2.3.
  const Value value = MapBuilder()
                          .set("\u20ac", "Euro Sign")
                          .set("\r", "Carriage Return")
                          .set("\ufb33", "Hebrew Letter Dalet With Dagesh")
                          .set("1", "One")
                          .set("\U0001f600", "Emoji: Grinning Face")
                          .set("\u0080", "Control")
                          .set("\u00f6", "Latin Small Letter O With Diaeresis")
                          .set("11", "Eleven")
                          .build();
  const std::string text = canonical(value);
  std::size_t at = 0;
  for (const char* next :
       {"Carriage", "One", "Eleven", "Control", "Latin", "Euro", "Emoji", "Hebrew"}) {
    INFO(next);
    const std::size_t found = text.find(next);
    CHECK(found > at);
    at = found;
  }
}

TEST_CASE("a catalogue of a newer form is left to a newer program") {
  std::string text = catalogue_of({});
  text.replace(text.find("\"version\":1"), 11, "\"version\":2");
  const Read newer = read(text);
  CHECK_FALSE(newer.is_right);
  REQUIRE(newer.said.size() == 1);
  CHECK(newer.said[0] == "the catalogue has the form 2, and this program knows 1");
}

TEST_CASE("a catalogue is read as it was written") {
  const Read good = read(catalogue_of({with_digest(review_members("r-1").build())}));
  CHECK(good.said.empty());
  CHECK(good.is_right);
  CHECK(good.catalogue.publisher == "Norby");
  REQUIRE(good.catalogue.reviews.size() == 1);
  CHECK(good.catalogue.reviews[0].kind == learning::Kind::audit);
  CHECK(good.catalogue.reviews[0].url == "https://norby.example/learning/r-1/");
}

TEST_CASE("names that the form does not have are passed over") {
  const Value more = review_members("r-1").set("mood", "hopeful").build();
  CHECK(read(catalogue_of({with_digest(more)})).catalogue.reviews.size() == 1);
}

TEST_CASE("a catalogue with a fault gives nothing") {
  const auto one = [](MapBuilder item) { return catalogue_of({with_digest(item.build())}); };
  const std::string faulty = GENERATE_COPY(
      one(review_members("r-1").set("age", "ninety")),
      one(review_members("r-1").set("public_until", "soon")),
      one(review_members("r-1").set("more", std::int64_t{9'007'199'254'740'992})),
      one(review_members("r-1").set("exit", "yes")),
      one(review_members("r-1").set(
          "agencies",
          Value(List{MapBuilder().set("id", "a").set("name", "\u200b\u00a0").build()}))),
      one(review_members("r-1").set("summary", "<img src=x>")),
      one(review_members("r-1").set("summary",
                                    "\xE2\x80\xAE"
                                    "drow")),
      one(review_members("R 1")), one(review_members("r-1").set("themes", "all")),
      one(review_members("r-1").set("themes", Value(List(kMostNames + 1, Value("x"))))),
      one(review_members("r-1").set("summary", std::string(kLongestText + 1, 'a'))),
      catalogue_of({canonical(review_members("r-1").build())}),
      catalogue_of(
          {with_digest(review_members("r-1").build()), with_digest(review_members("r-1").build())}),
      catalogue_of({"7"}), std::string("[]"), std::string("{}"), std::string("null"),
      std::string("{\"format\":\"safeguarding-catalogue\",\"version\":1}"), std::string());
  const Read result = read(faulty);
  CHECK_FALSE(result.said.empty());
  CHECK_FALSE(result.is_right);
}

TEST_CASE("an address leads to the host of the catalogue and nowhere else") {
  const std::string url = GENERATE(
      "http://norby.example/a/", "https://norby.example.evil.example/a/", "https://evil.example/",
      "https://norby.example@evil.example/", "https://norby.example:8443/a/", "//norby.example/a/",
      "https://norby.example", "javascript:alert(1)", "https://norby.example/a b",
      "https://norby.example/\"onclick=", "https://norby.example/\\evil.example",
      "https://NORBY.example/a/", "/a/", "");
  MapBuilder item;
  item.set("id", "r-1")
      .set("title", "A review")
      .set("url", url)
      .set("kind", "audit")
      .set("published", "2026-03-04");
  const Read result = read(catalogue_of({with_digest(item.build())}));
  INFO(url);
  REQUIRE_FALSE(result.said.empty());
  CHECK(result.said[0].find("does not lead to https://norby.example/") != std::string::npos);
}

TEST_CASE("nobody has to read more than twenty messages") {
  const std::vector<std::string> items(1000, "{\"id\":\"x\"}");
  CHECK(read(catalogue_of(items)).said.size() == 20);
}

TEST_CASE("the host of an address") {
  CHECK(host_of("https://Norby.example/catalogue.json") == "norby.example");
  CHECK(host_of("https://norby.example:8443/x") == "norby.example:8443");
  for (const char* none :
       {"http://norby.example/", "https://", "https://127.0.0.1/", "https:///x",
        "https://user@norby.example/", "https://[::1]/", "https://2130706433/"}) {
    INFO(none);
    CHECK(host_of(none).empty());
  }
}

TEST_CASE("any bytes are answered with a catalogue or with what is wrong") {
  const std::string good = catalogue_of(
      {with_digest(review_members("r-1").build()), with_digest(review_members("r-2").build())});
  CHECK(faults_of_catalogue(good, "https://norby.example/catalogue.json").empty());
  CHECK_FALSE(faults_of_catalogue(good, "https://other.example/catalogue.json").empty());
  CHECK_FALSE(faults_of_catalogue("\xFF", "https://norby.example/catalogue.json").empty());
  std::mt19937 chance(20261127);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = good;
    const std::size_t changes = 1 + chance() % 4;
    for (std::size_t c = 0; c < changes; ++c) {
      const std::size_t at = chance() % bytes.size();
      if (chance() % 3 == 0) {
        bytes.erase(at, 1 + chance() % 20);
      } else {
        bytes[at] = static_cast<char>(chance() % 256);
      }
    }
    const std::string said = faults_of_catalogue(bytes, "https://norby.example/catalogue.json");
    // What is read without a fault says the same as before, whatever the form of its bytes.
    if (said.empty()) {
      const Read result = read(bytes);
      REQUIRE(result.catalogue.reviews.size() <= 2);
      for (const CatalogueReview& review : result.catalogue.reviews) {
        CHECK(review.title == "A review");
        CHECK(review.url.starts_with("https://norby.example/learning/r-"));
      }
    }
  }
}
