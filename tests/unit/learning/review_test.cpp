#include "learning/review.h"

#include <catch2/catch.hpp>

#include "unit/learning/records.h"

using namespace pier;
using namespace pier::learning;
using test::kPublished;
using test::Records;

TEST_CASE("a record is read with all it says") {
  Records records;
  const Review review =
      records.review("adult-a", std::string(kPublished) + R"(mandate: discretionary
pseudonym: Adult A
age_band: 45 to 64
abuse: [self-neglect, self-neglect, exploitation]
agencies: [council, police]
referred: 2024-01-01
decided: 2024-02-01
completed: 2026-01-01
publish_until: 2036-05-01
period: {from: 2020-01-01, to: 2023-12-31}
method: sar-in-rapid-time
independent: false
family: {involved: not-invited, reason: No relative was known.}
parallel: [inquest, domestic-abuse-death-review]
documents:
  - {title: The report, kind: easy-read, file: reviews/adult-a.pdf, pages: 8, language: en}
recommendations:
  - id: 1
    text: Ask twice.
    owners: [police]
    state: done
    done: 2026-09-01
    evidence: An audit.
    evidence_link: about/audit.md
    changed: Everybody asks.
    indicator: visits
    last_year: in-progress
  - {id: b, text: Write it down., owners: [council, police], state: not-accepted, reason: It is.}
example: true
content_warning: It describes a death.
)");
  CHECK(records.rules().empty());
  CHECK(review.id == "adult-a");
  CHECK(review.kind == Kind::safeguarding_adult_review);
  CHECK(review.mandate == Mandate::discretionary);
  CHECK(review.partnership == Partnership::adults);
  CHECK(age_bands()[review.age_band.value()].slug == "45-to-64");
  CHECK(review.abuse == std::vector<std::size_t>{1, 3});
  CHECK(review.agencies == std::vector<std::size_t>{1, 0});
  CHECK(review.published == Date::parse("2026-05-01"));
  CHECK(review.period_to == Date::parse("2023-12-31"));
  CHECK(review.method == Method::sar_in_rapid_time);
  CHECK(review.independent == false);
  CHECK(review.family == Family::not_invited);
  CHECK(review.family_reason == "No relative was known.");
  CHECK(review.parallel == std::vector{Parallel::inquest, Parallel::domestic_abuse_death_review});
  REQUIRE(review.documents.size() == 1);
  CHECK(review.documents[0].kind == DocumentKind::easy_read);
  CHECK(review.documents[0].pages == 8);
  REQUIRE(review.recommendations.size() == 2);
  const Recommendation& first = review.recommendations[0];
  CHECK(first.id == "1");
  CHECK(first.state == Progress::done);
  CHECK(first.last_year == Progress::in_progress);
  CHECK(first.indicator == "visits");
  CHECK(first.evidence_link.value().source == "about/audit.md");
  CHECK(review.recommendations[1].owners == std::vector<std::size_t>{1, 0});
  CHECK(review.is_example);
}

TEST_CASE("`yes` is the word, with and without quotes") {
  for (const char* yes : {"yes", "\"yes\"", "'yes'"}) {
    Records records;
    const Review review =
        records.review("a", std::string(kPublished) + "family: {involved: " + yes + "}\n");
    CHECK(records.rules().empty());
    CHECK(review.family == Family::involved);
  }
}

TEST_CASE("a recommendation is overdue from the day after its day, while somebody has to do it") {
  Recommendation made;
  made.due = Date::parse("2026-11-20");
  CHECK(made.is_overdue(*Date::parse("2026-11-21")));
  CHECK_FALSE(made.is_overdue(*Date::parse("2026-11-20")));
  made.state = Progress::in_progress;
  CHECK(made.is_overdue(*Date::parse("2026-11-21")));
  for (const Progress state : {Progress::done, Progress::not_accepted}) {
    made.state = state;
    CHECK_FALSE(made.is_overdue(*Date::parse("2026-11-21")));
  }
}

namespace {

/// What is told of a record on 21 November 2026: "", or kind, state and hold by their words.
std::string fact(const std::string& fields, bool drafts = false) {
  Records records;
  const auto told =
      announced_fact(records.review_entry("a", "partnership: adults\nkind: audit\n" + fields),
                     records.today, drafts);
  if (!told) return {};
  return std::string(about(told->kind).name) + ", " + std::string(text_of(told->state)) + ", " +
         std::string(text_of(told->hold));
}

std::optional<std::string> held(const std::string& fields, const char* today, bool drafts = false,
                                const char* kind = "audit") {
  Records records;
  const Entry entry =
      records.review_entry("a", "partnership: adults\nkind: " + std::string(kind) + "\n" + fields);
  return held_back_because(entry, *Date::parse(today), drafts);
}

}  // namespace

TEST_CASE("a fact is told of what goes on, and of what is held back where the record allows it") {
  CHECK(fact("state: commissioned\n") == "Audit, Commissioned, ");
  CHECK(fact("state: in-progress\n") == "Audit, In progress, ");
  CHECK(fact("state: held-back\nhold: {reason: inquest, announce: true}\n") ==
        "Audit, Finished, not published yet, It waits for the end of an inquest.");
  CHECK(fact("state: held-back\nhold: {reason: inquest, announce: false}\n").empty());
  CHECK(fact("state: held-back\n").empty());
  CHECK(fact("state: archived\npublished: 2020-01-01\n").empty());
  CHECK(fact("state: published\npublished: 2027-01-01\n").empty());
  CHECK(fact("state: in-progress\ndraft: true\n").empty());
  CHECK(fact("state: in-progress\npublish_on: 2026-11-22\n").empty());
  CHECK(fact("state: in-progress\npublish_on: 2026-11-21\n") == "Audit, In progress, ");
  CHECK(fact("state: in-progress\ndraft: true\n", true) == "Audit, In progress, ");
  CHECK(fact("state: helld-back\n").empty());
}

TEST_CASE("a review is public from its day to its last day, and in no other state") {
  const std::string published = "state: published\npublished: 2026-05-01\n";
  CHECK(held(published, "2026-04-30") == "until 1 May 2026");
  CHECK_FALSE(held(published, "2026-05-01"));
  CHECK_FALSE(held(published + "publish_until: 2026-06-01\n", "2026-06-01"));
  CHECK(held(published + "publish_until: 2026-06-01\n", "2026-06-02") ==
        "public until 1 June 2026");
  CHECK(held("state: commissioned\n", "2026-05-01") == "commissioned");
  CHECK(held("state: in-progress\n", "2026-05-01") == "in progress");
  CHECK(held("state: archived\npublished: 2020-01-01\n", "2026-05-01") == "archived");
  CHECK(held("state: held-back\nhold: {reason: family, announce: true, until: 2026-01-01}\n",
             "2026-05-01") == "held back");
  CHECK(held("state: published\n", "2026-05-01") == "not published");
  CHECK(held("", "2026-05-01") == "not published");
  CHECK(held(published, "2026-05-01", false, "rapid-review") ==
        "a rapid review is never published");
}

TEST_CASE("a preview with drafts shows what waits for its day, and never what nobody may see") {
  CHECK_FALSE(held("state: published\npublished: 2026-05-01\n", "2026-04-30", true));
  CHECK_FALSE(held("state: published\npublished: 2026-05-01\ndraft: true\n", "2026-05-01", true));
  CHECK(held("state: in-progress\n", "2026-05-01", true));
  CHECK(held("state: held-back\nhold: {reason: other, announce: true}\n", "2026-05-01", true));
  CHECK(held("state: archived\npublished: 2020-01-01\n", "2026-05-01", true));
  CHECK(held("state: published\npublished: 2020-01-01\npublish_until: 2026-01-01\n", "2026-05-01",
             true));
  CHECK(held("state: published\npublished: 2020-01-01\n", "2026-05-01", true, "rapid-review"));
}

TEST_CASE("the next change is the first day that is still to come") {
  Records records;
  const auto next = [&](const std::string& fields, const char* today) {
    static int number = 0;
    const auto day = next_change(records.review_entry("r" + std::to_string(++number), fields),
                                 *Date::parse(today));
    return day ? day->iso() : "";
  };
  const std::string fields =
      "kind: audit\npartnership: adults\nstate: published\npublished: 2026-05-01\n"
      "publish_until: 2026-12-31\n";
  CHECK(next(fields, "2026-04-30") == "2026-05-01");
  CHECK(next(fields, "2026-05-01") == "2027-01-01");
  CHECK(next(fields, "2027-01-01").empty());
  CHECK(next(fields + "publish_on: 2026-04-01\n", "2026-03-01") == "2026-04-01");
  CHECK(next(fields + "draft: true\n", "2026-04-30").empty());
  CHECK(next("kind: audit\npartnership: adults\nstate: held-back\n"
             "hold: {reason: inquest, announce: true, until: 2027-03-01}\n",
             "2026-04-30") == "2027-03-01");
}
