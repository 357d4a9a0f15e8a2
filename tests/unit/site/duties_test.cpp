#include "site/duties.h"

#include <set>

#include <catch2/catch.hpp>

#include "support/assembled_site.h"
#include "support/library_site.h"

using namespace pier;
using namespace pier::test;

namespace {

/// "overdue page-review Late 2026-11-20 content/a.md:0 Unit" for each duty.
std::string lines_of(const Site& site, std::string_view kind = {}) {
  constexpr const char* kUrgencies[] = {"overdue", "soon", "open", "later"};
  std::string text;
  for (const Duty& duty : site.duties()) {
    if (!kind.empty() && duty.kind->id != kind) continue;
    text += std::string(kUrgencies[static_cast<std::size_t>(duty.urgency)]) + " " +
            std::string(duty.kind->id) + " " + duty.title + " " +
            (duty.due ? duty.due->iso() : "-") + " " + duty.source + ":" +
            std::to_string(duty.line) + " " + duty.owner + "\n";
  }
  return text;
}

constexpr const char* kContacts =
    "contacts:\n"
    "  - {id: emergency, name: Emergency, for: both, hours: in, phone: 999}\n"
    "  - {id: late, name: Late, for: both, hours: in, phone: 01632 960101, checked: 2026-05-01}\n"
    "  - {id: fresh, name: Fresh, for: both, hours: in, phone: 01632 960102, checked: 2026-11-01}\n"
    "  - {id: never, name: Never, for: both, hours: in, phone: 01632 960103}\n"
    "  - {id: made-up, name: Made up, for: both, hours: in, phone: 01632 960104, example: true}\n";

}  // namespace

TEST_CASE("kinds of duties have names of their own") {
  std::set<std::string_view> ids;
  for (const DutyKind& kind : duty_kinds()) {
    INFO(kind.id);
    CHECK(ids.insert(kind.id).second);
    CHECK(kind.find != nullptr);
    CHECK(kind.todo.ends_with('.'));
  }
}

TEST_CASE("reviews are overdue the day after, near for sixty days, and not shown before") {
  const AssembledSite made({{"content/index.md", page("Home", "owner: Unit\nreviewed: 2026-10-01\n",
                                                      "[A](a.md) [B](b.md) [C](c.md) [D](d.md)")},
                            {"content/a.md", page("Late", guidance("[]", "2026-11-20"))},
                            {"content/b.md", page("Today", guidance("[]", "2026-11-21"))},
                            {"content/c.md", page("Soon", guidance("[]", "2027-01-20"))},
                            {"content/d.md", page("Later", guidance("[]", "2027-01-21"))}});
  CHECK(lines_of(made.site) ==
        "overdue page-review Late 2026-11-20 content/a.md:0 Unit\n"
        "soon page-review Today 2026-11-21 content/b.md:0 Unit\n"
        "soon page-review Soon 2027-01-20 content/c.md:0 Unit\n");
}

TEST_CASE("contacts are verified twice a year, those that nobody ever rang without a day") {
  const AssembledSite made(AssembledSite::Files{{"data/contacts.yaml", kContacts}});
  CHECK(lines_of(made.site) ==
        "overdue contact Late 2026-10-30 data/contacts.yaml:3 Unit\n"
        "open contact Never - data/contacts.yaml:5 Unit\n"
        "open contact-example Made up - data/contacts.yaml:6 Unit\n");
}

TEST_CASE("drafts say what they lack, and what waits says for which day") {
  const AssembledSite::Files files{
      {"content/a.md", page("Unwritten", "draft: true\nowner: Me\n")},
      {"content/b.md", page("Waits", "publish_on: 2027-09-01\n", "Text.")}};
  for (const bool drafts : {false, true}) {
    const AssembledSite made(files, {.today = *Date::parse("2026-11-21"), .drafts = drafts});
    INFO(drafts);
    CHECK(lines_of(made.site, "draft") == "open draft Unwritten - content/a.md:0 Me\n");
    CHECK(made.site.duties().at(0).missing == std::vector<std::string>{"its text"});
    CHECK(lines_of(made.site, "publication") ==
          "later publication Waits 2027-09-01 content/b.md:0 Unit\n");
    CHECK(lines_of(made.site, "build") == "later build Build the site again 2027-09-01 :0 Unit\n");
  }
}

TEST_CASE("a page is an orphan when only its section lists it, and a file when nothing uses it") {
  const AssembledSite made({{"content/index.md", page("Home", "owner: Unit\nreviewed: 2026-10-01\n",
                                                      "[B](b.md)\n\n```children\n```")},
                            {"content/a.md", page("Alone", "", "[Itself](a.md)")},
                            {"content/b.md", page("Linked")},
                            {"content/c.txt", "Unused."}});
  CHECK(lines_of(made.site) ==
        "open orphan-page Alone - content/a.md:0 Unit\n"
        "open orphan-file c.txt - content/c.txt:0 Unit\n");
}

TEST_CASE("consultations close, and then want an outcome") {
  const std::string fields = "type: consultation\nopens: 2026-10-01\ncloses: ";
  const AssembledSite made({{"content/a.md", page("Open", fields + "2026-12-01\n")},
                            {"content/b.md", page("Closed", fields + "2026-11-01\n")},
                            {"content/c.md", page("Told", fields + "2026-11-01\noutcome: X.\n")}});
  CHECK(lines_of(made.site, "consultation") ==
        "soon consultation Open 2026-12-01 content/a.md:0 Unit\n");
  CHECK(lines_of(made.site, "consultation-outcome") ==
        "open consultation-outcome Closed - content/b.md:0 Unit\n");
}

TEST_CASE("security.txt and tombstones are seen before their day") {
  const AssembledSite made(
      {{"data/site.yaml",
        std::string(kSiteYaml) +
            "security: {contact: 'mailto:a@seaby.example', expires: 2026-12-31}\n"},
       {"data/tombstones.yaml",
        "tombstones:\n  - {url: /old/, reason: Gone., date: 2025-12-01}\n"
        "  - {url: /older/, reason: Gone., date: 2024-12-01}\n"
        "  - {url: /oldest/, reason: Gone., date: 9999-12-31}\n"}});
  CHECK(lines_of(made.site) ==
        "soon tombstone /old/ 2026-12-01 data/tombstones.yaml:2 Unit\n"
        "soon security security.txt 2026-12-31 data/site.yaml:7 Unit\n");
}

constexpr const char* kStatement =
    "scope: the site\nstatus: partial\nprepared: 2025-01-01\nlast_reviewed: 2025-12-24\n"
    "last_tested: 2025-12-24\ntested_by: We did.\n"
    "feedback: {contact: a, working_days: 10, formats: [large print]}\nissues:\n"
    "  - {id: far, title: Far, criteria: [1.1.1], problem: P., owner: Web, found: 2026-01-01, "
    "fix_by: 2028-01-01}\n"
    "  - {id: done, title: Done, criteria: [1.1.1], problem: P., owner: Web, found: 2026-01-01, "
    "fix_by: 2026-02-01, fixed: 2026-01-31}\n"
    "  - {id: never, title: Never, criteria: [1.1.1], problem: P., owner: Web, found: 2026-01-01, "
    "no_fix: It protects.}\n";

TEST_CASE("the accessibility statement is due a year after its review, its issues on their day") {
  const AssembledSite made(AssembledSite::Files{{"data/accessibility.yaml", kStatement}});
  CHECK(lines_of(made.site) ==
        "soon accessibility-statement Accessibility statement 2026-12-24 "
        "data/accessibility.yaml:4 Unit\n"
        "later accessibility-issue Far 2028-01-01 data/accessibility.yaml:9 Web\n");
}

TEST_CASE("recommendations are due with their owners, and no review that is held back is named") {
  AssembledSite::Files files = library_files();
  std::string& held = files.at("content/learning/reviews/held.md");
  held.replace(held.find("announce: true"), 14, "announce: true, until: 2026-12-31");
  const AssembledSite made(files);
  CHECK(lines_of(made.site, "recommendation") ==
        "overdue recommendation Meet. 2026-01-31 content/learning/reviews/a.md:17 Seaby Council\n");
  CHECK(lines_of(made.site, "hold") == "soon hold A review 2026-12-31 :0 Unit\n");
  const std::string all = duties_text(made.site.duties(), made.site.edition().today) +
                          duties_calendar(made.site, made.site.duties());
  for (const std::string word : {"Secret", "held.md", "reviews/held"}) {
    CHECK(all.find(word) == std::string::npos);
  }
}

TEST_CASE("the order is that of urgency, then of days, then of kinds") {
  const AssembledSite made({{"data/contacts.yaml", kContacts},
                            {"content/a.md", page("A", guidance("[]", "2026-10-30"))},
                            {"content/b.md", page("B", "draft: true\n")}});
  CHECK(lines_of(made.site) ==
        "overdue contact Late 2026-10-30 data/contacts.yaml:3 Unit\n"
        "overdue page-review A 2026-10-30 content/a.md:0 Unit\n"
        "open contact Never - data/contacts.yaml:5 Unit\n"
        "open contact-example Made up - data/contacts.yaml:6 Unit\n"
        "open draft B - content/b.md:0 Unit\n"
        "open orphan-page A - content/a.md:0 Unit\n");
}

TEST_CASE("days are said in words") {
  Duty duty;
  const Date today = *Date::parse("2026-11-21");
  CHECK(due_text(duty, today) == "no day is set");
  duty.due = Date::parse("2026-11-20");
  CHECK(due_text(duty, today) == "1 day overdue, since 20 November 2026");
  duty.due = today;
  CHECK(due_text(duty, today) == "today, 21 November 2026");
  duty.due = Date::parse("2026-12-01");
  CHECK(due_text(duty, today) == "in 10 days, on 1 December 2026");
}

TEST_CASE("the calendar has an event for each day, whose UID stays") {
  const AssembledSite made({{"content/a.md", page("Plan; part 1, 2", guidance("[]", "2026-11-20"))},
                            {"content/b.md", page("Far", guidance("[]", "2027-01-01"))},
                            {"content/c.md", page("Draft", "draft: true\n")}});
  const std::string feed = duties_calendar(made.site, made.site.duties());
  CHECK(feed.find("UID:duties/page-review/a.md@seaby.example\r\n") != std::string::npos);
  CHECK(feed.find("SUMMARY:Page to review: Plan\\; part 1\\, 2\r\n") != std::string::npos);
  CHECK(feed.find("DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261121\r\n") !=
        std::string::npos);
  CHECK(feed.find("Draft") == std::string::npos);
  // The days of other builds move nothing.
  const AssembledSite later(
      {{"content/a.md", page("Plan; part 1, 2", guidance("[]", "2026-11-20"))},
       {"content/b.md", page("Far", guidance("[]", "2027-01-01"))},
       {"content/c.md", page("Draft", "draft: true\n")}},
      {.today = *Date::parse("2026-12-24")});
  CHECK(duties_calendar(later.site, later.site.duties()) == feed);
}

TEST_CASE("the list for a terminal says what, whose, when and where") {
  const AssembledSite made({{"content/a.md", page("Late", guidance("[]", "2026-11-20"))}});
  CHECK(duties_text(made.site.duties(), made.site.edition().today) ==
        "Overdue (1)\n\n  Page to review: Late\n    1 day overdue, since 20 November 2026; Unit\n"
        "    content/a.md\n\nWithout a day (1)\n\n  Page that nothing links to: Late\n"
        "    no day is set; Unit\n    content/a.md\n");
  CHECK(duties_text({}, made.site.edition().today) == "Nothing is to be done.\n");
}
