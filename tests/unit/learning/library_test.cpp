#include "learning/library.h"

#include <catch2/catch.hpp>

#include "learning/published_reviews.h"
#include "unit/learning/records.h"

using namespace pier;
using namespace pier::learning;
using test::Records;

namespace {

std::string fields(const std::string& published, const std::string& more = {}) {
  return "kind: safeguarding-adult-review\npartnership: adults\nstate: published\npublished: " +
         published + "\n" + more;
}

/// Reviews of 2021 and 2024, with a briefing from one of them.
struct Sample : Records {
  Sample() {
    LibraryInput input;
    input.taxonomy = taxonomy;
    input.reviews.push_back(review("older", fields("2021-05-01", R"(abuse: [self-neglect]
agencies: [police]
age_band: unborn
recommendations:
  - {id: 1, text: One., owners: [police, council], state: in-progress, due: 2026-10-01, last_year: not-started}
  - {id: 2, text: Two., owners: [police], state: done, done: 2025-01-01, evidence: Yes., last_year: in-progress}
)")));
    input.reviews.push_back(review("newer", fields("2024-05-01", R"(recommendations:
  - {id: 1, text: One., owners: [council], state: not-started, due: 2026-09-01}
  - {id: 2, text: Two., owners: [council], state: not-started, due: 2027-01-01}
  - {id: 3, text: Three., owners: [council], state: not-accepted, reason: No., due: 2026-01-01}
  - {id: 4, text: Four., owners: [council], state: in-progress}
)")));
    input.reviews[0].entry = 7;
    input.reviews[1].entry = 5;
    input.briefings.push_back({});
    input.briefings[0].id = "ask";
    input.briefings[0].entry = 9;
    input.briefings[0].published = Date::parse("2023-01-01");
    input.briefings[0].from = {{"older", {}}, {"not-public", {}}};
    input.briefings[0].themes = {1};
    input.announced = {{.kind = Kind::audit, .state = State::in_progress},
                       {.kind = Kind::safeguarding_adult_review}};
    library = make_library(std::move(input), groups, today);
  }

  /// "review/recommendation" of each, with a space between.
  std::string order() const {
    std::string list;
    for (const Tracked& tracked : library.recommendations()) {
      list += library.reviews()[tracked.review].id + "/" + library.of(tracked).id +
              (tracked.is_overdue ? "! " : " ");
    }
    return list;
  }

  Library library;
};

}  // namespace

TEST_CASE("reviews stand newest first and are found by id and by entry") {
  const Sample sample;
  CHECK(sample.rules().empty());
  const Library& library = sample.library;
  CHECK(library.reviews()[0].id == "newer");
  CHECK(library.find_review("older") == &library.reviews()[1]);
  CHECK(library.find_review("gone") == nullptr);
  CHECK(library.review_of_entry(5) == &library.reviews()[0]);
  CHECK(library.review_of_entry(9) == nullptr);
  CHECK(library.briefing_of_entry(9) == library.find_briefing("ask"));
  CHECK(library.announced()[0].kind == Kind::safeguarding_adult_review);
}

TEST_CASE("a briefing knows its public reviews only, and they know it") {
  const Sample sample;
  CHECK(sample.library.briefings()[0].reviews == std::vector<std::size_t>{1});
  CHECK(sample.library.briefings_from(1) == std::vector<std::size_t>{0});
  CHECK(sample.library.briefings_from(0).empty());
}

TEST_CASE("each facet has all its values, also those that nothing has") {
  const Library library = Sample().library;
  CHECK(library.facet(Facet::type).size() == kKindCount);
  CHECK(library.facet(Facet::age).size() == kAgeBandCount);
  CHECK(library.facet(Facet::agency).size() == 3);
  CHECK(library.find(Facet::type, "safeguarding-adult-review")->reviews ==
        std::vector<std::size_t>{0, 1});
  CHECK(library.find(Facet::type, "audit")->reviews.empty());
  CHECK(library.find(Facet::abuse, "self-neglect")->reviews == std::vector<std::size_t>{1});
  CHECK(library.find(Facet::theme, "curiosity")->reviews.size() == 2);
  CHECK(library.find(Facet::theme, "transition")->briefings == std::vector<std::size_t>{0});
  CHECK(library.find(Facet::agency, "nobody")->reviews.empty());
  CHECK(library.find(Facet::age, "unborn")->reviews == std::vector<std::size_t>{1});
  CHECK(library.find(Facet::year, "2030") == nullptr);
  CHECK(id_of(Facet::age) == "age");
}

TEST_CASE("years have no gaps and go up to today's") {
  const Library library = Sample().library;
  std::string years;
  for (const FacetValue& year : library.facet(Facet::year)) {
    years += year.id + ":" + std::to_string(year.reviews.size()) + " ";
  }
  CHECK(years == "2026:0 2025:0 2024:1 2023:0 2022:0 2021:1 ");
  CHECK(library.find(Facet::year, "2023")->briefings.size() == 1);
  const ThemesByYear& table = library.themes_by_year();
  CHECK(table.years == std::vector<int>{2021, 2022, 2023, 2024, 2025, 2026});
  CHECK(table.reviews == std::vector<std::size_t>{1, 0, 0, 1, 0, 0});
  CHECK(table.counts[0] == std::vector<std::size_t>{1, 0, 0, 1, 0, 0});
  CHECK(table.counts[1] == std::vector<std::size_t>{0, 0, 0, 0, 0, 0});
}

TEST_CASE("the longest overdue comes first, then what is open, what is done, what was refused") {
  CHECK(Sample().order() == "newer/1! older/1! newer/2 newer/4 older/2 newer/3 ");
}

TEST_CASE("recommendations are counted, for all and for each owner, now and a year before") {
  const Sample sample;
  const Tally& all = sample.library.tally();
  CHECK(all.now == std::array<std::size_t, kProgressCount>{2, 2, 1, 1});
  CHECK(all.overdue == 2);
  CHECK(all.total() == 6);
  CHECK(all.compared() == 2);
  CHECK(all.then == std::array<std::size_t, kProgressCount>{1, 1, 0, 0});
  CHECK(all.since == std::array<std::size_t, kProgressCount>{0, 1, 1, 0});
  const auto& owners = sample.library.owners();
  REQUIRE(owners.size() == 2);
  CHECK(owners[0].organisation == 0);
  CHECK(owners[0].recommendations == std::vector<std::size_t>{1, 4});
  CHECK(owners[0].tally.overdue == 1);
  CHECK(owners[1].tally.total() == 5);
}

TEST_CASE("an empty library has its values and no year") {
  const Records records;
  LibraryInput input;
  input.taxonomy = records.taxonomy;
  const Library library = make_library(std::move(input), records.groups, records.today);
  CHECK(library.empty());
  CHECK(library.facet(Facet::theme).size() == 2);
  CHECK(library.facet(Facet::year).empty());
  CHECK(library.themes_by_year().years.empty());
}

TEST_CASE("the record keeps what it knows and takes up what is new") {
  const Sample sample;
  SourceMap sources;
  Diagnostics diagnostics;
  const auto before = read_published_reviews(
      sources.add(
          "data/published-reviews.txt",
          "# A comment\n\nsafeguarding-adult-review older 2021-01-01\naudit gone 2020-02-29\n"),
      sources, diagnostics);
  CHECK(diagnostics.empty());
  const std::string text = write_published_reviews(sample.library, before);
  CHECK(text ==
        "# What readers could read. Written by `pier build --production`; not to be edited.\n"
        "audit gone 2020-02-29\n"
        "safeguarding-adult-review newer 2024-05-01\n"
        "safeguarding-adult-review older 2021-01-01\n");
  const auto again = read_published_reviews(sources.add("again", text), sources, diagnostics);
  CHECK(write_published_reviews(sample.library, again) == text);
  CHECK(write_published_reviews(Library(), {}).empty());
}

TEST_CASE("a child practice review stays until the day a year after its publication") {
  const auto missing = [](const char* published, const char* today, const char* kind) {
    Diagnostics diagnostics;
    check_published_reviews(Library(), {{"b", kind, *Date::parse(published), {}}},
                            *Date::parse(today), diagnostics);
    return diagnostics.has_errors();
  };
  const char* const cpr = "child-practice-review";
  CHECK(missing("2026-03-01", "2026-03-01", cpr));
  CHECK(missing("2026-03-01", "2027-02-28", cpr));
  CHECK_FALSE(missing("2026-03-01", "2027-03-01", cpr));
  CHECK_FALSE(missing("2026-03-01", "2026-02-28", cpr));
  CHECK_FALSE(missing("2026-03-01", "2026-03-02", "audit"));
  CHECK(missing("2028-02-29", "2029-02-28", cpr));
  CHECK_FALSE(missing("2028-02-29", "2029-03-01", cpr));
}

TEST_CASE("ids stand for one, and a briefing comes from a review that there is") {
  Records records;
  std::vector<Review> reviews(3);
  reviews[0].id = reviews[2].id = "adult-a";
  reviews[1].id = "adult-b";
  std::vector<Briefing> briefings(2);
  briefings[0].id = briefings[1].id = "ask";
  briefings[0].from = {{"adult-b", {}}, {"adult-c", {}}};
  check_ids(reviews, briefings, records.diagnostics);
  CHECK(records.rules() == "learning-duplicate learning-duplicate learning-unknown");
}
