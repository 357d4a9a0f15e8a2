#include "provenance/note.h"

#include <catch2/catch.hpp>

namespace pier::provenance {

namespace {

Note sample() {
  Note note;
  note.source = "terms";
  note.from = "https://data.example.org/terms.ics?year=2027&area=a%20b";
  note.fetched = "2026-11-20T09:30:00Z";
  note.checked = "2026-11-21T09:30:00Z";
  note.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  return note;
}

std::optional<Note> read_back(const std::string& text, Diagnostics& problems) {
  SourceMap map;
  return read_note(map.add("data/a.yaml.source.yaml", text), map, problems);
}

}  // namespace

TEST_CASE("a note is read as it was written") {
  Note note = sample();
  SECTION("with few fields") {}
  SECTION("with all fields, and texts that look like something else in YAML") {
    note.received = "0000000000000000000000000000000000000000000000000000000000000001";
    note.reading = "1e5";
    note.etag = "W/\"a: b # c\"";
    note.last_modified = "Wed, 21 Oct 2026 07:28:00 GMT";
  }
  SECTION("that was looked at only once") {
    note.checked = note.fetched;
  }
  Diagnostics problems;
  const auto read = read_back(write_note(note), problems);
  CHECK(problems.empty());
  REQUIRE(read);
  CHECK(*read == note);
}

TEST_CASE("a note that cannot be trusted is reported") {
  Note note = sample();
  SECTION("no time") {
    note.fetched = "2026-11-20 09:30";
  }
  SECTION("no day") {
    note.fetched = "2026-13-20T09:30:00Z";
  }
  SECTION("no digest") {
    note.sha256 = "abc";
  }
  SECTION("no digest of what came") {
    note.received = "xyz";
  }
  Diagnostics problems;
  CHECK_FALSE(read_back(write_note(note), problems));
  CHECK(problems.has_errors());
}

TEST_CASE("the note of a file stands beside it") {
  const SitePath file = *SitePath::parse("data/tables/2026/a.csv");
  CHECK(note_path(file).text() == "data/tables/2026/a.csv.source.yaml");
  CHECK(noted_file(note_path(file)) == file);
  CHECK_FALSE(noted_file(file));
}

}  // namespace pier::provenance
