#include "preview/debounce.h"

#include <catch2/catch.hpp>

using namespace pier::preview;
using namespace std::chrono_literals;

namespace {

using Step = FileChange::Step;

FileChange change(Step step, std::string name = "a.md", int folder = 1) {
  return {step, folder, std::move(name)};
}

}  // namespace

TEST_CASE("where nothing happened, nothing is due") {
  Debouncer changes;
  CHECK_FALSE(changes.due());
  changes.begin(1s);
  CHECK_FALSE(changes.due());
}

TEST_CASE("a file that was written into is built as soon as it is closed") {
  Debouncer changes;
  changes.note(change(Step::modified), 1000ms);
  CHECK(changes.due() == 1020ms);
  changes.note(change(Step::modified), 1001ms);
  changes.note(change(Step::closed), 1002ms);
  CHECK(changes.due() == 1002ms);
  changes.begin(1002ms);
  CHECK_FALSE(changes.due());
}

TEST_CASE("a file that was written beside the old one and renamed is built at once") {
  Debouncer changes;
  changes.note(change(Step::created, "a.md.new"), 1000ms);
  changes.note(change(Step::modified, "a.md.new"), 1001ms);
  changes.note(change(Step::closed, "a.md.new"), 1002ms);
  CHECK(changes.due() == 1022ms);  // it may be about to be renamed
  changes.note(change(Step::left, "a.md.new"), 1003ms);
  CHECK(changes.due() == 1023ms);
  changes.note(change(Step::arrived), 1003ms);
  CHECK(changes.due() == 1003ms);
}

TEST_CASE("an editor that moves the old file away is waited for until it is quiet") {
  Debouncer changes;
  changes.note(change(Step::created, "4913"), 1000ms);
  changes.note(change(Step::closed, "4913"), 1000ms);
  changes.note(change(Step::left, "4913"), 1000ms);
  changes.note(change(Step::left), 1001ms);
  changes.note(change(Step::created), 1005ms);
  changes.note(change(Step::modified), 1006ms);
  changes.note(change(Step::closed), 1007ms);
  CHECK(changes.due() == 1027ms);
}

TEST_CASE("a save is not whole while another file is still open") {
  Debouncer changes;
  changes.note(change(Step::modified, "b.md"), 1000ms);
  changes.note(change(Step::modified), 1001ms);
  changes.note(change(Step::closed), 1002ms);
  CHECK(changes.due() == 1022ms);
  // The same name in another folder is another file.
  changes.note(change(Step::closed, "b.md", 2), 1003ms);
  CHECK(changes.due() == 1023ms);
  changes.note(change(Step::closed, "b.md"), 1004ms);
  CHECK(changes.due() == 1004ms);
}

TEST_CASE("there are at most four builds a second") {
  Debouncer changes;
  changes.begin(1000ms);
  changes.note(change(Step::closed), 1010ms);
  CHECK(changes.due() == 1250ms);
  changes.note(change(Step::closed), 1400ms);
  CHECK(changes.due() == 1400ms);
}

TEST_CASE("what goes on happening is built all the same") {
  Debouncer changes;
  auto now = 1000ms;
  for (; now < 1990ms; now += 10ms) changes.note(change(Step::left), now);
  CHECK(changes.due() == 2000ms);
}

TEST_CASE("a storm of names is waited for, and forgotten with the build") {
  Debouncer changes;
  for (int i = 0; i < 10'000; ++i) {
    changes.note(change(Step::modified, std::to_string(i)), 1000ms);
    changes.note(change(Step::closed, std::to_string(i)), 1000ms);
  }
  CHECK(changes.due() == 1000ms);
  for (int i = 0; i < 10'000; ++i) changes.note(change(Step::modified, std::to_string(i)), 1001ms);
  changes.note(change(Step::closed, "9999"), 1001ms);
  CHECK(changes.due() == 1021ms);
  changes.begin(1021ms);
  changes.note(change(Step::closed), 2000ms);
  CHECK(changes.due() == 2000ms);
}

TEST_CASE("events that were lost are a change") {
  Debouncer changes;
  changes.note({}, 1000ms);
  CHECK(changes.due() == 1020ms);
}
