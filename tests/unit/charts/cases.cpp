#include <utility>

#include "unit/charts/sample.h"

namespace pier::charts {

using metrics::Unit;
using statistics::Polarity;

namespace {

using Samples = std::vector<Case>;

Sample& add(Samples& all, std::string name, Kind kind, std::string headline,
            std::unique_ptr<Sample> sample) {
  Spec spec;
  spec.kind = kind;
  spec.id = name;
  spec.headline = std::move(headline);
  spec.own_area = "southend-on-sea";
  all.push_back({std::move(name), std::move(spec), std::move(sample)});
  return *all.back().sample;
}

std::unique_ptr<Sample> rate() {
  return std::make_unique<Sample>(Unit::rate_per_10000, "children aged 0 to 17");
}

std::unique_ptr<Sample> count(std::string_view of = "enquiries") {
  return std::make_unique<Sample>(Unit::count, of, 0);
}

std::unique_ptr<Sample> percentage(Polarity polarity = Polarity::neutral) {
  return std::make_unique<Sample>(Unit::percentage, "", 1, polarity);
}

constexpr std::string_view kTenYears =
    "2011-12 2012-13 2013-14 2014-15 2015-16 2016-17 2017-18 2018-19 2019-20 2020-21";

void add_lines(Samples& all) {
  add(all, "line", Kind::line, "Child protection plans are now above England", rate())
      .title("Children who became subject of a child protection plan")
      .periods(kTenYears)
      .own("38.2 41.0 39.5 43.3 47.9 44.6 52.4 49.8 46.0 44.1p")
      .benchmark("Statistical neighbours", "44.0 45.2 46.1 47.0 48.3 49.9 50.1 51.2 49.6 47.7p")
      .benchmark("East of England", "30.1 31.8 32.4 32.2 33.0 33.9 34.2 34.0 33.1 32.5p")
      .benchmark("England", "37.8 37.9 42.1 42.9 43.1 43.3 45.3 43.7 42.8 42.0p");
  add(all, "line-gaps", Kind::line, "Re-referrals within twelve months", percentage())
      .title("Re-referrals within 12 months")
      .periods("2014-15 2015-16 2016-17 2017-18 2018-19 2019-20 2020-21")
      .own("21.4 c 19.2 22.0 c 18.1 17.5p")
      .benchmark("England", "n n 24.0 21.9 21.9 22.6 21.9p")
      .target(20, "at-most")
      .break_before("2017-18", "The definition changed in April 2017.");
  add(all, "line-quarters", Kind::line, "Contacts at the front door each quarter",
      std::make_unique<Sample>(Unit::count, "contacts", 0))
      .title("Contacts at the front door")
      .periods(
          "2019-20-q1 2019-20-q2 2019-20-q3 2019-20-q4 2020-21-q1 2020-21-q2 2020-21-q3 "
          "2020-21-q4")
      .own("2104 1987 2210 2342 1650 1899 2401 2530");
}

void add_bars(Samples& all) {
  add(all, "bar-time", Kind::bar, "Concerns have doubled in seven years", count("concerns"))
      .title("Safeguarding adults: concerns")
      .periods("2014-15 2015-16 2016-17 2017-18 2018-19 2019-20 2020-21")
      .own("780 c 1120 1330 1455 1601 1839p");
  add(all, "bar-areas", Kind::bar, "Section 42 enquiries by area", rate())
      .title("Section 42 enquiries")
      .areas_across({"Southend-on-Sea", "Thurrock", "Essex", "Statistical neighbours",
                     "East of England", "England"},
                    "2020-21", "285.4 190.2 c 240.0 221.7 263.3");
  add(all, "bar-groups", Kind::bar, "Neglect is the most frequent risk", count())
      .title("Concluded enquiries by type of risk")
      .groups({"Neglect and acts of omission", "Physical abuse", "Psychological or emotional abuse",
               "Financial or material abuse", "Self-neglect", "Domestic abuse", "Modern slavery"},
              "2020-21", "Type of risk")
      .part("Southend-on-Sea", "412 231 188 170 95 61 c");
  add(all, "bar-negative", Kind::bar, "Three budgets were underspent",
      std::make_unique<Sample>(Unit::pounds, "", 0))
      .title("Underspend and overspend")
      .groups({"Training", "Reviews", "Salaries", "Communication"}, "2020-21", "Budget")
      .part("Southend-on-Sea", "-12400 8300 -2150 -900");
  add(all, "grouped", Kind::grouped, "Plans by age band in three areas", percentage())
      .title("Children on a plan by age")
      .groups({"Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over"}, "2020-21", "Age band")
      .own("11.8 24.6 29.1 30.2 c")
      .benchmark("East of England", "10.4 23.0 28.8 32.0 5.8")
      .benchmark("England", "10.1 24.3 29.0 31.6 5.0");
  add(all, "grouped-time", Kind::grouped, "More concerns lead to an enquiry", count("adults"))
      .title("Concerns and enquiries")
      .periods("2017-18 2018-19 2019-20 2020-21")
      .part("Concerns", "1330 1455 1601 1839p")
      .part("Section 42 enquiries", "402 455 520 634p");
}

void add_stacks(Samples& all) {
  add(all, "stacked", Kind::stacked, "Looked-after children by placement", count("children"))
      .title("Looked-after children by placement")
      .periods("2016 2017 2018 2019 2020")
      .part("Foster placements", "201 214 220 219 231")
      .part("Children's homes", "22 27 31 35 33")
      .part("Placed with parents", "14 11 17 19 21")
      .part("Other", "31 33 29 38 40");
  add(all, "stacked-100", Kind::stacked_100, "Making Safeguarding Personal: outcomes met",
      count("adults"))
      .title("Whether the outcomes that people asked for were met")
      .groups({"Southend-on-Sea", "East of England", "England"}, "2020-21", "Area")
      .part("Fully met", "301 5210 51020")
      .part("Partly met", "120 2200 21304")
      .part("Not met", "21 420 4120");
}

void add_others(Samples& all) {
  add(all, "dots", Kind::dots, "Where Southend stands on repeat plans",
      percentage(Polarity::lower_is_better))
      .title("Second or subsequent child protection plans")
      .areas_across({"Southend-on-Sea", "Thurrock", "Medway", "Bedford", "Kent", "England"},
                    "2020-21", "41/192 28/210 71/402 c 230/1102 12800/57600");
  add(all, "small-multiples", Kind::line, "Six kinds of risk over five years", count())
      .title("Concluded enquiries by type of risk")
      .periods("2016-17 2017-18 2018-19 2019-20 2020-21")
      .part("Neglect and acts of omission", "310 342 380 401 412")
      .part("Physical abuse", "240 251 233 229 231")
      .part("Psychological or emotional abuse", "120 c 155 180 188p")
      .part("Financial or material abuse", "140 151 160 166 170")
      .part("Self-neglect", "n n 61 80 95")
      .part("Domestic abuse", "31 38 44 52 61");
  auto& range =
      add(all, "range", Kind::range, "Where Southend stands among its neighbours", percentage());
  range.title("Persistent absentees");
  range.areas_across(
      {"Southend-on-Sea", "Thurrock", "Medway", "Bedford", "Kent", "Bury", "Leeds", "England"},
      "2020-21", "44.1 38.0 51.7 40.2 46.6 35.1 49.9 42.0");
  add(all, "funnel", Kind::funnel, "One area is outside the limits", percentage())
      .title("Re-referrals within 12 months")
      .areas_across({"Southend-on-Sea", "Thurrock", "Medway", "Bedford", "Kent", "Bury", "Leeds",
                     "Bexley", "Portsmouth", "Bournemouth"},
                    "2020-21",
                    "401/1810 310/1650 720/3105 290/1402 1801/8800 390/1702 1720/7400 260/1520 "
                    "640/1990 505/2350");
  add(all, "control", Kind::control, "Contacts rose above their usual range", count("contacts"))
      .title("Contacts each month")
      .periods(
          "2019-m01 2019-m02 2019-m03 2019-m04 2019-m05 2019-m06 2019-m07 2019-m08 2019-m09 "
          "2019-m10 2019-m11 2019-m12 2020-m01 2020-m02 2020-m03 2020-m04 2020-m05 2020-m06")
      .own("612 598 640 571 603 622 580 611 630 605 590 615 x 640 600 470 520 790");
  add(all, "pyramid", Kind::pyramid, "Most concerns are about people over 75", count("adults"))
      .title("Adults with a concern by age and sex")
      .groups({"18 to 64", "65 to 74", "75 to 84", "85 to 94", "95 and over"}, "2020-21",
              "Age band")
      .part("Female", "310 121 260 301 44")
      .part("Male", "330 118 190 148 c");
}

void add_grids(Samples& all) {
  auto& grid = add(all, "grid", Kind::grid, "Children: where Southend stands", percentage());
  const std::vector<std::string> areas{"Southend-on-Sea", "East of England", "England"};
  grid.indicator("Re-referrals within 12 months", Unit::percentage, 1, Polarity::lower_is_better)
      .areas_across(areas, "2020-21", "401/1810 12000/52000 120000/540000");
  grid.table().categories.resize(areas.size());
  const auto more = [&](std::string_view title, Unit unit, int decimals, Polarity polarity,
                        std::string_view values) {
    grid.indicator(title, unit, decimals, polarity).areas_across(areas, "2020-21", values);
    grid.table().categories.resize(areas.size());
  };
  more("Assessments within 45 working days", Unit::percentage, 1, Polarity::higher_is_better,
       "1502/1650 41000/49800 530000/608000");
  more("Children on a child protection plan", Unit::rate_per_10000, 1, Polarity::neutral,
       "44.1 32.5 42.0");
  more("Plans that lasted two years or more", Unit::percentage, 1, Polarity::lower_is_better,
       "c 2.4 2.1");
  more("Median days to adoption", Unit::days, 0, Polarity::lower_is_better, "367 x 367");
}

}  // namespace

std::vector<Case> cases() {
  Samples all;
  add_lines(all);
  add_bars(all);
  add_stacks(all);
  add_others(all);
  add_grids(all);
  return all;
}

}  // namespace pier::charts
