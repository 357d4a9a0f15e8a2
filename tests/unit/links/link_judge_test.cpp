#include "links/link_judge.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "base/environment_error.h"

using namespace pier;
using namespace pier::links;

namespace {

/// Answers from a list, and notes what was asked.
class FakeAsker : public Asker {
 public:
  void ask(const std::vector<std::string>& addresses, const Answered& answered,
           Progress* progress) override {
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      asked.push_back(addresses[i]);
      const auto known = answers.find(addresses[i]);
      answered(i, known == answers.end() ? Answer{Outcome::good, 200, "", ""} : known->second);
      if (stops_after == asked.size()) return progress->stop();
    }
  }
  std::map<std::string, Answer> answers;
  std::vector<std::string> asked;
  std::size_t stops_after = 0;
};

/// Links in one file, each on a line of its own.
struct Linked {
  explicit Linked(const std::vector<std::string>& addresses) {
    std::string text;
    for (const std::string& address : addresses) text += address + "\n";
    file = sources.add("content/a.md", text);
    std::uint32_t at = 0;
    for (const std::string& address : addresses) {
      const auto end = at + static_cast<std::uint32_t>(address.size());
      links.push_back({address, {file, at, end}, "/a/", {file, 0, 0}});
      at = end + 1;
    }
  }
  SourceMap sources;
  FileId file{};
  std::vector<OutboundLink> links;
};

const Date kToday = Date::parse("2026-11-20").value();

/// What was reported, as "rule@line message | help".
std::vector<std::string> lines_of(const Diagnostics& problems, const SourceMap& sources) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : problems.all()) {
    lines.push_back(std::string(d.rule->id) + "@" +
                    std::to_string(sources.place(d.span.file, d.span.begin).line) + " " +
                    d.message + " | " + d.help);
  }
  return lines;
}

}  // namespace

TEST_CASE("an address is asked once, and told at every place that links to it") {
  const Linked site({"https://a.example/x", "https://A.example/x#part", "https://b.example/"});
  FakeAsker asker;
  asker.answers["https://a.example/x"] = {Outcome::gone, 410, "the server answered 410 (gone)", ""};
  LinkJudge judge(asker, {.today = kToday});
  Diagnostics problems;
  judge.judge(site.links, problems);
  CHECK(asker.asked == std::vector<std::string>{"https://a.example/x", "https://b.example/"});
  const std::string told =
      " nothing is at `https://a.example/x`: the server answered 410 (gone) | look for the "
      "new address on that site, or take the link out";
  CHECK(lines_of(problems, site.sources) ==
        std::vector<std::string>{"link-gone@1" + told, "link-gone@2" + told});
  CHECK(judge.counts().places == 3);
  CHECK(judge.counts().addresses == 2);
  CHECK(judge.counts().asked == 2);
}

TEST_CASE("a lasting redirect is offered, with the part that the link names") {
  const Linked site({"https://a.example/x#part", "https://a.example/y", "http://a.example/z"});
  FakeAsker asker;
  asker.answers["https://a.example/x"] = {Outcome::good, 200, "", "https://new.example/x"};
  asker.answers["https://a.example/y"] = {Outcome::good, 200, "", "https://new.example/"};
  asker.answers["http://a.example/z"] = {Outcome::good, 200, "", "https://a.example/z"};
  LinkJudge judge(asker, {.today = kToday});
  Diagnostics problems;
  judge.judge(site.links, problems);
  CHECK(lines_of(problems, site.sources) ==
        std::vector<std::string>{
            "link-moved@1 `https://a.example/x` has moved for good | write "
            "`https://new.example/x#part`",
            "link-moved@2 `https://a.example/y` leads to the front page of `new.example` now | "
            "look whether the page is still there, and write its new address or take the link out",
            "link-moved@3 `http://a.example/z` is there with https as well | write "
            "`https://a.example/z`"});
  CHECK_FALSE(problems.has_errors());
}

TEST_CASE("what is known to be good is not asked for, a move is told again all the same") {
  const Linked site({"https://a.example/", "https://b.example/"});
  FakeAsker asker;
  KnownLinks known;
  const Date before = Date::parse("2026-11-18").value();
  known.emplace("https://a.example/", learnt(nullptr, {Outcome::good, 200, "", ""}, before));
  known.emplace("https://b.example/",
                learnt(nullptr, {Outcome::good, 200, "", "https://c.example/"}, before));
  LinkJudge judge(asker, {.today = kToday, .known = known});
  Diagnostics problems;
  judge.judge(site.links, problems);
  CHECK(asker.asked.empty());
  CHECK(lines_of(problems, site.sources).size() == 1);

  LinkJudge fresh(asker, {.today = kToday, .fresh = true, .known = known});
  Diagnostics none;
  fresh.judge(site.links, none);
  CHECK(asker.asked.size() == 2);
  CHECK(none.empty());
}

TEST_CASE("a failure that may pass waits, and is counted") {
  const Linked site({"https://a.example/", "https://b.example/"});
  FakeAsker asker;
  asker.answers["https://a.example/"] = {Outcome::failing, 503, "the server answered 503", ""};
  KnownLinks kept;
  LinkJudge judge(asker, {.today = kToday, .keep = [&](const KnownLinks& known) { kept = known; }});
  Diagnostics problems;
  judge.judge(site.links, problems);
  CHECK(problems.empty());
  CHECK(judge.counts().waiting == 1);
  LinkJudge later(asker, {.today = Date::parse("2026-11-23").value(), .known = kept});
  later.judge(site.links, problems);
  CHECK(lines_of(problems, site.sources) ==
        std::vector<std::string>{
            "link-unreachable@1 `https://a.example/` has not answered since 20 November 2026: "
            "the server answered 503 | open the link in a browser; where that works, "
            "write `link-unreachable` into `allow` of the page, else take the link out"});
}

TEST_CASE("work that is stopped keeps what it has learnt") {
  const Linked site({"https://a.example/", "https://b.example/", "https://c.example/"});
  FakeAsker asker;
  asker.stops_after = 2;
  KnownLinks kept;
  Progress progress;
  LinkJudge judge(asker, {.today = kToday,
                          .keep = [&](const KnownLinks& known) { kept = known; },
                          .progress = &progress});
  Diagnostics problems;
  CHECK_THROWS_AS(judge.judge(site.links, problems), Stopped);
  CHECK(kept.size() == 2);
  CHECK(progress.state().done == 2);
  CHECK(progress.state().total == 3);
}

TEST_CASE("where nothing answers it is this machine that is cut off, and nothing is learnt") {
  const Linked site({"https://a.example/", "https://b.example/", "https://c.example/1"});
  FakeAsker asker;
  for (const OutboundLink& link : site.links) {
    asker.answers[link.address] = {Outcome::no_such_name, 0, "", ""};
  }
  bool was_kept = false;
  LinkJudge judge(asker, {.today = kToday, .keep = [&](const KnownLinks&) { was_kept = true; }});
  Diagnostics problems;
  CHECK_THROWS_AS(judge.judge(site.links, problems), EnvironmentError);
  CHECK(problems.empty());
  CHECK_FALSE(was_kept);

  SECTION("one answer is proof of the opposite") {
    asker.answers["https://b.example/"] = {Outcome::failing, 503, "", ""};
    CHECK_NOTHROW(judge.judge(site.links, problems));
    CHECK(was_kept);
    CHECK(problems.error_count() == 2);
  }
  SECTION("what was silent before proves nothing") {
    KnownLinks known;
    for (const OutboundLink& link : site.links) {
      known.emplace(link.address, learnt(nullptr, {Outcome::no_such_name, 0, "", ""}, kToday));
    }
    LinkJudge again(asker, {.today = kToday, .known = known});
    CHECK_NOTHROW(again.judge(site.links, problems));
    CHECK(problems.error_count() == 3);
  }
}

TEST_CASE("a site without links asks nobody") {
  FakeAsker asker;
  LinkJudge judge(asker, {.today = kToday});
  Diagnostics problems;
  judge.judge({}, problems);
  CHECK(problems.empty());
  CHECK(judge.counts().asked == 0);
}
