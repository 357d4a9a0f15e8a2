#include <catch2/catch.hpp>

#include "support/assembled_site.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

constexpr const char* kContacts =
    "contacts:\n"
    "  - {id: child-in, name: CI, for: child, hours: in, phone: 01632 960101, "
    "audience: [residents]}\n"
    "  - {id: child-out, name: CO, for: child, hours: out, phone: 01632 960102}\n"
    "  - {id: adult-in, name: AI, for: adult, hours: in, email: a@b.example, "
    "audience: [professionals]}\n"
    "  - {id: always, name: AL, for: both, hours: always, phone: 999}\n";

AssembledSite with(const std::string& body) {
  return AssembledSite(
      {{"content/a.md", page("A", "", body)},
       {"data/contacts.yaml", kContacts},
       {"data/glossary.yaml",
        "terms:\n  - {term: MASH, meaning: Hub}\n  - {term: LADO, meaning: L}\n"}});
}

/// The ids of the contacts that a block shows.
std::string shown(const std::string& yaml) {
  const AssembledSite made = with("```contacts\n" + yaml + "```\n");
  std::string list;
  for (const Contact* contact : made.at("a.md").blocks.at(0).contacts) {
    list += (list.empty() ? "" : " ") + contact->id;
  }
  return list;
}

std::string problem_of(const std::string& body) {
  const std::string text = with(body).problems();
  return text.substr(std::min(text.find(' ') + 1, text.size()));
}

}  // namespace

TEST_CASE("a reference to a contact finds it and the part that is wanted") {
  const AssembledSite made = with(
      "{contact child-in} {contact child-in phone} {contact adult-in email} "
      "{contact always name}\n");
  CHECK(made.problems().empty());
  const auto& references = made.at("a.md").references;
  REQUIRE(references.size() == 4);
  CHECK(references[0].contact->id == "child-in");
  CHECK(references[0].part.empty());
  CHECK(references[1].part == "phone");
  CHECK(references[2].contact->email == "a@b.example");
  CHECK(references[3].part == "name");
}

TEST_CASE("a reference to a contact or a part that is not there is reported") {
  CHECK(problem_of("{contact chld-in}\n") ==
        "contact-unknown: there is no contact `chld-in`; did you mean `child-in`?\n");
  CHECK(problem_of("{contact zzzzz}\n") ==
        "contact-unknown: there is no contact `zzzzz`; the ids are in data/contacts.yaml\n");
  CHECK(problem_of("{contact child-in fone}\n") ==
        "contact-unknown: a contact has no part `fone`; it can be `phone`, `email` or `name`\n");
  CHECK(problem_of("{contact adult-in phone}\n") ==
        "contact-unknown: the contact `adult-in` has no phone; write {contact adult-in}\n");
  CHECK(problem_of("{contact child-in email}\n") ==
        "contact-unknown: the contact `child-in` has no email; write {contact child-in}\n");
}

TEST_CASE("a reference to a term finds it in any case") {
  const AssembledSite made = with("{term mash}\n");
  CHECK(made.problems().empty());
  CHECK(made.at("a.md").references.at(0).term->term == "MASH");
  CHECK(problem_of("{term MASJ}\n") ==
        "term-unknown: the glossary has no term `MASJ`; did you mean `MASH`?\n");
  CHECK(problem_of("{term Zebra}\n") ==
        "term-unknown: the glossary has no term `Zebra`; add it to data/glossary.yaml\n");
}

TEST_CASE("a block shows the contacts it names, in its order") {
  CHECK(shown("ids: [always, child-in]\n") == "always child-in");
  CHECK(problem_of("```contacts\nids: [always, chid-in]\n```\n") ==
        "contact-unknown: there is no contact `chid-in`; did you mean `child-in`?\n");
}

TEST_CASE("a block shows the contacts that fit, and those that fit everything") {
  CHECK(shown("for: child\n") == "child-in child-out always");
  CHECK(shown("for: adult\n") == "adult-in always");
  CHECK(shown("for: both\n") == "always");
  CHECK(shown("hours: out\n") == "child-out always");
  CHECK(shown("for: child\nhours: in\n") == "child-in always");
  CHECK(shown("audience: professionals\n") == "child-out adult-in always");
  CHECK(shown("") == "child-in child-out adult-in always");
}

TEST_CASE("a block that shows nobody is reported") {
  const AssembledSite made({{"content/a.md", page("A", "", "```contacts\nfor: adult\n```\n")}});
  CHECK(made.problems().find("contact-none: no contact fits") != std::string::npos);
}

TEST_CASE("a field that a block does not have is reported inside the block") {
  const AssembledSite made = with("```contacts\nfro: child\n```\n");
  CHECK(made.problems().starts_with("content/a.md:7:1 field-unknown: "));
  CHECK(with("```children\nlimit: 2\n```\n").problems().find("field-unknown") != std::string::npos);
}

TEST_CASE("terms lead to the page that shows the glossary, if one does") {
  const AssembledSite without = with("{term MASH}\n");
  CHECK(without.site.glossary_url(*without.site.glossary().find("MASH")).empty());
  const AssembledSite made = with("```glossary\n```\n");
  CHECK(made.site.glossary_url(*made.site.glossary().find("MASH")) == "/a/#mash");
}

TEST_CASE("a block of children lists the pages of its section") {
  const AssembledSite made({{"content/s/index.md", page("S", "", "```children\n```\n")},
                            {"content/s/b.md", page("B")},
                            {"content/s/a.md", page("A")}});
  CHECK(made.names(made.at("s/index.md").blocks.at(0).items) == "s/a.md s/b.md");
}
