#include "links/known_links.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::links;

namespace {

Date day(const char* iso) {
  return Date::parse(iso).value();
}

KnownLink good_on(const char* iso, const char* moved_to = "") {
  return {day(iso), {Outcome::good, 200, "", moved_to}, day(iso), {}};
}

}  // namespace

TEST_CASE("an address is remembered as servers see it") {
  CHECK(asked_address("https://Example.ORG") == "https://example.org/");
  CHECK(asked_address("HTTPS://example.org#fees") == "https://example.org/");
  CHECK(asked_address("https://example.org/A/b?C=d#e") == "https://example.org/A/b?C=d");
  CHECK(asked_address("https://example.org?q=1") == "https://example.org/?q=1");
  CHECK(asked_address("https:") == "https:/");
  CHECK(host_of("https://example.org:8443/a") == "example.org:8443");
  CHECK(host_of("https:/").empty());
}

TEST_CASE("what is known is read as it was written, the same bytes again") {
  KnownLinks known;
  known.emplace("https://a.example/\"quoted\"", good_on("2026-11-01", "https://b.example/"));
  known.emplace("https://c.example/",
                KnownLink{day("2026-11-20"),
                          {Outcome::failing, 0, "the server took too long", ""},
                          day("2026-11-01"),
                          day("2026-11-18")});
  for (const Outcome outcome :
       {Outcome::gone, Outcome::no_such_name, Outcome::certificate, Outcome::private_address}) {
    known.emplace("https://d.example/" + std::to_string(static_cast<int>(outcome)),
                  KnownLink{day("2026-11-20"), {outcome, 404, "", ""}, {}, day("2026-11-20")});
  }
  const std::string bytes = write_known_links(known);
  const KnownLinks read = read_known_links(bytes);
  REQUIRE(read.size() == known.size());
  for (const auto& [address, link] : known) {
    const KnownLink& again = read.at(address);
    CHECK(again.asked == link.asked);
    CHECK(again.answer == link.answer);
    CHECK(again.good == link.good);
    CHECK(again.failing_since == link.failing_since);
  }
  CHECK(write_known_links(read) == bytes);
  CHECK(read_known_links(write_known_links({})).empty());
}

TEST_CASE("a damaged file is as none") {
  KnownLinks known;
  known.emplace("https://a.example/", good_on("2026-11-01"));
  known.emplace("https://b.example/", good_on("2026-11-02"));
  const std::string bytes = write_known_links(known);
  for (std::size_t length = 0; length + 2 < bytes.size(); ++length) {
    CHECK(read_known_links(bytes.substr(0, length)).empty());
  }
  CHECK(read_known_links("\xFF\xFE").empty());
  CHECK(read_known_links("{\"pier-links\":1,\"links\":[7,null,{}]}").empty());
  CHECK(read_known_links("{\"pier-links\":1,\"links\":{}}").empty());
  // An entry that is not understood is asked anew; the others hold.
  std::string mixed = bytes;
  mixed.replace(mixed.find("2026-11-01"), 10, "2026-13-01");
  CHECK(read_known_links(mixed).size() == 1);
}

TEST_CASE("a good answer is not asked for again for a week") {
  const KnownLink known = good_on("2026-11-10");
  CHECK_FALSE(is_to_ask(&known, day("2026-11-10")));
  CHECK_FALSE(is_to_ask(&known, day("2026-11-16")));
  CHECK(is_to_ask(&known, day("2026-11-17")));
  CHECK(is_to_ask(nullptr, day("2026-11-10")));
  // Another clock, or --as-of, wrote a day to come.
  CHECK(is_to_ask(&known, day("2026-11-09")));
  const KnownLink gone = learnt(&known, {Outcome::gone, 404, "", ""}, day("2026-11-17"));
  CHECK(is_to_ask(&gone, day("2026-11-17")));
}

TEST_CASE("a failure that may pass is told once it has lasted three days") {
  const Answer failing{Outcome::failing, 503, "", ""};
  const KnownLink good = good_on("2026-11-10");
  const KnownLink first = learnt(&good, failing, day("2026-11-17"));
  CHECK(first.failing_since == day("2026-11-17"));
  CHECK(first.good == day("2026-11-10"));
  CHECK_FALSE(is_to_tell(first, day("2026-11-17")));
  const KnownLink third = learnt(&first, failing, day("2026-11-19"));
  CHECK_FALSE(is_to_tell(third, day("2026-11-19")));
  const KnownLink fourth = learnt(&third, failing, day("2026-11-20"));
  CHECK(fourth.failing_since == day("2026-11-17"));
  CHECK(is_to_tell(fourth, day("2026-11-20")));
  // Once it answers, the days begin anew.
  const KnownLink back = learnt(&fourth, {Outcome::good, 200, "", ""}, day("2026-11-21"));
  CHECK_FALSE(back.failing_since);
  CHECK_FALSE(is_to_tell(back, day("2026-11-21")));
  CHECK_FALSE(is_to_tell(learnt(&back, failing, day("2026-11-28")), day("2026-11-28")));
}

TEST_CASE("days to come prove nothing of how long something lasts") {
  const KnownLink wrong = learnt(nullptr, {Outcome::failing, 503, "", ""}, day("2027-06-01"));
  const KnownLink now = learnt(&wrong, {Outcome::failing, 503, "", ""}, day("2026-11-20"));
  CHECK(now.failing_since == day("2026-11-20"));
}

TEST_CASE("a name that was never found is a slip and told at once, one that was may come back") {
  const Answer unknown{Outcome::no_such_name, 0, "", ""};
  const Date today = day("2026-11-20");
  CHECK(is_to_tell(learnt(nullptr, unknown, today), today));
  const KnownLink good = good_on("2026-11-10");
  const KnownLink lost = learnt(&good, unknown, today);
  CHECK_FALSE(is_to_tell(lost, today));
  CHECK(is_to_tell(learnt(&lost, unknown, day("2026-11-23")), day("2026-11-23")));
}

TEST_CASE("what is certain is told at once, a move as well") {
  const Date today = day("2026-11-20");
  const KnownLink good = good_on("2026-11-10");
  for (const Outcome outcome : {Outcome::gone, Outcome::certificate, Outcome::private_address}) {
    CHECK(is_to_tell(learnt(&good, {outcome, 0, "", ""}, today), today));
  }
  CHECK(is_to_tell(good_on("2026-11-10", "https://b.example/"), today));
  CHECK_FALSE(is_to_tell(good, today));
}

TEST_CASE("what nobody asked for in a month is forgotten") {
  KnownLinks known;
  known.emplace("https://a.example/", good_on("2026-10-21"));
  known.emplace("https://b.example/", good_on("2026-10-20"));
  forget_old(known, day("2026-11-20"));
  CHECK(known.size() == 1);
  CHECK(known.contains("https://a.example/"));
}
