#include <catch2/catch.hpp>

#include "support/assembled_site.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

/// A site in which about/who.md holds one link.
AssembledSite with_link(const std::string& destination, const std::string& body = {}) {
  return AssembledSite(
      {{"content/about/who.md", page("Who", "", "See [the words](" + destination + ").\n" + body)},
       {"content/about/index.md", page("About", "", "[The report](report.pdf)\n")},
       {"content/about/board.md",
        page("Board", "", "## First part\n\nText.\n\n## Next part\n\nT.\n")},
       {"content/about/report.pdf", "%PDF-1.4"},
       {"content/help.md", page("Help", "", "## Call us\n\nText.\n")},
       {"content/later.md", page("Later", "publish_on: 2027-01-01\n")},
       {"data/contacts.yaml",
        "contacts:\n  - {id: mash, name: M, for: both, hours: in, phone: 01632 960101, email: "
        "a@b.example}\n"}});
}

std::string url_of(const std::string& destination, const std::string& body = {}) {
  const AssembledSite made = with_link(destination, body);
  CAPTURE(destination);
  CHECK(made.problems().empty());
  return made.at("about/who.md").links.at(0);
}

/// The message and help about the one link; its address must be empty.
std::string problem_of(const std::string& destination) {
  const AssembledSite made = with_link(destination);
  CHECK(made.at("about/who.md").links.at(0).empty());
  const std::string text = made.problems();
  const std::string place = "content/about/who.md:6:5 ";
  return text.starts_with(place) ? text.substr(place.size()) : text;
}

}  // namespace

TEST_CASE("a link to a file leads to the address of its page") {
  CHECK(url_of("board.md") == "/about/board/");
  CHECK(url_of("./board.md") == "/about/board/");
  CHECK(url_of("index.md") == "/about/");
  CHECK(url_of("../help.md") == "/help/");
  CHECK(url_of("../index.md") == "/");
  CHECK(url_of("../about/board.md") == "/about/board/");
  CHECK(url_of("who.md") == "/about/who/");
}

TEST_CASE("a link to a heading carries its name") {
  CHECK(url_of("board.md#next-part") == "/about/board/#next-part");
  CHECK(url_of("../help.md#call-us") == "/help/#call-us");
  CHECK(url_of("#own-part", "\n## Own part\n\nText.\n") == "#own-part");
  CHECK(url_of("who.md#own-part", "\n## Own part\n\nText.\n") == "#own-part");
}

TEST_CASE("a link to a document leads to the file") {
  CHECK(url_of("report.pdf") == "/about/report.pdf");
}

TEST_CASE("a link to another site stays as it is") {
  CHECK(url_of("https://other.example/a?b=1#c") == "https://other.example/a?b=1#c");
}

TEST_CASE("a link to a page that is not there is reported, with the likeliest") {
  CHECK(problem_of("bord.md") ==
        "link-target: there is no page `content/about/bord.md`; did you mean "
        "`board.md`?\n");
  CHECK(problem_of("help.md") ==
        "link-target: there is no page `content/about/help.md`; did you mean "
        "`../help.md`?\n");
  CHECK(problem_of("zzzzzzzzzzzzzzzzzzzzzzzzzz.md") ==
        "link-target: there is no page `content/about/zzzzzzzzzzzzzzzzzzzzzzzzzz.md`; check the "
        "spelling, and that the file is there\n");
}

TEST_CASE("a link to a heading that is not there is reported, with the likeliest") {
  CHECK(problem_of("board.md#next-prt") ==
        "link-target: `content/about/board.md` has no heading `#next-prt`; did you mean "
        "`#next-part`?\n");
  CHECK(problem_of("board.md#zzz") ==
        "link-target: `content/about/board.md` has no heading `#zzz`; its headings are "
        "`#first-part` to `#next-part`\n");
  CHECK(problem_of("#own") ==
        "link-target: `content/about/who.md` has no heading `#own`; the page has no headings; "
        "link to the page itself\n");
}

TEST_CASE("a link to a page that is held back says so and why") {
  CHECK(problem_of("../later.md") ==
        "link-target: `content/later.md` is not public yet (until 1 January 2027); take the link "
        "out until the page is published\n");
}

TEST_CASE("a link that leaves the content folder is reported") {
  CHECK(problem_of("../../data/site.yaml") ==
        "link-target: `../../data/site.yaml` leads out of the content folder; link to a file "
        "below content/\n");
}

TEST_CASE("a link to an address of the site is reported, because files move") {
  CHECK(problem_of("/about/board/") ==
        "link-target: `/about/board/` is an address, not a file; link to the file: "
        "`board.md`\n");
}

TEST_CASE("a link to a document that is not there is reported") {
  CHECK(problem_of("reprt.pdf") ==
        "link-target: there is no file `content/about/reprt.pdf`; did you mean "
        "`report.pdf`?\n");
}

TEST_CASE("a link to a folder, or with a question mark, leads nowhere") {
  CHECK(problem_of("../about").starts_with("link-target: "));
  CHECK(problem_of("../about/").starts_with("link-target: "));
  CHECK(problem_of("board.md?a=1").starts_with("link-target: "));
}

TEST_CASE("a number or an e-mail address behind a link is refused, and its contact named") {
  CHECK(problem_of("tel:+441632960101") ==
        "contact-literal: `+441632960101` is typed into the page; write {contact mash} instead\n");
  CHECK(problem_of("mailto:a@b.example") ==
        "contact-literal: `a@b.example` is typed into the page; write {contact mash} instead\n");
  CHECK(problem_of("mailto:x@y.example") ==
        "contact-literal: `x@y.example` is typed into the page; add it to data/contacts.yaml and "
        "write {contact its-id} here\n");
}

TEST_CASE("a base path stands before every kind of link") {
  AssembledSite::Files files{
      {"content/a.md", page("A", "", "[one](b.md) [two](b.md#part) [three](c.pdf) ![x](d.png)\n")},
      {"content/b.md", page("B", "", "## Part\n\nText.\n")},
      {"content/c.pdf", "%PDF"},
      {"content/d.png", "png"},
      {"data/site.yaml", test::kSiteYaml}};
  std::string& config = files["data/site.yaml"];
  config.replace(config.find("seaby.example"), 13, "seaby.example/safe");
  const AssembledSite made(files);
  CHECK(made.problems().empty());
  CHECK(made.at("a.md").links ==
        std::vector<std::string>{"/safe/b/", "/safe/b/#part", "/safe/c.pdf"});
  CHECK(made.at("a.md").images == std::vector<std::string>{"/safe/d.png"});
  REQUIRE(made.site.find_attachment("/safe/d.png") != nullptr);
  CHECK(made.site.find_attachment("/d.png") == nullptr);
}

TEST_CASE("a picture is a file beside the page or near it") {
  const auto made = [](const std::string& destination) {
    return AssembledSite({{"content/a/index.md", page("A", "", "![x](" + destination + ")\n")},
                          {"content/a/b.png", "png"},
                          {"content/c.png", "png"}});
  };
  CHECK(made("b.png").at("a/index.md").images[0] == "/a/b.png");
  CHECK(made("../c.png").at("a/index.md").images[0] == "/c.png");
  for (const std::string bad : {"d.png", "/a/b.png", "https://x.example/b.png", "../../b.png"}) {
    CAPTURE(bad);
    const AssembledSite site(made(bad));
    CHECK(site.problems().find("image-missing") != std::string::npos);
    CHECK(site.at("a/index.md").images[0].empty());
  }
}
