// What programs get of the library.

#include <catch2/catch.hpp>

#include "support/library_site.h"
#include "unit/publish/emitting.h"

using namespace pier;
using test::Emitted;
using test::library_files;

TEST_CASE("recommendations are a table, what is overdue first") {
  const Emitted made(library_files());
  const std::string csv = made.file("learning/recommendations.csv");
  CHECK(csv.starts_with(
      "review,review_title,review_type,recommendation,text,owners,state,overdue,due,updated,done,"
      "state_a_year_ago,evidence,reason,example,address\r\n"
      "a,Adult A,safeguarding-adult-review,1,Meet.,council,in-progress,yes,2026-01-31,,,"
      "not-started,,,no,https://seaby.example/learning/reviews/a/#recommendation--1\r\n"
      "a,Adult A,safeguarding-adult-review,2,Train.,council;police,done,no,,,2025-02-01,,A list.,,"
      "no,https://seaby.example/learning/reviews/a/#recommendation--2\r\n"));
}

TEST_CASE("themes by year have a row for each theme in each year") {
  const Emitted made(library_files());
  CHECK(made.file("learning/themes-by-year.csv") ==
        "theme,theme_name,year,reviews,reviews_in_year\r\n"
        "curiosity,Professional curiosity,2024,1,1\r\n"
        "curiosity,Professional curiosity,2025,0,0\r\n"
        "curiosity,Professional curiosity,2026,1,1\r\n"
        "capacity,Mental capacity,2024,0,1\r\n"
        "capacity,Mental capacity,2025,0,0\r\n"
        "capacity,Mental capacity,2026,0,1\r\n");
}

TEST_CASE("the feed has reviews and briefings, newest first, and nothing that is held back") {
  const Emitted made(library_files());
  const std::string feed = made.file("learning/feed.xml");
  const std::size_t briefing = feed.find("<title>7-minute briefing: Ask again</title>");
  const std::size_t newer = feed.find("<title>Safeguarding adult review: Adult B</title>");
  const std::size_t older = feed.find("<title>Safeguarding adult review: Adult A</title>");
  CHECK(briefing < newer);
  CHECK(newer < older);
  CHECK(older != std::string::npos);
  CHECK(feed.find("Secret") == std::string::npos);
}

TEST_CASE("the data of the library answer for ever, and further parts of a list do not") {
  const Emitted made(
      library_files(), {.today = *Date::parse("2026-11-21")},
      {test::stub("/learning/year/2025/"), test::stub("/learning/year/2025/part-2/")});
  const std::set<std::string> lasting = made.lasting();
  for (const char* url : {"/learning/recommendations.csv", "/learning/themes-by-year.csv",
                          "/learning/feed.xml", "/learning/year/2025/"}) {
    CHECK(lasting.contains(url));
  }
  CHECK_FALSE(lasting.contains("/learning/year/2025/part-2/"));
}

TEST_CASE("a site without a library has none of its files") {
  const Emitted made({});
  CHECK_FALSE(made.has("learning/recommendations.csv"));
  CHECK_FALSE(made.has("learning/themes-by-year.csv"));
  CHECK_FALSE(made.has("learning/feed.xml"));
}
