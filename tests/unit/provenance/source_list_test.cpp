#include "provenance/source_list.h"

#include <catch2/catch.hpp>

#include "provenance/copies.h"

using namespace pier;
using namespace pier::provenance;

namespace {

/// The rules of what is wrong with the sources of a list, in the order of the file.
std::vector<std::string> rules_of(const Diagnostics& problems) {
  std::vector<std::string> rules;
  for (const Diagnostic& one : problems.all()) rules.emplace_back(one.rule->id);
  return rules;
}

struct Read {
  SourceMap map;
  Diagnostics problems;
  SourceList list;
  explicit Read(const std::string& sources) {
    const std::string head = "hosts: [data.example.org, 'own.example.org:8443']\nsources:\n";
    list = read_source_list(map.add("data/sources.yaml", head + sources), map, problems);
  }
};

const std::string kBegin = "  - {id: one, what: Something, owner: Unit, ";

}  // namespace

TEST_CASE("the host of an address is a name, or there is none") {
  CHECK(host_of("https://Data.Example.org/a.csv") == "data.example.org");
  CHECK(host_of("https://data.example.org:8443?x") == "data.example.org");
  CHECK(host_of("http://data.example.org/").empty());
  CHECK(host_of("https://").empty());
  CHECK(host_of("https://user:word@data.example.org/").empty());
  CHECK(host_of("https://data.example.org\\@evil.example/").empty());
  for (const char* number : {"127.0.0.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1",
                             "127.1", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "1.2.3.0X4"}) {
    CHECK(host_of("https://" + std::string(number) + "/a").empty());
  }
}

TEST_CASE("a source knows the file that it becomes") {
  const Read read(
      kBegin + "kind: snapshot, address: 'https://data.example.org/a.json', name: figures}\n" +
      "  - {id: cells, what: Cells, owner: Unit, kind: csv, address: "
      "'https://own.example.org:8443/a.csv', name: 2026/cells, csv: {into: table}}\n"
      "  - {id: terms, what: Terms, owner: Unit, kind: calendar, address: "
      "'https://data.example.org/a.ics', calendar: {days: school_holidays}}\n"
      "  - {id: list, what: List, owner: Unit, kind: catalogue, neighbour: thurrock, address: "
      "'https://data.example.org/c.json'}\n"
      "  - {id: missing, what: Missing, owner: Unit, kind: procedure, neighbour: essex, address: "
      "'https://data.example.org/m.md'}\n");
  CHECK(rules_of(read.problems).empty());
  REQUIRE(read.list.sources.size() == 5);
  CHECK(read.list.find("one")->file.text() == "data/metrics/figures.json");
  CHECK(read.list.find("cells")->file.text() == "data/tables/2026/cells.csv");
  CHECK(read.list.find("terms")->file.text() == "data/holidays/terms.yaml");
  CHECK(read.list.find("list")->file.text() == "data/neighbours/thurrock/catalogue.json");
  CHECK(read.list.find("missing")->file.text() == "data/neighbours/essex/procedures/missing.md");
  CHECK(read.list.find("nobody") == nullptr);
}

TEST_CASE("a source that could not be read rightly is left out") {
  const std::string at = "address: 'https://data.example.org/a'";
  CHECK(Read(kBegin + "kind: procedure, neighbour: essex, name: ../a, " + at + "}\n")
            .list.sources.empty());
  CHECK(Read(kBegin + "kind: csv, name: ../../etc/a, csv: {into: table}, " + at + "}\n")
            .list.sources.empty());
  const auto named = [&](std::size_t length) {
    return Read(kBegin + "kind: csv, csv: {into: table}, " + at +
                ", name: " + std::string(length, 'a') + "}\n");
  };
  CHECK(named(84).list.sources.size() == 1);
  CHECK(note_path(named(84).list.sources[0].file).text().size() == 112);
  // The file itself could have the name, but not its note.
  for (const std::size_t length : {85U, 95U, 97U, 200U}) {
    CHECK(named(length).list.sources.empty());
    CHECK(rules_of(named(length).problems) == std::vector<std::string>{"source-reading"});
  }
  const Read other_host(kBegin + "kind: snapshot, address: 'https://elsewhere.example/a'}\n");
  CHECK(rules_of(other_host.problems) == std::vector<std::string>{"source-host"});
  const Read no_columns(kBegin + "kind: csv, csv: {into: snapshot, columns: {area: A}}, " + at +
                        "}\n");
  CHECK(rules_of(no_columns.problems) ==
        std::vector<std::string>{"source-reading", "source-reading", "source-reading"});
}

TEST_CASE("how a source is read has a digest that changes with it") {
  const std::string at = "address: 'https://data.example.org/a'";
  const Read one(kBegin + "kind: csv, csv: {into: table}, " + at + "}\n");
  const Read same(kBegin + "kind: csv, every: 5, csv: {into: table}, " + at + "}\n");
  const Read other(kBegin + "kind: csv, csv: {into: table, columns: {A: B}}, " + at + "}\n");
  CHECK(one.list.sources.at(0).reading == same.list.sources.at(0).reading);
  CHECK(one.list.sources.at(0).reading != other.list.sources.at(0).reading);
  // `what` is the title of figures that have no other.
  const std::string figures = "owner: Unit, kind: csv, csv: {into: snapshot}, " + at + "}\n";
  const Read here("  - {id: one, what: Here, " + figures);
  const Read there("  - {id: one, what: There, " + figures);
  CHECK(here.list.sources.at(0).reading != there.list.sources.at(0).reading);
}

TEST_CASE("a copy says how old it is once it is overdue") {
  Read read(kBegin + "every: 30, kind: snapshot, address: 'https://data.example.org/a.json'}\n");
  Copies copies{read.list, {}};
  Copy copy{*SitePath::parse("data/metrics/one.json"), {}, {}, "x", 0};
  copy.note.from = "https://data.example.org/a.json";
  copy.note.fetched = "2026-01-01T00:00:00Z";
  copy.note.checked = "2026-02-01T00:00:00Z";
  copy.note.sha256 = "x";
  copies.copies.push_back(copy);
  Diagnostics problems;
  SECTION("on the last day it is not") {
    const Date day = *Date::parse("2026-03-03");
    check_copies(copies, day, problems);
    CHECK(problems.empty());
    CHECK(fetched_text(copies.copies[0], day) ==
          "Fetched from data.example.org on 1 January 2026. Unchanged there on 1 February 2026.");
  }
  SECTION("on the next it is") {
    const Date day = *Date::parse("2026-03-04");
    check_copies(copies, day, problems);
    CHECK(rules_of(problems) == std::vector<std::string>{"source-overdue"});
    CHECK(fetched_text(copies.copies[0], day) ==
          "Fetched from data.example.org on 1 January 2026. Unchanged there on 1 February 2026. "
          "Last checked 31 days ago, and due every 30 days: there may be newer ones.");
  }
  SECTION("one that was changed says so") {
    copies.copies[0].sha256_now = "y";
    check_copies(copies, *Date::parse("2026-02-01"), problems);
    CHECK(rules_of(problems) == std::vector<std::string>{"source-edited"});
  }
}
