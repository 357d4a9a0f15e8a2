#include "value/schema.h"

#include <array>

#include <catch2/catch.hpp>

#include "unit/value/reading.h"

using namespace pier;

namespace {

constexpr std::string_view kAudiences[] = {"residents", "professionals", "board"};
constexpr std::string_view kHours[] = {"in", "out", "always"};

constexpr Field kChange[] = {
    {.name = "date", .kind = FieldKind::date, .need = Need::required, .example = "2026-06-04"},
    {.name = "summary", .need = Need::required, .example = "What changed"},
};

constexpr Field kFields[] = {
    {.name = "title",
     .need = Need::required,
     .meaning = "the name of the page",
     .example = "Neglect",
     .longest = 10},
    {.name = "owner", .need = Need::required, .example = "Business Unit", .inherited = true},
    {.name = "reviewed", .kind = FieldKind::date, .example = "2026-06-04"},
    {.name = "draft", .kind = FieldKind::yes_no, .example = "true"},
    {.name = "order", .kind = FieldKind::whole_number, .example = "3"},
    {.name = "hours", .kind = FieldKind::choice, .example = "in", .choices = kHours},
    {.name = "audience",
     .kind = FieldKind::word_list,
     .example = "[residents]",
     .choices = kAudiences},
    {.name = "aliases", .kind = FieldKind::url_path_list, .example = "[/old/]"},
    {.name = "link", .kind = FieldKind::https_url, .example = "https://www.example.org/"},
    {.name = "changes", .kind = FieldKind::list, .fields = kChange},
    {.name = "last", .kind = FieldKind::group, .fields = kChange},
    {.name = "types", .kind = FieldKind::mapping, .example = "{news: news}"},
};

struct Checked : Reading {
  explicit Checked(std::string text)
      : Reading(std::move(text)),
        good(check_fields(value, kFields, {file, 0, 0}, sources, diagnostics)) {}
  Value good;
};

}  // namespace

TEST_CASE("members that are right stay, in the author's order and with their spans") {
  const Checked c(
      "order: 2\ntitle: A\nreviewed: 2026-06-04\ndraft: true\nhours: out\n"
      "audience: [board]\naliases: [/a/b/, /c]\nlink: https://a.example/x\n"
      "changes:\n  - {date: 2026-01-02, summary: s}\nlast: {date: 2026-01-02, summary: t}\n"
      "types: {a/b: news}\n");
  CHECK(c.problems() == "");
  CHECK(c.good.as_map().size() == 11);
  CHECK(c.good.as_map()[0].key == "order");
  CHECK(number_of(c.good.find("order")) == 2);
  CHECK(date_of(c.good.find("reviewed")) == Date::from_parts(2026, 6, 4));
  CHECK(yes_of(c.good.find("draft"), false));
  CHECK(texts_of(c.good.find("audience")) == std::vector<std::string>{"board"});
  CHECK(text_of(c.good.find("last")->find("summary")) == "t");
  CHECK(c.raw(c.good.find("title")) == "A");
}

TEST_CASE("a text stays on one line, with single spaces") {
  const Checked c(
      "title: |\n  two\n  lines\nlast: {date: 2026-01-02, summary: \"  a \\t\\r\\n b\"}\n");
  CHECK(c.problems() == "");
  CHECK(text_of(c.good.find("title")) == "two lines");
  CHECK(text_of(c.good.find("last")->find("summary")) == "a b");
}

TEST_CASE("what is not there has a stand-in") {
  CHECK(date_of(nullptr) == std::nullopt);
  CHECK(text_of(nullptr).empty());
  CHECK(yes_of(nullptr, true));
  CHECK(number_of(nullptr) == std::nullopt);
  CHECK(texts_of(nullptr).empty());
}

TEST_CASE("a number typed for a text is the text as typed") {
  const Checked c("title: 2.10\n");
  CHECK(c.problems() == "");
  CHECK(c.good.find("title")->as_text() == "2.10");
}

TEST_CASE("an unknown field is reported with a suggestion") {
  CHECK(Checked("title: A\nreveiwed: 2026-06-04\n").problems() ==
        "a.yaml:2:1: error: there is no field `reveiwed` here [field-unknown]\n"
        "  2 | reveiwed: 2026-06-04\n"
        "    | ^~~~~~~~\n"
        "  help: did you mean `reviewed`?\n");
}

TEST_CASE("a missing field is reported where the caller says, an inherited one is not") {
  CHECK(Checked("order: 1\n").problems() ==
        "a.yaml:1:1: error: `title` is missing [field-missing]\n"
        "  1 | order: 1\n"
        "    | ^\n"
        "  help: add `title: Neglect`, the name of the page\n");
}

TEST_CASE("a required field without a value is reported at its name") {
  const std::string expected =
      "a.yaml:1:1: error: `title` is empty [field-missing]\n"
      "  1 | title: \n"
      "    | ^~~~~\n"
      "  help: write it as `title: Neglect`\n";
  CHECK(Checked("title: \n").problems() == expected);
  CHECK(Checked("title: \"\"\n").problems().starts_with("a.yaml:1:1: error: `title` is empty"));
}

TEST_CASE("an optional field without a value is as if it were not there") {
  const Checked c("title: A\norder:\n");
  CHECK(c.problems() == "");
  CHECK(c.good.find("order") == nullptr);
}

TEST_CASE("a date in another notation is reported with the right one") {
  CHECK(
      Checked("title: A\nreviewed: 4/3/24\n").problems() ==
      "a.yaml:2:11: error: `reviewed` must be a date, and this is the text `4/3/24` "
      "[field-type]\n"
      "  2 | reviewed: 4/3/24\n"
      "    |           ^~~~~~\n"
      "  help: write it as `reviewed: 2024-03-04`, or as `reviewed: 2024-04-03` if the month comes "
      "first\n");
  CHECK(Checked("title: A\nreviewed: 2026-02-30\n").problems() ==
        "a.yaml:2:11: error: `reviewed` must be a date, and there is no day `2026-02-30` "
        "[field-type]\n"
        "  2 | reviewed: 2026-02-30\n"
        "    |           ^~~~~~~~~~\n"
        "  help: write it as year, month and day: `2026-06-04`\n");
}

TEST_CASE("a value of another kind is reported with how to write it") {
  CHECK(Checked("title: A\norder: first\n").problems() ==
        "a.yaml:2:8: error: `order` must be a whole number, and this is the text `first` "
        "[field-type]\n"
        "  2 | order: first\n"
        "    |        ^~~~~\n"
        "  help: write it as `order: 3`\n");
  CHECK(Checked("title: A\ndraft: yes\n").problems() ==
        "a.yaml:2:8: error: `draft` must be `true` or `false`, and this is the text `yes` "
        "[field-type]\n"
        "  2 | draft: yes\n"
        "    |        ^~~\n"
        "  help: write `true` or `false`, without quotes\n");
  CHECK(Checked("title: A\naudience: residents\n").problems() ==
        "a.yaml:2:11: error: `audience` must be a list, and this is the text `residents` "
        "[field-type]\n"
        "  2 | audience: residents\n"
        "    |           ^~~~~~~~~\n"
        "  help: write it as `audience: [residents]`\n");
  CHECK(Checked("title: true\n")
            .problems()
            .find("help: if it is a text, put it in quotes: "
                  "`\"true\"`") != std::string::npos);
}

TEST_CASE("a value that is no choice is reported with the choices") {
  CHECK(Checked("title: A\nhours: inn\n").problems() ==
        "a.yaml:2:8: error: `hours` cannot be `inn` [field-choice]\n"
        "  2 | hours: inn\n"
        "    |        ^~~\n"
        "  help: did you mean `in`?\n");
  CHECK(Checked("title: A\naudience: [board, staff]\n")
            .problems()
            .starts_with("a.yaml:2:19: error: an item of `audience` cannot be `staff`"));
}

TEST_CASE("a text that is too long is reported with how much") {
  CHECK(Checked("title: Ängstliche Leute\n").problems() ==
        "a.yaml:1:8: error: `title` is 16 characters long, and at most 10 fit [field-length]\n"
        "  1 | title: Ängstliche Leute\n"
        "    |        ^~~~~~~~~~~~~~~~\n"
        "  help: shorten it by 6 characters\n");
}

TEST_CASE("groups in lists are held against their own fields") {
  CHECK(Checked("title: A\nchanges:\n  - date: 2026-01-02\n  - text\n").problems() ==
        "a.yaml:3:5: error: `summary` is missing [field-missing]\n"
        "  3 |   - date: 2026-01-02\n"
        "    |     ^~~~~~~~~~~~~~~~\n"
        "  help: add `summary: What changed`\n"
        "a.yaml:4:5: error: an item of `changes` must be a group of fields, and this is the text "
        "`text` [field-type]\n"
        "  4 |   - text\n"
        "    |     ^~~~\n"
        "  help: begin it with `- date: 2026-06-04`\n");
}

TEST_CASE("what the reader has reported is not reported again, and a text is no group") {
  CHECK(Checked("a: [\n").problems().find("field-missing") == std::string::npos);
  CHECK(Checked("").problems().starts_with("a.yaml:1:1: error: `title` is missing"));
  CHECK(Checked("only text\n").problems() ==
        "a.yaml:1:1: error: fields are expected here, and this is the text `only text` "
        "[field-type]\n"
        "  1 | only text\n"
        "    | ^\n"
        "  help: write lines such as `title: Neglect`\n");
}

TEST_CASE("paths and addresses are told from what is none") {
  for (const char* good : {"/", "/a", "/a/", "/a-b/c.html", "/A_b/~c/"}) CHECK(is_url_path(good));
  for (const char* bad : {"", "a/", "//a", "/a//b", "/../a", "/a?b", "/a b", "/a#b", "/./"}) {
    CHECK_FALSE(is_url_path(bad));
  }
  for (const char* good : {"https://a.example", "https://a.example:8443/b?c=d#e"}) {
    CHECK(is_https_url(good));
  }
  for (const char* bad : {"http://a.example", "https://", "https:///a", "https://a b",
                          "https://u@a.example", "https://a.example/\"", "HTTPS://a"}) {
    CHECK_FALSE(is_https_url(bad));
  }
}
