#include <catch2/catch.hpp>

#include "unit/proof/chapters.h"

using namespace pier;
using test::Chapters;
using test::findings_of;
using Found = std::vector<std::string>;

TEST_CASE("a share is held against its part and its whole") {
  CHECK(findings_of("Of these, 386 of 424 (91%) were heard.").empty());
  CHECK(findings_of("Of these, 386 out of 424, 91.0%, were heard.").empty());
  CHECK(findings_of("Of these, 386 of 424 (93%) were heard.") ==
        Found{"report-arithmetic: 386 of 424 is 91%, not 93%"});
  CHECK(findings_of("It was 74% (20 of 27).").empty());
  CHECK(findings_of("Out of a total of 27 practices, 20 responded giving 75%.") ==
        Found{"report-arithmetic: 20 of 27 is 74.1%, not 75%"});
}

TEST_CASE("numbers that the words do not tie together are left alone") {
  CHECK(findings_of("Of the 424 cases 90% came from the police and 386 of them in May.").empty());
  CHECK(findings_of("In 3 of 12 teams, over 50% of the workers had left.").empty());
  CHECK(findings_of("About 386 of 424 (over 90%) were heard.").empty());
  CHECK(findings_of("Section 42 enquiries fell by 20% from April to May.").empty());
  CHECK(findings_of("We wrote to 27 schools (2 of them in June and 5 in July).").empty());
}

TEST_CASE("the size of a change is held against the two numbers") {
  CHECK(findings_of("It rose from 1,845 to 2,150 (an increase of 16.5%).").empty());
  CHECK(findings_of("It rose by 305, from 1,845 to 2,150.").empty());
  CHECK(findings_of("It rose by 315, from 1,845 to 2,150.") ==
        Found{"report-arithmetic: from 1,845 to 2,150 are 305, not 315"});
  CHECK(findings_of("It rose from 1,845 to 2,150 (an increase of 18%).") ==
        Found{"report-arithmetic: from 1,845 to 2,150 is 16.5%, not 18%"});
  CHECK(findings_of("We sum 12 + 4 = 17.") == Found{"report-arithmetic: the sum is 16, not 17"});
}

TEST_CASE("the words of a change agree with its numbers") {
  CHECK(findings_of("There was a decrease from 5 to 7 in visits.") ==
        Found{"report-direction: the words say that it went down, but from 5 to 7 it went up"});
  CHECK(findings_of("There were 1,323 children. This is an increase from 1,387.") ==
        Found{"report-direction: the words say that it went up, but 1,323 comes after 1,387"});
  CHECK(findings_of("There were 1,323 children. This is a decrease from 1,387.").empty());
  CHECK(findings_of("On 31 March 2018, 291 came. This is an increase from 282.").empty());
  CHECK(findings_of("We fell in rank, an increase from 5 to 3.").empty());
}

TEST_CASE("a change between percentages is in points") {
  CHECK(findings_of("It rose from 40% to 50%, an increase of 10%.") ==
        Found{"report-points: 10% is the change of a percentage, which is 10 percentage points; in "
              "per cent it is 25%"});
  CHECK(findings_of("It rose from 40% to 50%, an increase of 25%.").empty());
  CHECK(findings_of("It rose from 40% to 50%, an increase of 10 percentage points.").empty());
  CHECK(findings_of("The rate of crime has dropped 8.6% since then.").empty());
}

TEST_CASE("years and days exist") {
  CHECK(findings_of("In 202/2021 it rose.") ==
        Found{"report-year: `202/2021` does not begin with a year of four digits"});
  CHECK(findings_of("In 2022-22 it rose.") ==
        Found{"report-year: `2022-22` begins and ends with one year"});
  CHECK(findings_of("In 2021-05, in 2020/21, in 1999-00 and from 2017-19 it rose.").empty());
  CHECK(findings_of("On Friday 30 March 2021 we met.") ==
        Found{"report-date: 30 March 2021 was a Tuesday, not a Friday"});
  CHECK(findings_of("On Tuesday, March 30th, 2021 we met, and on 29 February 2024.").empty());
  CHECK(findings_of("On 31st June 2021 we met.") ==
        Found{"report-date: there is no `31st June 2021`"});
}

TEST_CASE("a finding marks the words that it is about") {
  CHECK(Chapters({"Of *these*, 386 of 424 (93\\%) were **heard**."}).places() ==
        Found{"386 of 424 (93\\%"});
  CHECK(Chapters({"In 202/2021\nit rose."}).places() == Found{"202/2021"});
}

TEST_CASE("what is known is silent, and what is known for nothing is said") {
  Chapters chapters({"The conversion rate dropped 8.6% this year. We met on 31 June 2021."});
  chapters.report.chapters[0].known = {{"8.6%", "Points.", {}}, {"9.9%", "Right.", {}}};
  CHECK(chapters.findings() == Found{"report-date: there is no `31 June 2021`",
                                     "report-known-unused: nothing is found about `9.9%`"});
}

TEST_CASE("the findings do not depend on the number of threads") {
  const Chapters chapters({"In 202/2021 it rose. Of these, 386 of 424 (93%) were heard.",
                           "We met on 31 June 2021. The FLT came.", "A “quotation.",
                           "The Care Group (CG) and the Common Goal (CG) met."});
  CHECK(chapters.findings({1}) == chapters.findings({8}));
  CHECK(chapters.findings({1}).size() == 6);
}
