#include "content/contacts.h"

#include <catch2/catch.hpp>

#include "diagnostics/render.h"

using namespace pier;

namespace {

struct Read {
  explicit Read(const std::string& yaml)
      : file(sources.add("data/contacts.yaml", yaml)),
        contacts(Contacts::read(file, sources, diagnostics)) {}

  std::string problems() const { return render(diagnostics, sources, {}); }
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) {
      list += (list.empty() ? "" : " ") + std::string(problem.rule->id);
    }
    return list;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  FileId file;
  Contacts contacts;
};

/// A contact with these further fields, each as "name: value".
std::string contact(const std::string& id, const std::vector<std::string>& fields) {
  std::string text =
      "  - id: " + id + "\n    name: Team " + id + "\n    for: both\n    hours: in\n";
  for (const std::string& field : fields) text += "    " + field + "\n";
  return text;
}

}  // namespace

TEST_CASE("a contact with every field is read as it is written") {
  const Read read(
      "contacts:\n" +
      contact("mash", {"audience: [residents, board]", "opening: Always", "phone: 01632 960101",
                       "text_phone: 18001 01632 960101", "email: team@seaby.example",
                       "link: https://seaby.example/", "about: Advice.", "next: We listen.",
                       "example: true", "checked: 2026-11-01"}));
  REQUIRE(read.problems().empty());
  const Contact& mash = *read.contacts.find("mash");
  CHECK(mash.name == "Team mash");
  CHECK(mash.serves == "both");
  CHECK(mash.audience == std::vector<std::string>{"residents", "board"});
  CHECK(mash.phone == "01632 960101");
  CHECK(mash.text_phone == "18001 01632 960101");
  CHECK(mash.email == "team@seaby.example");
  CHECK(mash.next == "We listen.");
  CHECK(mash.example);
  CHECK(mash.checked == Date::parse("2026-11-01"));
}

TEST_CASE("contacts keep the order of the file, and zeros at the front of a number") {
  const Read read("contacts:\n" + contact("b", {"phone: 08001111"}) + contact("a", {"phone: 999"}));
  CHECK(read.problems().empty());
  CHECK(read.contacts.ids() == std::vector<std::string_view>{"b", "a"});
  CHECK(read.contacts.find("b")->phone == "08001111");
  CHECK(read.contacts.find("c") == nullptr);
}

TEST_CASE("a contact is found by its number, however that is written") {
  const Read read("contacts:\n" + contact("mash", {"phone: 01632 960101"}) +
                  contact("mail", {"email: Team@Seaby.example"}));
  const std::string written =
      GENERATE(values<std::string>({"01632960101", "01632-960-101", "+44 1632 960 101",
                                    "0044 1632 960101", "+44 (0)1632 960101", "(01632) 960101"}));
  CAPTURE(written);
  REQUIRE(read.contacts.with_address(written) != nullptr);
  CHECK(read.contacts.with_address(written)->id == "mash");
}

TEST_CASE("a contact is found by its e-mail address in any case, and nobody by a strange one") {
  const Read read("contacts:\n" + contact("mash", {"phone: 01632 960101"}) +
                  contact("mail", {"email: Team@Seaby.example"}));
  REQUIRE(read.contacts.with_address("team@SEABY.example") != nullptr);
  CHECK(read.contacts.with_address("team@SEABY.example")->id == "mail");
  CHECK(read.contacts.with_address("01632 960199") == nullptr);
  CHECK(read.contacts.with_address("other@seaby.example") == nullptr);
  CHECK(read.contacts.with_address("") == nullptr);
}

TEST_CASE("the second contact with an id is reported with the place of the first") {
  const Read read("contacts:\n" + contact("mash", {"phone: 999"}) +
                  contact("mash", {"phone: 101"}));
  CHECK(read.rules() == "contact-duplicate");
  CHECK(read.contacts.all().size() == 1);
  REQUIRE(read.diagnostics.all().front().notes.size() == 1);
  CHECK(read.sources.place(read.file, read.diagnostics.all().front().notes[0].span.begin).line ==
        2);
}

TEST_CASE("a contact that nobody can reach is reported") {
  CHECK(Read("contacts:\n" + contact("mash", {})).rules() == "contact-empty");
  CHECK(Read("contacts:\n" + contact("mash", {"phone: 999"})).rules().empty());
  CHECK(Read("contacts:\n" + contact("mash", {"email: a@b.example"})).rules().empty());
  CHECK(Read("contacts:\n" + contact("mash", {"link: https://a.example/"})).rules().empty());
}

TEST_CASE("a phone number that cannot be dialled is reported") {
  const std::string phone = GENERATE(
      values<std::string>({"01632 960101 ext 4", "01632-960101", "none", "\"+\"", "01632+960101"}));
  CAPTURE(phone);
  CHECK(Read("contacts:\n" + contact("mash", {"phone: " + phone})).rules() == "contact-phone");
}

TEST_CASE("fields of a contact with wrong values are reported, the good ones are used") {
  const Read read("contacts:\n" + contact("mash", {"phone: 999", "link: http://a.example/",
                                                   "audience: [everybody]", "fax: 1"}));
  CHECK(read.rules() == "field-type field-choice field-unknown");
  REQUIRE(read.contacts.find("mash") != nullptr);
  CHECK(read.contacts.find("mash")->phone == "999");
  CHECK(read.contacts.find("mash")->link.empty());
}

TEST_CASE("an e-mail address that nobody can write to is reported at its place") {
  const std::string email = GENERATE(values<std::string>(
      {"team at seaby.example", "team@seaby", "Team <team@seaby.example>", "a@b.example?subject=x",
       "a@b.example, c@d.example", "jörg@seaby.example", "\"a\\\"b@c.example\""}));
  CAPTURE(email);
  const Read read("contacts:\n" + contact("mash", {"email: " + email}));
  REQUIRE(read.rules() == "contact-email");
  CHECK(read.sources.text(read.diagnostics.all()[0].span) == email);
}
