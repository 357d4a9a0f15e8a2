#include "metrics/import.h"

#include <algorithm>
#include <array>
#include <map>

#include <catch2/catch.hpp>

#include "metrics/import_cell.h"
#include "metrics/import_text.h"
#include "unit/metrics/reading.h"

using namespace pier;
using namespace pier::metrics;

namespace {

/// A CSV file that was imported with the areas of the tests.
struct Imported {
  explicit Imported(const std::string& csv, const std::string& policy = "none",
                    std::map<std::string, Indicator> known = {}) {
    const FileId file = sources.add("a.csv", decode_spreadsheet_text(csv).text);
    const CsvTable table = read_csv(sources.whole(file), sources, diagnostics);
    ImportOptions options{.layout = {},
                          .as_at = *Date::parse("2021-03-31"),
                          .title = "Example",
                          .source = "A report",
                          .policy = policy,
                          .policy_reason = policy == "none" ? "It is public." : "",
                          .theme = {},
                          .branch = {},
                          .unit = {},
                          .known = std::move(known)};
    import = import_table(table, options, config);
  }

  std::string notes() const {
    Import only;
    only.notes = import.notes;
    return report_of(only);
  }
  /// The snapshot as a build reads it. REQUIRES that nothing is wrong with it.
  Snapshot snapshot() {
    const FileId file = sources.add("data/metrics/a.json", import.json);
    auto read = read_snapshot(file, "a", false, config, sources, diagnostics);
    INFO(import.json << render(diagnostics, sources, {}));
    REQUIRE(diagnostics.empty());
    REQUIRE(read);
    return std::move(*read);
  }

  SourceMap sources;
  Diagnostics diagnostics;
  FiguresConfig config =
      FiguresConfig::read(sources.add("data/figures.yaml", kFiguresYaml), sources, diagnostics);
  Import import;
};

/// A tidy file with one figure, written like this.
std::string one(const std::string& value) {
  return "indicator,area,period,value\nPlaces,Seaby,2019,\"" + value + "\"\n";
}

}  // namespace

TEST_CASE("a figure is read however a spreadsheet writes it") {
  struct Case {
    const char* written;
    const char* number;
    char delimiter = ',';
  };
  const std::vector<Case> cases{
      {"12", "12"},
      {" 12 ", "12"},
      {"\u00a012\u00a0", "12"},
      {"1,234", "1234"},
      {"1,234,567.50", "1234567.50"},
      {"1 234", "1234"},
      {"1\u202f234", "1234"},
      {"007", "7"},
      {"0", "0"},
      {"0.0", "0.0"},
      {"-0", "0"},
      {".5", "0.5"},
      {"5.", "5"},
      {"-5", "-5"},
      {"\u22125", "-5"},
      {"\u20135.5", "-5.5"},
      {"(1,234)", "-1234"},
      {"+5", "5"},
      {"'5", "5"},
      {"45%", "45"},
      {"45.5 %", "45.5"},
      {"£1,234", "1234"},
      {"-£12.50", "-12.50"},
      {"£-12.50", "-12.50"},
      {"(£12)", "-12"},
      {"12 [p]", "12"},
      {"12[p][r]", "12"},
      {"1,5", "1.5", ';'},
      {"1.234,5", "1234.5", ';'},
      {"1.5", "1.5", ';'},
      {"123456789012345", "123456789012345"},
  };
  for (const Case& each : cases) {
    INFO(each.written);
    const ImportedCell cell = read_import_cell(each.written, each.delimiter);
    CHECK(cell.number == each.number);
    CHECK(cell.problem.empty());
    CHECK_FALSE(cell.missing);
  }
  CHECK(read_import_cell("45%", ',').is_percentage);
  CHECK(read_import_cell("£5", ',').is_pounds);
  CHECK(read_import_cell("1,234.50", ',').decimals == 2);
  CHECK(read_import_cell("12[p][r]", ',').statuses == std::vector<std::string>{"p", "r"});
}

TEST_CASE("what stands in the place of a figure is a kind of missing, and never zero") {
  const std::vector<std::pair<const char*, Missing>> cases{
      {"c", Missing::suppressed},
      {"C", Missing::suppressed},
      {"[c]", Missing::suppressed},
      {"x", Missing::not_available},
      {"[x]", Missing::not_available},
      {"z", Missing::not_applicable},
      {"w", Missing::not_recorded},
      {"u", Missing::not_available},
      {"low", Missing::not_available},
      {"k", Missing::not_available},
      {":", Missing::not_available},
      {"~", Missing::not_available},
      {"", Missing::blank},
      {" \u00a0", Missing::blank},
  };
  for (const auto& [written, missing] : cases) {
    INFO(written);
    const ImportedCell cell = read_import_cell(written, ',');
    CHECK(cell.missing == missing);
    CHECK(cell.number.empty());
  }
  CHECK(read_import_cell("[c]", ',').statuses == std::vector<std::string>{"c"});
  CHECK_FALSE(read_import_cell("~", ',').problem.empty());
}

TEST_CASE("what is no figure is told, and not guessed") {
  for (const char* written :
       {"n/a", "-", "*", "..", "1,23", "1,2345", "12,34", "1.2.3", "5 people", "#DIV/0!", "1.2E+05",
        "12 5 %%", "1234567890123456", "<5", "£", "%", "()", "5-6", "[q]"}) {
    INFO(written);
    const ImportedCell cell = read_import_cell(written, ',');
    CHECK(cell.number.empty());
    CHECK_FALSE(cell.missing);
    CHECK_FALSE(cell.problem.empty());
    CHECK_FALSE(cell.help.empty());
  }
}

TEST_CASE("a tidy file becomes a snapshot that a build takes") {
  Imported imported(
      "\xEF\xBB\xBF"
      "indicator,area,period,age,value,numerator,denominator,status,note,,\r\n"
      "Take-up of places,Seaby,2019/20,Two,45.5%,91,200,p,As printed,,\r\n"
      "Take-up of places,seaby,2019-20,All,50%,100,200,,,,\r\n"
      "Take-up of places,E06000999,2020-21,All,c,,200,,,,\r\n"
      "Take-up of places,England,31/03/2021,,\"47,1\",,,,,,\r\n"
      "Places,Hillby,Nov-20,,\"1,234\",,,,,,\r\n"
      ",,,,,,,,,,\r\n");
  const Snapshot snapshot = imported.snapshot();
  REQUIRE(snapshot.indicators.size() == 2);
  const SnapshotIndicator& share = snapshot.indicators[0];
  CHECK(share.about.id == "take-up-of-places");
  CHECK(share.about.title == "Take-up of places");
  CHECK(share.about.unit == Unit::percentage);
  CHECK(share.about.decimals == 1);
  CHECK(share.about.theme == "early-years");
  REQUIRE(share.about.dimensions.size() == 1);
  CHECK(share.about.dimensions[0].title == "Age");
  CHECK(share.about.dimensions[0].total == "all");
  REQUIRE(share.observations.size() == 3);
  CHECK(share.observations[0].period.text() == "2019-20");
  CHECK(share.observations[0].value == 45.5);
  CHECK(share.observations[0].numerator == 91);
  CHECK(share.observations[0].denominator == 200);
  CHECK(share.observations[0].remarks->statuses == std::vector<std::string>{"p"});
  CHECK(share.observations[0].remarks->notes == std::vector<std::string>{"As printed"});
  CHECK(share.observations[0].at == Coordinates{0});
  CHECK(share.observations[1].at == Coordinates{1});
  CHECK(share.observations[2].missing == Missing::suppressed);
  CHECK(snapshot.indicators[1].about.unit == Unit::count);
  CHECK(snapshot.indicators[1].about.dimensions.empty());
  CHECK(snapshot.indicators[1].observations[0].value == 1234);
  CHECK(snapshot.indicators[1].observations[0].period.text() == "2020-m11");
  CHECK(imported.notes() ==
        "To look at:\n"
        "  row 2, column C: the period `2019/20` was read as 2019-20\n"
        "  row 5, column C: the period `31/03/2021` was read as 2021-03-31\n"
        "  row 5, column E: `47,1` is no number; it was left out\n"
        "    help: write a number, or `c` where it is hidden, `x` where there is none, `z` where "
        "none makes sense\n"
        "  row 6, column C: the period `Nov-20` was read as 2020-m11\n");
}

TEST_CASE("a file of Explore Education Statistics becomes a snapshot that a build takes") {
  Imported imported(
      "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
      "region_name,new_la_code,la_name,school_type,pupils,pupils_percent\n"
      "201920,Academic year,National,E92000001,England,,,,,Total,1000,100\n"
      "201920,Academic year,National,E92000001,England,,,,,Primary,600,60.5\n"
      "201920,Academic year,Local authority,E92000001,England,E12000006,East,E06000999,Seaby,"
      "Total,c,c\n"
      "201920,Academic year,Local authority,E92000001,England,E12000006,East,E06000999,Seaby,"
      "Primary,z,:\n"
      "201920,Academic year,Local authority,E92000001,England,E12000006,East,E06000998,Bury,"
      "Total,5,1\n"
      "201920,Academic year,School,E92000001,England,,,,,Total,5,1\n"
      "201920,Week 3,National,E92000001,England,,,,,Total,5,1\n");
  const Snapshot snapshot = imported.snapshot();
  REQUIRE(snapshot.indicators.size() == 2);
  CHECK(snapshot.indicators[0].about.id == "pupils");
  CHECK(snapshot.indicators[0].about.unit == Unit::count);
  const SnapshotIndicator& share = snapshot.indicators[1];
  CHECK(share.about.id == "pupils-percent");
  CHECK(share.about.title == "Pupils percent");
  CHECK(share.about.unit == Unit::percentage);
  CHECK(share.about.dimensions.at(0).id == "school-type");
  CHECK(share.about.dimensions.at(0).title == "School type");
  REQUIRE(share.observations.size() == 4);
  CHECK(share.observations[0].period.text() == "2019-20-academic");
  CHECK(share.observations[1].value == 60.5);
  CHECK(share.observations[2].missing == Missing::suppressed);
  CHECK(share.observations[3].missing == Missing::not_available);
  CHECK(snapshot.indicators[0].observations[3].missing == Missing::not_applicable);
  CHECK(imported.notes() ==
        "To look at:\n"
        "  row 6, column I: there is no area `Bury`; the row was left out\n"
        "    help: add the area to data/figures.yaml, when its figures are wanted\n"
        "  row 7, column C: rows of the level `School` were left out\n"
        "    help: the levels that are read are National, Regional and Local authority\n"
        "  row 8, column A: `201920` with `Week 3` is no period; the row was left out\n"
        "    help: years, quarters and months are read: 201920 with Academic year\n");
}

TEST_CASE("the periods of Explore Education Statistics are read") {
  const std::vector<std::array<const char*, 3>> cases{
      {"2019", "Calendar year", "2019"},
      {"201920", "Financial year", "2019-20"},
      {"201920", "Academic year", "2019-20-academic"},
      {"202122", "Financial year Q4", "2021-22-q4"},
      {"2021", "Calendar year Q1", "2021-q1"},
      {"2021", "November", "2021-m11"},
      {"2019", "Reporting year", "2019"},
  };
  for (const auto& [time, identifier, period] : cases) {
    Imported imported(std::string("time_period,time_identifier,geographic_level,country_code,n\n") +
                      time + "," + identifier + ",National,England,5\n");
    INFO(time << identifier);
    CHECK(imported.snapshot().indicators[0].observations[0].period.text() == period);
  }
}

TEST_CASE("a file in any encoding and with any line ends says the same") {
  const std::string utf8 =
      "indicator,area,period,value\r\nCaf\u00e9 \u2013 places,Seaby,2019,\u00a312\r\n";
  std::string utf16 = "\xFF\xFE";
  std::string windows;
  for (const char32_t c :
       std::u32string_view(U"indicator\tarea\tperiod\tvalue\r\nCaf\u00e9 \u2013 places\tSeaby\t2019"
                           U"\t\u00a312\r\n")) {
    utf16 += static_cast<char>(c & 0xFFU);
    utf16 += static_cast<char>(c >> 8U);
    windows += c == 0x2013 ? '\x96' : static_cast<char>(c);
  }
  std::string old_mac = utf8;
  old_mac.erase(std::remove(old_mac.begin(), old_mac.end(), '\n'), old_mac.end());
  const std::string expected = Imported(utf8).import.json;
  CHECK(expected.find("Caf\u00e9 \u2013 places") != std::string::npos);
  CHECK(expected.find("\"value\": 12}") != std::string::npos);
  for (const std::string& text : {"\xEF\xBB\xBF" + utf8, utf16, windows, old_mac}) {
    CHECK(Imported(text).import.json == expected);
  }
}

TEST_CASE("what a file lacks, or has twice, is told by row and column") {
  struct Case {
    const char* csv;
    const char* notes;
  };
  const std::string help =
      "    help: name the columns in the first row; `pier import --help` "
      "shows both layouts\n";
  CHECK(Imported("").notes() ==
        "To look at:\n  the file holds no cells\n    help: save the sheet with the figures\n");
  CHECK(Imported(",,\n").import.json.empty());
  CHECK(Imported("indicator,place\nA,B\n").notes() ==
        "To look at:\n  row 1: there is no column `period`\n" + help +
            "  row 1: there is no column `value`\n" + help);
  const std::string headings = "indicator,area,period,value\n";
  const std::vector<Case> cases{
      {"A,Seaby,2019,5\nA,Seaby,2019,6\n",
       "  row 3, column D: `a` has this figure in row 2 already; this one was left out\n"
       "    help: keep the right one of the two\n"},
      {"A,Nowhere,2019,5\nA,Nowhere,2020,5\nA,Seaby,2019,5\n",
       "  row 2, column B: there is no area `Nowhere`; the row was left out (1 more)\n"
       "    help: add the area to data/figures.yaml, when its figures are wanted\n"},
      {"A,Seaby,2019-21,5\n",
       "  row 2, column C: `2019-21` is no period; the row was left out\n"
       "    help: write 2019, 2019-20, 2021-q1, 2021-m11 or 31/03/2021\n"},
      {"Source: a report,,,\n",
       "  row 2, column B: the row has no area, and was left out\n"
       "    help: write the id, the code or the name of an area\n"},
      {"A,Seaby,2019,5,6\n",
       "  row 2, column E: the row goes on behind the last heading; the rest was left out\n"
       "    help: look for a comma inside a cell that has no quotes\n"},
      {",Seaby,2019,5\n",
       "  row 2, column A: the row names no indicator, and was left out\n"
       "    help: write its name in every row\n"},
  };
  for (const Case& each : cases) {
    INFO(each.csv);
    CHECK(Imported(headings + each.csv).notes() == std::string("To look at:\n") + each.notes);
  }
  CHECK(Imported("indicator,area,period,value,\nA,Seaby,2019,5,6\n").notes() ==
        "To look at:\n  row 1, column E: the column has no heading, and was left out\n"
        "    help: write what it holds into its first row\n");
}

TEST_CASE("the unit comes from the signs, the columns or the names, else it is a count") {
  const auto unit_of = [](const std::string& csv) {
    return Imported(csv).snapshot().indicators[0].about.unit;
  };
  CHECK(unit_of(one("45%")) == Unit::percentage);
  CHECK(unit_of(one("£45")) == Unit::pounds);
  CHECK(unit_of(one("45")) == Unit::count);
  CHECK(unit_of(one("45.5")) == Unit::score);
  CHECK(unit_of("indicator,area,period,value,unit\nA,Seaby,2019,5,days\n") == Unit::days);
  CHECK(unit_of("indicator,area,period,value\n\"Rate per 10,000\",Seaby,2019,5\n") ==
        Unit::rate_per_10000);
}

TEST_CASE("what the site knows of an indicator is as before, unless the table says otherwise") {
  Indicator places;
  places.id = "places";
  places.title = "Places at school";
  places.definition = "Places that are funded.";
  places.per = "places";
  places.unit = Unit::score;
  places.polarity = statistics::Polarity::higher_is_better;
  places.theme = "schools";
  places.branch = "both";
  const std::map<std::string, Indicator> known{{"places", places}};

  Imported plain(one("5"), "none", known);
  CHECK(plain.import.to_do.empty());
  CHECK(plain.import.understood.back() ==
        "the site has 1 of them already; what the table does not say of it is as before");
  const Indicator taken = plain.snapshot().indicators[0].about;
  CHECK(taken.title == "Places at school");
  CHECK(taken.definition == "Places that are funded.");
  CHECK(taken.per == "places");
  CHECK(taken.unit == Unit::score);
  CHECK(taken.polarity == statistics::Polarity::higher_is_better);
  CHECK(taken.theme == "schools");
  CHECK(taken.branch == "both");

  Imported told(
      "indicator,area,period,value,title,definition,unit,polarity\n"
      "Places,Seaby,2019,5,Free places,What is free.,count,lower\n",
      "none", known);
  const Indicator said = told.snapshot().indicators[0].about;
  CHECK(said.title == "Free places");
  CHECK(said.definition == "What is free.");
  CHECK(said.unit == Unit::count);
  CHECK(said.polarity == statistics::Polarity::lower_is_better);
}

TEST_CASE("what nobody knows but a person is listed") {
  const Imported imported(one("45"));
  CHECK(
      imported.import.to_do ==
      std::vector<std::string>{"the theme is `early-years`; correct it, or give --theme",
                               "`places`: the unit `count` is a guess; correct it, or give --unit",
                               "`places`: write its definition, which is its title now",
                               "`places`: say which way is better; `polarity` is neutral now"});
  const Imported hidden(one("45"), "");
  CHECK(hidden.import.json.find("\"policy\": \"partnership\"") != std::string::npos);
}

TEST_CASE("columns are named as spreadsheets name them") {
  CHECK(column_letters(1) == "A");
  CHECK(column_letters(26) == "Z");
  CHECK(column_letters(27) == "AA");
  CHECK(column_letters(28) == "AB");
  CHECK(column_letters(702) == "ZZ");
  CHECK(column_letters(703) == "AAA");
}
