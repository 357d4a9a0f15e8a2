#include <catch2/catch.hpp>

#include "base/text.h"
#include "scaffold/list_file.h"

using namespace pier;
using scaffold::Added;
using scaffold::ListFile;

namespace {

Added added_to(const std::string& file, std::string_view in_brackets = {}) {
  return ListFile(file).with_entry(
      "terms",
      [](std::size_t indent) {
        const std::string space(indent, ' ');
        return space + "- term: NEW\n" + space + "  # about: later\n";
      },
      {"term", "NEW"}, in_brackets);
}

/// What is added, with what stands before and behind it as it was.
std::string inserted(const std::string& file) {
  const Added added = added_to(file);
  CHECK(added.refusal == "");
  CHECK(added.text.substr(0, added.begin) + added.text.substr(added.end) == file);
  return added.text.substr(added.begin, added.end - added.begin);
}

}  // namespace

TEST_CASE("an entry goes to the end of its list and every other byte stays") {
  const std::string head =
      "# All terms.\nterms:  # here\n  - term: A  # the first\n    meaning: B\n";
  CHECK(inserted(head) == "  - term: NEW\n    # about: later\n");
  CHECK(added_to(head).text == head + "  - term: NEW\n    # about: later\n");
  SECTION("before what follows the list, and behind comments of the last entry") {
    const std::string file = head + "    # source: C\n\n# Another list.\nothers: [x]\n";
    CHECK(inserted(file) == "  - term: NEW\n    # about: later\n");
    CHECK(added_to(file).text.find("# source: C\n  - term: NEW") != std::string::npos);
  }
  SECTION("with an empty line before it where entries have one") {
    const std::string file = head + "\n  # The next.\n  - term: C\n    meaning: D\n";
    CHECK(inserted(file) == "\n  - term: NEW\n    # about: later\n");
  }
  SECTION("as far from the left as the others") {
    CHECK(inserted("terms:\n- term: A\n# end\n") == "- term: NEW\n  # about: later\n");
    CHECK(inserted("terms:\n      - {term: A, meaning: B}\n") ==
          "      - term: NEW\n        # about: later\n");
    CHECK(inserted("terms:\n  -\n    term: A\n") == "  - term: NEW\n    # about: later\n");
  }
  SECTION("behind texts of several lines") {
    CHECK(inserted("terms:\n  - term: A\n    about: >\n      one\n\n      two\nrest: x\n") ==
          "  - term: NEW\n    # about: later\n");
    CHECK(inserted("terms:\n  - term: \"A\n      B\"\n") == "  - term: NEW\n    # about: later\n");
  }
}

TEST_CASE("in a list that is sorted an entry goes to its place") {
  const std::string a = "  # The first.\n  - term: A\n", m = "  - term: MASH\n    # source: C\n",
                    z = "  # The last.\n  - term: \"Z\"\n";
  const std::string entry = "  - term: NEW\n    # about: later\n";
  CHECK(added_to("terms:\n" + a + m + z).text == "terms:\n" + a + m + entry + z);
  CHECK(added_to("terms:\n" + a + m).text == "terms:\n" + a + m + entry);
  CHECK(added_to("terms:\n" + z + a).text == "terms:\n" + z + a + entry);
  CHECK(added_to("terms:\n  # Why.\n  - term: P\n  - term: Z\n").text ==
        "terms:\n" + entry + "  # Why.\n  - term: P\n  - term: Z\n");
  CHECK(added_to("terms:\n\n  - term: P\n\n  - term: Z\n").text ==
        "terms:\n\n" + entry + "\n  - term: P\n\n  - term: Z\n");
}

TEST_CASE("line ends and a byte order mark stay as they are") {
  CHECK(inserted("\xEF\xBB\xBFterms:\r\n  - term: Ä\r\n    meaning: B\r\nrest: x\r\n") ==
        "  - term: NEW\r\n    # about: later\r\n");
  CHECK(inserted("terms:\n  - term: A") == "\n  - term: NEW\n    # about: later\n");
}

TEST_CASE("a list that is empty or not there is made") {
  CHECK(inserted("other: 1\n") == "terms:\n  - term: NEW\n    # about: later\n");
  CHECK(inserted("other: 1") == "\nterms:\n  - term: NEW\n    # about: later\n");
  CHECK(inserted("terms:\nother: 1\n") == "  - term: NEW\n    # about: later\n");
  CHECK(added_to("terms: []  # none yet\nother: 1\n").text ==
        "terms:  # none yet\n  - term: NEW\n    # about: later\nother: 1\n");
}

TEST_CASE("what is not a list of lines is left alone") {
  for (const char* file : {"terms: [{term: A}]\n", "terms: x\n", "terms: {a: b}\n", "- a\n",
                           "terms:\n  - term: A\n   bad: [\n", "terms:\n  - a: 1\n    a: 2\n",
                           "text\n", "terms:\n  - term: A\n...\n"}) {
    CAPTURE(file);
    const Added added = added_to(file);
    if (added.refusal.empty()) {
      // With a mark for its end, the entry still belongs before that.
      CHECK(added.text.find("NEW") < added.text.find("..."));
    } else {
      CHECK(added.text.empty());
      CHECK_FALSE(added.help.empty());
    }
  }
  CHECK(added_to("terms: [a, b]\n", "c").text == "terms: [a, b, c]\n");
}

TEST_CASE("front matter gets an entry, and what follows it is not looked at") {
  const auto redirect = [](const std::string& page) {
    return ListFile::front_matter_of(page)
        .with_entry(
            "aliases", [](std::size_t n) { return std::string(n, ' ') + "- /b/\n"; }, {}, "/b/")
        .text;
  };
  CHECK(redirect("---\ntitle: A\n---\n\naliases: [/x/]\n") ==
        "---\ntitle: A\naliases:\n  - /b/\n---\n\naliases: [/x/]\n");
  CHECK(redirect("---\naliases: [/a/]  # old\ntitle: A\n---\n") ==
        "---\naliases: [/a/, /b/]  # old\ntitle: A\n---\n");
  CHECK(redirect("---\naliases:\n  - /a/\ntitle: A\n---\n") ==
        "---\naliases:\n  - /a/\n  - /b/\ntitle: A\n---\n");
  CHECK(redirect("---\ntitle: A\naliases:\n  - /a/\n---\nText.\n") ==
        "---\ntitle: A\naliases:\n  - /a/\n  - /b/\n---\nText.\n");
}

TEST_CASE("an entry is found by its field, in whatever case") {
  const ListFile file("terms:\n  - term: MASH\n  - words: [SAR, DHR]\n  - day: 2027-05-10\n");
  CHECK(file.line_of("terms", "term", "mash") == 2);
  CHECK(file.line_of("terms", "words", "dhr") == 3);
  CHECK(file.line_of("terms", "day", "2027-05-10") == 4);
  CHECK_FALSE(file.line_of("terms", "term", "MAS"));
  CHECK_FALSE(file.line_of("others", "term", "MASH"));
}
