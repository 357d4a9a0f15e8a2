#include "fetch/fetch.h"

#include <map>

#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "build/origins.h"
#include "support/memory_file_system.h"

using namespace pier;
using namespace pier::fetch;

namespace {

const char* const kList =
    "hosts: [data.example.org]\n"
    "sources:\n"
    "  - {id: cells, what: Cells, owner: Unit, kind: csv, csv: {into: table},\n"
    "     address: 'https://data.example.org/cells.csv'}\n"
    "  - {id: missing, what: Missing, owner: Unit, kind: procedure, neighbour: essex,\n"
    "     address: 'https://data.example.org/missing.md'}\n";

const std::string kCells = "data/tables/cells.csv";
const std::string kMissing = "data/neighbours/essex/procedures/missing.md";

/// Answers by address, and remembers what was asked.
class Servers : public Transport {
 public:
  void send_all(const std::vector<net::Request>& requests, const net::Client::Answered& answered,
                Progress* progress) override {
    // The last first: nothing may depend on the order of answers.
    for (std::size_t i = requests.size(); i-- > 0;) {
      asked[requests[i].url] = requests[i];
      net::Response response = answers[requests[i].url];
      if (stops && progress != nullptr) progress->stop();
      if (stops) response.failure = net::Failure::stopped;
      response.url = requests[i].url;
      answered(i, std::move(response));
    }
  }
  std::map<std::string, net::Response> answers;
  std::map<std::string, net::Request> asked;
  bool stops = false;
};

/// A site in memory, where a build finds every file with the word "wrong" in it wrong.
class Place {
 public:
  Place() {
    files.add("data/sources.yaml", kList);
    answer("cells.csv", "area,count\nA,1\n", "text/csv");
    answer("missing.md", "# When a child goes missing\n", "text/markdown");
  }

  void answer(const std::string& name, std::string body, std::string type, int status = 200) {
    net::Response response;
    response.status = status;
    response.body = std::move(body);
    response.headers = {{"content-type", std::move(type)}, {"etag", "\"1\""}};
    servers.answers["https://data.example.org/" + name] = std::move(response);
  }
  void fail(const std::string& name, net::Failure failure, std::string why) {
    net::Response response;
    response.failure = failure;
    response.why = std::move(why);
    servers.answers["https://data.example.org/" + name] = std::move(response);
  }

  /// Fetches, and writes what is to be written.
  Fetched run(bool accepts, std::vector<std::string> accepted = {}) {
    map = std::make_unique<SourceMap>();
    Diagnostics problems;
    std::vector<SitePath> present;
    for (const DirectoryEntry& entry : files.list(*SitePath::parse("data")).entries) {
      if (entry.kind == EntryKind::file) present.push_back(entry.path);
    }
    copies = read_copies(files, present, *map, problems);
    REQUIRE(problems.empty());
    Progress progress;
    const auto build = [&](const SiteFiles& site) {
      ++builds;
      Build made;
      made.page_count = page_count;
      for (const DirectoryEntry& entry : site.site.list(*SitePath::parse("data")).entries) {
        const ReadResult read = site.site.read(entry.path, 1'000'000);
        if (read.bytes.find("wrong") == std::string::npos) continue;
        const FileId file = made.sources->add(entry.path.text(), read.bytes);
        made.diagnostics.report("data-syntax", {file, 0, 0}, "this is wrong", "");
      }
      return made;
    };
    Fetched fetched = fetch::fetch(copies, {files}, {{}, accepts, std::move(accepted), shown, now},
                                   servers, build, &progress);
    shown = read_shown(write_shown(fetched.shown));
    for (const Writing& writing : fetched.writings) {
      if (writing.bytes) files.add(writing.file.text(), *writing.bytes);
      files.add(provenance::note_path(writing.file).text(), writing.note);
    }
    return fetched;
  }
  std::string text(const std::string& path) const {
    return files.read(*SitePath::parse(path), 1'000'000).bytes;
  }
  const net::Request& asked(const std::string& name) const {
    return servers.asked.at("https://data.example.org/" + name);
  }

  test::MemoryFileSystem files;
  Servers servers;
  std::unique_ptr<SourceMap> map;
  provenance::Copies copies;
  ShownDigests shown;
  std::string now = "2026-11-20T10:00:00Z";
  int builds = 0;
  std::size_t page_count = 1;
};

}  // namespace

TEST_CASE("what is new is shown, and taken only when somebody says so") {
  Place place;
  const Fetched shown = place.run(false);
  CHECK(shown.results[0].outcome == Outcome::waiting);
  CHECK(shown.results[0].is_new);
  CHECK(shown.results[0].difference == "  2 lines new, 0 gone\n  + area,count\n  + A,1\n");
  CHECK(shown.results[1].outcome == Outcome::waiting);
  CHECK(shown.writings.empty());

  const Fetched one = place.run(false, {"missing"});
  CHECK(one.results[0].outcome == Outcome::waiting);
  CHECK(one.results[1].outcome == Outcome::taken);
  CHECK(place.text(kMissing) == "# When a child goes missing\n");
  CHECK(place.text(kCells).empty());

  CHECK(place.run(true).results[0].outcome == Outcome::taken);
  CHECK(place.text(kCells) == "area,count\nA,1\n");
}

TEST_CASE("what has changed since it was shown is shown again, and not taken") {
  Place place;
  place.run(false);
  place.answer("cells.csv", "area,count\nA,2\n", "text/csv");
  const Fetched other = place.run(true);
  CHECK(other.results[0].outcome == Outcome::waiting);
  CHECK(other.results[0].message == "it has changed again since it was shown");
  CHECK(other.results[0].difference == "  2 lines new, 0 gone\n  + area,count\n  + A,2\n");
  CHECK(place.text(kCells).empty());
  // It holds no other source back, and is taken when that has been read.
  CHECK(other.results[1].outcome == Outcome::taken);
  CHECK(place.run(true).results[0].outcome == Outcome::taken);
  CHECK(place.text(kCells) == "area,count\nA,2\n");
  CHECK(place.shown.empty());
}

TEST_CASE("of what was shown only whole lines are read, and sources that are there remembered") {
  const std::string digest = sha256_hex("");
  CHECK(read_shown(digest + " cells\n" + digest + "\nabc cells\n\n").size() == 1);
  Place place;
  place.shown = {{"gone", digest}};
  place.run(false);
  CHECK(place.shown.size() == 2);
  CHECK(place.shown.count("gone") == 0);
}

TEST_CASE("a source that has not changed is asked with what it said last") {
  Place place;
  place.run(true);
  CHECK(place.asked("cells.csv").headers.empty());
  place.now = "2026-11-21T10:00:00Z";
  place.builds = 0;
  place.answer("cells.csv", "", "", 304);
  const Fetched again = place.run(false);
  REQUIRE(place.asked("cells.csv").headers.size() == 1);
  CHECK(place.asked("cells.csv").headers[0].name == "If-None-Match");
  CHECK(place.asked("cells.csv").headers[0].value == "\"1\"");
  CHECK(again.results[0].outcome == Outcome::unchanged);
  CHECK(again.results[1].outcome == Outcome::unchanged);
  CHECK(place.builds == 0);
  CHECK(place.text(kCells) == "area,count\nA,1\n");
  const std::string note = place.text(kCells + ".source.yaml");
  CHECK(note.find("fetched: 2026-11-20T10:00:00Z\nchecked: 2026-11-21T10:00:00Z\n") !=
        std::string::npos);
}

TEST_CASE("nothing stands for a copy that is not there or was changed") {
  Place place;
  SECTION("there is none") {}
  SECTION("it was changed by hand") {
    place.run(true);
    place.files.add(kCells, "area,count\nA,2\n");
  }
  SECTION("it is read in another way now") {
    place.run(true);
    std::string list = kList;
    list.replace(list.find("into: table"), 11, "into: table, columns: {area: area}");
    place.files.add("data/sources.yaml", list);
  }
  SECTION("the source has another address now") {
    place.run(true);
    std::string list = kList;
    list.replace(list.find("cells.csv'"), 10, "moved.csv'");
    place.files.add("data/sources.yaml", list);
    place.answer("moved.csv", "", "", 304);
  }
  const std::string before = place.text(kCells);
  place.answer("cells.csv", "", "", 304);
  const Fetched fetched = place.run(true);
  CHECK(fetched.results[0].outcome == Outcome::failed);
  CHECK(fetched.results[0].message.find("no copy of it here") != std::string::npos);
  CHECK(place.text(kCells) == before);
}

TEST_CASE("what is wrong keeps the last good copy, and no other source back") {
  Place place;
  place.run(true);
  const std::string note = place.text(kCells + ".source.yaml");
  place.answer("missing.md", "# When a child is missing\n", "text/markdown");
  SECTION("a failure") {
    place.fail("cells.csv", net::Failure::certificate, "it has expired");
  }
  SECTION("a status") {
    place.answer("cells.csv", "area,count\nA,9\n", "text/csv", 404);
  }
  SECTION("a part") {
    place.answer("cells.csv", "area,count\nA,9\n", "text/csv", 206);
  }
  SECTION("a web page") {
    place.answer("cells.csv", "<!DOCTYPE html><p>Sign in", "text/csv");
  }
  SECTION("the type of one") {
    place.answer("cells.csv", "area,count\nA,9\n", "text/html");
  }
  SECTION("another type") {
    place.answer("cells.csv", "area,count\nA,9\n", "image/png");
  }
  SECTION("a workbook") {
    place.answer("cells.csv", "PK\x03\x04", "text/csv");
  }
  SECTION("nothing") {
    place.answer("cells.csv", "", "text/csv");
  }
  SECTION("what a build refuses") {
    place.answer("cells.csv", "wrong\n", "text/csv");
  }
  const Fetched fetched = place.run(true);
  const bool is_bad = fetched.results[0].outcome == Outcome::failed ||
                      fetched.results[0].outcome == Outcome::refused;
  CHECK(is_bad);
  CHECK_FALSE(fetched.results[0].message.empty());
  CHECK_FALSE(fetched.results[0].help.empty());
  CHECK(place.text(kCells) == "area,count\nA,1\n");
  CHECK(place.text(kCells + ".source.yaml") == note);
  CHECK(fetched.results[1].outcome == Outcome::taken);
  CHECK(place.text(kMissing) == "# When a child is missing\n");
}

TEST_CASE("what ended between a file and its note is put right by the next fetch") {
  Place place;
  place.run(true);
  place.answer("cells.csv", "area,count\nA,2\n", "text/csv");
  place.files.add(kCells, "area,count\nA,2\n");
  place.now = "2026-11-21T10:00:00Z";
  const Fetched fetched = place.run(false);
  CHECK(fetched.results[0].outcome == Outcome::unchanged);
  CHECK(place.asked("cells.csv").headers.empty());
  CHECK(place.text(kCells + ".source.yaml").find(sha256_hex("area,count\nA,2\n")) !=
        std::string::npos);
  CHECK(place.text(kCells + ".source.yaml").find("fetched: 2026-11-21") != std::string::npos);
}

TEST_CASE("a digest that is pinned takes those bytes unseen, and no others") {
  Place place;
  std::string list = kList;
  const std::string pin = "sha256: " + sha256_hex("area,count\nA,1\n") + ", csv:";
  list.replace(list.find("csv: {into"), 4, pin);
  place.files.add("data/sources.yaml", list);
  CHECK(place.run(false).results[0].outcome == Outcome::taken);
  CHECK(place.text(kCells) == "area,count\nA,1\n");
  place.answer("cells.csv", "area,count\nA,2\n", "text/csv");
  const Fetched other = place.run(true);
  CHECK(other.results[0].outcome == Outcome::refused);
  CHECK(other.results[0].help.find(sha256_hex("area,count\nA,2\n")) != std::string::npos);
  CHECK(place.text(kCells) == "area,count\nA,1\n");
}

TEST_CASE("an error that the site has already keeps nothing out") {
  Place place;
  place.files.add("data/other.yaml", "wrong\n");
  CHECK(place.run(true).results[0].outcome == Outcome::taken);
}

TEST_CASE("nothing is taken into a site whose pages cannot be built") {
  Place place;
  place.page_count = 0;
  const Fetched fetched = place.run(true);
  CHECK(fetched.results[0].outcome == Outcome::refused);
  CHECK(fetched.results[0].message.find("the site is not whole") == 0);
  CHECK_FALSE(fetched.results[0].help.empty());
  CHECK(place.text(kCells).empty());
  CHECK(place.text(kCells + ".source.yaml").empty());
}

TEST_CASE("what is stopped writes nothing") {
  Place place;
  place.servers.stops = true;
  CHECK_THROWS_AS(place.run(true), Stopped);
  CHECK(place.text(kCells).empty());
}
