#include "content/site_config.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

constexpr const char* kLeast =
    "name: Seaby\nbase_url: https://seaby.example\nhelp:\n  heading: Help\n  cards:\n"
    "    - {kind: advice, heading: Advice, text: Ask us., contacts: [mash], page: a.md}\n";

struct Read {
  explicit Read(const std::string& more)
      : config(
            read_site_config(sources.add("data/site.yaml", kLeast + more), sources, diagnostics)) {}
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) list += std::string(problem.rule->id) + " ";
    return list;
  }
  SourceMap sources;
  Diagnostics diagnostics;
  SiteConfig config;
};

}  // namespace

TEST_CASE("a site with the least that is needed gets sensible values for the rest") {
  const Read read("");
  CHECK(read.rules().empty());
  CHECK(read.config.short_name == "Seaby");
  CHECK(read.config.organisation == "Seaby");
  CHECK(read.config.language == "en-GB");
  CHECK(read.config.neutral_title == "Information");
  CHECK(read.config.base_path().empty());
  CHECK_FALSE(read.config.security);
  REQUIRE(read.config.help_cards.size() == 1);
  REQUIRE(read.config.help_cards[0].contacts.size() == 1);
  CHECK(read.config.help_cards[0].contacts[0].first == "mash");
}

TEST_CASE("what the site says of itself takes the place of those values") {
  const Read read(
      "short_name: Sea\ntagline: Safe\nlanguage: cy\ntheme: plain\nneutral_title: Weather\n"
      "organisation: {name: Seaby Council, area: Seaby}\n"
      "licence: {text: OGL, link: 'https://ogl.example/'}\nfooter: [privacy.md]\n");
  CHECK(read.rules().empty());
  CHECK(read.config.short_name == "Sea");
  CHECK(read.config.language == "cy");
  CHECK(read.config.organisation == "Seaby Council");
  CHECK(read.config.area == "Seaby");
  CHECK(read.config.licence_link == "https://ogl.example/");
  REQUIRE(read.config.footer.size() == 1);
  CHECK(read.sources.text(read.config.footer[0].span) == "privacy.md");
}

TEST_CASE("the base path is what follows the host, without a slash at the end") {
  const auto path_of = [](std::string url) {
    SiteConfig config;
    config.base_url = std::move(url);
    return config.base_path();
  };
  CHECK(path_of("https://seaby.example") == "");
  CHECK(path_of("https://seaby.example/safe") == "/safe");
  CHECK(path_of("https://seaby.example/a/b") == "/a/b");
  CHECK(path_of("") == "");
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("data/site.yaml", "base_url: https://seaby.example/safe//\n");
  CHECK(read_site_config(file, sources, diagnostics).base_url == "https://seaby.example/safe");
}

TEST_CASE("a folder whose type does not exist is reported and ignored") {
  const Read read("types: {news: news, guides: guidence}\n");
  REQUIRE(read.rules() == "type-unknown ");
  CHECK(read.diagnostics.all().front().help == "did you mean `guidance`?");
  CHECK(read.config.types == std::map<std::string, std::string>{{"news", "news"}});
}

TEST_CASE("security.txt needs both a contact and a day") {
  CHECK(Read("security: {contact: 'https://a.example/', expires: 2027-06-30}\n").config.security);
  const Read no_day("security: {contact: 'https://a.example/'}\n");
  CHECK(no_day.rules() == "field-missing ");
  CHECK_FALSE(no_day.config.security);
  CHECK_FALSE(Read("security: {contact: 'https://a.example/', expires: soon}\n").config.security);
}

TEST_CASE("a site.yaml that is no group of fields is reported and gives an empty site") {
  SourceMap sources;
  Diagnostics diagnostics;
  const SiteConfig config =
      read_site_config(sources.add("data/site.yaml", "- a\n"), sources, diagnostics);
  CHECK(diagnostics.has_errors());
  CHECK(config.name.empty());
}

TEST_CASE("the contact of security.txt is an address, and stays on its line") {
  CHECK(Read("security: {contact: Ring us, expires: 2027-06-30}\n").rules() == "field-type ");
  CHECK(Read("security: {contact: 'mailto:a b', expires: 2027-06-30}\n").rules() == "field-type ");
  const Read two(
      "security: {contact: \"https://a.example/\\nExpires: never\", expires: 2027-06-30}\n");
  CHECK(two.rules() == "field-type ");
  CHECK_FALSE(two.config.security);
  const Read languages(
      "security: {contact: 'https://a.example/', expires: 2027-06-30, languages: \"en\\nX: y\"}\n");
  CHECK(languages.config.security->languages == "en X: y");
}
