#include "targets/plan.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "targets/target.h"

using pier::digest_of;
using namespace pier::targets;

namespace {

using Links = std::map<std::string, std::vector<std::string>>;
using Files = std::map<std::string, std::string>;
using Waves = std::vector<std::vector<std::string>>;

std::vector<FileState> states(const Files& files) {
  std::vector<FileState> list;
  for (const auto& [path, text] : files) list.push_back({path, text.size(), digest_of(text)});
  return list;
}

Plan plan_of(const Files& there, const Files& wanted, const Links& links = {}) {
  return make_plan(states(there), states(wanted), [&](const std::string& path) {
    const auto found = links.find(path);
    return found == links.end() ? std::vector<std::string>() : found->second;
  });
}

Waves waves_of(const Plan& plan) {
  Waves waves;
  for (const auto& wave : plan.waves) {
    waves.emplace_back();
    for (const Step& step : wave) {
      const char* const sign = step.action == Action::add       ? "+"
                               : step.action == Action::replace ? "~"
                                                                : "-";
      waves.back().push_back(sign + step.path);
    }
  }
  return waves;
}

}  // namespace

TEST_CASE("what is there already is not sent") {
  const Plan plan = plan_of({{"a.html", "a"}, {"b.html", "b"}}, {{"a.html", "a"}, {"b.html", "c"}});
  CHECK(plan.unchanged == 1);
  CHECK(waves_of(plan) == Waves{{"~b.html"}});
}

TEST_CASE("assets come before pages, pages before listings, and what goes goes last") {
  const Plan plan = plan_of({{"index.html", "1"},
                             {"sitemap.xml", "1"},
                             {"old/index.html", "1"},
                             {"assets/s-1.css", "1"},
                             {"plan.pdf", "1"}},
                            {{"index.html", "2"},
                             {"sitemap.xml", "2"},
                             {"new/index.html", "1"},
                             {"assets/s-2.css", "2"},
                             {"plan.pdf", "2"},
                             {"new/feed.xml", "1"}});
  CHECK(waves_of(plan) == Waves{{"+assets/s-2.css", "+new/feed.xml"},
                                {"~plan.pdf"},
                                {"+new/index.html"},
                                {"~index.html"},
                                {"~sitemap.xml"},
                                {"-old/index.html"},
                                {"-assets/s-1.css"}});
}

TEST_CASE("a new page follows the new pages that it refers to") {
  const Plan plan =
      plan_of({}, {{"a.html", ""}, {"b.html", ""}, {"c.html", ""}},
              {{"a.html", {"b.html", "a.html"}}, {"b.html", {"c.html", "elsewhere.html"}}});
  CHECK(waves_of(plan) == Waves{{"+c.html"}, {"+b.html"}, {"+a.html"}});
}

TEST_CASE("new pages in a ring come together") {
  const Plan plan =
      plan_of({}, {{"a.html", ""}, {"b.html", ""}, {"c.html", ""}, {"d.html", ""}},
              {{"a.html", {"b.html"}}, {"b.html", {"a.html", "c.html"}}, {"d.html", {"a.html"}}});
  CHECK(waves_of(plan) == Waves{{"+c.html"}, {"+a.html", "+b.html"}, {"+d.html"}});
}

TEST_CASE("a chain of many new pages needs no deep stack") {
  Files files;
  Links links;
  constexpr int kPages = 20'000;
  const auto name = [](int i) { return std::to_string(100'000 + i) + ".html"; };
  for (int i = 0; i < kPages; ++i) {
    files[name(i)] = "";
    if (i > 0) links[name(i)] = {name(i - 1)};
  }
  const Plan plan = plan_of({}, files, links);
  CHECK(plan.waves.size() == kPages);
  CHECK(plan.steps() == kPages);
}

namespace {

/// A random site: which pages there are, what each refers to, and a version of each.
struct RandomSite {
  Files files;
  Links links;
};

RandomSite random_site(std::mt19937& random, int most) {
  RandomSite site;
  const auto number = [&](int end) {
    return std::uniform_int_distribution<int>(0, end - 1)(random);
  };
  std::vector<std::string> names{"index.html"};
  for (int i = 0; i < most; ++i) {
    if (number(2) == 0) names.push_back("p" + std::to_string(i) + ".html");
    if (number(3) == 0) names.push_back("assets/a" + std::to_string(i) + ".png");
  }
  for (const std::string& name : names) {
    std::string text = std::to_string(number(3));
    if (is_page(name)) {
      for (int i = 0; i < 3; ++i) {
        site.links[name].push_back(
            names[static_cast<std::size_t>(number(static_cast<int>(names.size())))]);
      }
      for (const std::string& to : site.links[name]) text += " " + to;
    } else {
      text = name;
    }
    site.files[name] = text;
  }
  return site;
}

/// What a visitor finds missing who starts at any page of `begin` and follows every reference.
std::set<std::string> missing(const Files& there, const std::set<std::string>& begin) {
  std::set<std::string> seen, lost;
  std::vector<std::string> open(begin.begin(), begin.end());
  while (!open.empty()) {
    const std::string path = open.back();
    open.pop_back();
    if (!seen.insert(path).second) continue;
    const auto found = there.find(path);
    if (found == there.end()) {
      lost.insert(path);
      continue;
    }
    if (!is_page(path)) continue;
    const std::string& text = found->second;
    for (std::size_t space = text.find(' '); space != std::string::npos;) {
      const std::size_t next = text.find(' ', space + 1);
      open.push_back(text.substr(space + 1, next - space - 1));
      space = next;
    }
  }
  return lost;
}

}  // namespace

TEST_CASE("a plan that ends anywhere leaves no page that leads to something missing") {
  std::mt19937 random(20261127);
  for (int turn = 0; turn < 300; ++turn) {
    const RandomSite old = random_site(random, 12);
    const RandomSite wanted = random_site(random, 12);
    const Plan plan = plan_of(old.files, wanted.files, wanted.links);
    Files there = old.files;
    const std::set<std::string> home{"index.html"};
    for (auto wave : plan.waves) {
      // Within a wave the order is anybody's.
      std::shuffle(wave.begin(), wave.end(), random);
      for (const Step& step : wave) {
        if (step.action == Action::remove) {
          there.erase(step.path);
        } else {
          there[step.path] = wanted.files.at(step.path);
        }
        INFO("turn " << turn << ", after " << step.path);
        REQUIRE(missing(there, home).empty());
      }
    }
    CHECK(there == wanted.files);
  }
}

TEST_CASE("names of releases say what stood before") {
  CHECK(ReleaseName{8, 6}.text() == "0008-after-0006");
  CHECK(ReleaseName{1, std::nullopt}.text() == "0001");
  CHECK(ReleaseName::parse("0008-after-0006") == ReleaseName{8, 6});
  CHECK(ReleaseName::parse("12345") == ReleaseName{12'345, std::nullopt});
  for (const char* text : {"", "8", "00008", "0008-after-0008", "0000", "0008-after-", "0008 ",
                           "0008-after-0009", ".pier-incoming"}) {
    INFO(text);
    CHECK_FALSE(ReleaseName::parse(text));
  }
}
