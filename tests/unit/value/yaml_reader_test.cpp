#include "value/yaml_reader.h"

#include <catch2/catch.hpp>

#include "unit/value/reading.h"

using namespace pier;

TEST_CASE("plain scalars are typed only where they look like it") {
  const Reading r(
      "a: true\nb: 12\nc: -3\nd: 2.50\ne: null\nf: ~\ng:\nh: 0\n"
      "i: yes\nj: 012\nk: 2026-06-04\nl: 1e5\nm: True\nn: 9223372036854775808\no: .5\n"
      "p: \"12\"\nq: 'true'\nr: +1\ns: 0x1F\nt: .inf\nu: 1_000\nv: 12:30\n");
  CHECK(r.problems() == "");
  CHECK(r.at("a")->as_bool());
  CHECK(r.at("b")->as_integer() == 12);
  CHECK(r.at("c")->as_integer() == -3);
  CHECK(r.at("d")->as_double() == 2.5);
  for (const char* key : {"e", "f", "g"}) CHECK(r.at(key)->is_null());
  CHECK(r.at("h")->as_integer() == 0);
  for (const char* key : {"i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v"}) {
    INFO(key);
    REQUIRE(r.at(key)->is_text());
  }
  CHECK(r.at("j")->as_text() == "012");
  CHECK(r.at("q")->as_text() == "true");
}

TEST_CASE("every value and name has the span of its bytes") {
  const Reading r(
      "title: Ünï folded\n  text # not this\n\"quoted\": 'it''s'   # c\n"
      "list: [1, {a: b }, [ ] ] # c\nempty:\nblock: |\n  one\n\n  two\n\n"
      "items:\n  - x: 1\n    y: \"\\\"\"\n  - z\n");
  CHECK(r.problems() == "");
  CHECK(r.raw(r.at("title")) == "Ünï folded\n  text");
  CHECK(r.at("title")->as_text() == "Ünï folded text");
  CHECK(r.raw(r.at("quoted")) == "'it''s'");
  CHECK(r.raw(r.at("list")) == "[1, {a: b }, [ ] ]");
  CHECK(r.raw(&r.at("list")->as_list()[1]) == "{a: b }");
  CHECK(r.raw(&r.at("list")->as_list()[2]) == "[ ]");
  CHECK(r.raw(r.at("empty")).empty());
  CHECK(r.sources.text(Span{r.file, 0, r.at("empty")->span.begin}).ends_with("\nempty:"));
  CHECK(r.raw(r.at("block")) == "|\n  one\n\n  two");
  CHECK(r.at("block")->as_text() == "one\n\ntwo\n");
  CHECK(r.raw(r.at("items")) == "- x: 1\n    y: \"\\\"\"\n  - z");
  CHECK(r.raw(&r.at("items")->as_list()[0]) == "x: 1\n    y: \"\\\"\"");
  CHECK(r.sources.text(r.value.as_map()[1].key_span) == "\"quoted\"");
}

TEST_CASE("a part of a file is read with spans in the file") {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("a.md", "---\na: b\n---\ntext\n");
  const Value value = read_yaml({file, 4, 9}, sources, diagnostics);
  CHECK(value.find("a")->span == Span{file, 7, 8});
  CHECK(diagnostics.empty());
}

TEST_CASE("a byte order mark and CRLF are accepted and change no span") {
  const Reading r(
      "\xEF\xBB\xBF"
      "a: x\r\nb: >-\r\n  y\r\n  z\r\nc: \"d\"\r\n");
  CHECK(r.problems() == "");
  CHECK(r.raw(r.at("a")) == "x");
  CHECK(r.at("b")->as_text() == "y z");
  CHECK(r.raw(r.at("b")) == ">-\r\n  y\r\n  z");
  CHECK(r.raw(r.at("c")) == "\"d\"");
}

TEST_CASE("kept line ends at the end of a file are neither more nor fewer") {
  CHECK(Reading("a: |+\n  x\n").at("a")->as_text() == "x\n");
  CHECK(Reading("a: |+\n  x\n\n").at("a")->as_text() == "x\n\n");
  CHECK(Reading("a: |-\n  x\n").at("a")->as_text() == "x");
}

TEST_CASE("names are text whatever they look like") {
  const Reading r("null: 1\ntrue: 2\n999: 3\n~: 4\n? e\n: 5\n");
  CHECK(r.problems() == "");
  for (const char* key : {"null", "true", "999", "~", "e"}) CHECK(r.at(key) != nullptr);
}

TEST_CASE("what is empty gives an empty map and no problem") {
  for (const char* text : {"", "\n", "# only a comment\n", "---\n", "~"}) {
    const Reading r(text);
    CHECK(r.value.as_map().empty());
    CHECK(r.problems() == "");
    CHECK(r.value.span == r.sources.whole(r.file));
  }
}

TEST_CASE("a name that is written twice is an error with a note at the first") {
  const Reading r("title: A\norder: 1\ntitle: B\n");
  CHECK(r.at("title")->as_text() == "A");
  CHECK(r.value.as_map().size() == 2);
  CHECK(r.problems() ==
        "a.yaml:3:1: error: `title` is written twice [data-duplicate-key]\n"
        "  3 | title: B\n"
        "    | ^~~~~\n"
        "  note: a.yaml:1:1: the first is here\n"
        "  help: keep one of the two\n");
}

TEST_CASE("a name written twice is found among thousands") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "k" + std::to_string(i) + ": x\n";
  const Reading r(text + "k17: y\n");
  CHECK(r.value.as_map().size() == 20'000);
  CHECK(r.problems().find("note: a.yaml:18:1: the first is here") != std::string::npos);
}

TEST_CASE("a slip of indentation that would end the document early is an error") {
  CHECK(Reading(" - meeting: A\n- meeting: B\n").problems() ==
        "a.yaml:2:1: error: this does not belong to what stands above it, and nothing from here "
        "on would be read [data-one-document]\n"
        "  2 | - meeting: B\n"
        "    | ^~~~~~~~~~~~\n"
        "  help: let all names of a group, and all items of a list, begin in the same column\n");
}

TEST_CASE("a second document is an error") {
  CHECK(
      Reading("a: 1\n---\nb: 2\n").problems() ==
      "a.yaml:2:1: error: a second document begins here, and nothing from here on would be read "
      "[data-one-document]\n"
      "  2 | ---\n"
      "    | ^~~\n"
      "  help: remove the line of hyphens or dots, or move what follows into a file of its own\n");
  CHECK(
      Reading("a: 1\n...\nb: 2\n").problems().starts_with("a.yaml:3:1: error: a second document"));
}

TEST_CASE("aliases, anchors, tags and merge keys are refused") {
  const Reading r("a: &x 1\nb: *x\nc: !!str 2\n<<: {d: 1}\ne: kept\n");
  CHECK(r.at("e")->as_text() == "kept");
  CHECK(r.problems() ==
        "a.yaml:1:4: error: `&x` is an anchor of YAML, which is not used here [data-feature]\n"
        "  1 | a: &x 1\n"
        "    |    ^~\n"
        "  help: remove it; a text that begins with `&` must be in quotes\n"
        "a.yaml:2:4: error: a text that begins with `*` must be in quotes [data-syntax]\n"
        "  2 | b: *x\n"
        "    |    ^\n"
        "  help: write `b: \"*x\"`\n"
        "a.yaml:3:4: error: `!!str` is a tag of YAML, which is not used here [data-feature]\n"
        "  3 | c: !!str 2\n"
        "    |    ^~~~~\n"
        "  help: remove it; a text that begins with `!` must be in quotes\n"
        "a.yaml:4:1: error: `<<` merges groups of fields, which is not used here [data-feature]\n"
        "  4 | <<: {d: 1}\n"
        "    | ^~\n"
        "  help: write the fields out\n");
}

TEST_CASE("a tab in the indentation is named, though the parser would take it for a letter") {
  const std::string expected =
      ":1: error: a tab stands where spaces must stand [data-syntax]\n"
      "  2 |  b: 1\n"
      "    | ^\n"
      "  help: indent with spaces, two for each level\n";
  CHECK(Reading("a:\n\tb: 1\n").problems() == "a.yaml:2" + expected);
  CHECK(Reading("a: 1\n\tb: 1\n").problems() == "a.yaml:2" + expected);
  CHECK(Reading("a: [x,\ty]\nb: \"\tz\"\n").problems() == "");
}

TEST_CASE("a colon in a text asks for quotes") {
  CHECK(Reading("title: Foo: bar # c\n").problems() ==
        "a.yaml:1:11: error: a text that holds a colon and a space must be in quotes "
        "[data-syntax]\n"
        "  1 | title: Foo: bar # c\n"
        "    |           ^\n"
        "  help: write `title: \"Foo: bar\"`\n");
}

TEST_CASE("a quotation that does not end is shown where it begins") {
  const std::string expected =
      "a.yaml:1:8: error: the text that begins with \" here does not end [data-syntax]\n"
      "  1 | title: \"Open\n"
      "    |        ^~~~~\n"
      "  help: end the text with \"; a quotation mark inside the text is written \\\"\n";
  CHECK(Reading("title: \"Open\n").problems() == expected);
  CHECK(Reading("title: \"Open\nsummary: Text\n").problems() == expected);
  CHECK(Reading("title: \"Open\nsummary: \"Text\"\n").problems() == expected);
  CHECK(Reading("title: \"Open\nsummary: Text\"\n").problems() == expected);
  CHECK(Reading("title: \"Open\n  and closed\"\n").problems() == "");
  CHECK(Reading("a: it's\nb: 'open\n").problems().starts_with("a.yaml:2:4: error: the text that"));
}

TEST_CASE("text behind a closing quotation mark is an error") {
  CHECK(Reading("title: \"Foo\" bar\n").problems() ==
        "a.yaml:1:14: error: the text goes on after its closing quotation mark [data-syntax]\n"
        "  1 | title: \"Foo\" bar\n"
        "    |              ^~~\n"
        "  help: write `title: '\"Foo\" bar'`\n");
}

TEST_CASE("a line without a colon is shown, at the end and in the middle") {
  const std::string expected =
      "a.yaml:2:1: error: `not-a-key` is neither a name nor its value [data-syntax]\n"
      "  2 | not-a-key\n"
      "    | ^~~~~~~~~\n"
      "  help: write a name, a colon, a space and the value: `name: value`; if the line goes on "
      "with the text above, indent it further than the name of that text\n";
  CHECK(Reading("a: 1\nnot-a-key\n").problems() == expected);
  CHECK(Reading("a: 1\nnot-a-key").problems() == expected);
  CHECK(Reading("a: 1\nnot-a-key\nb: 2\n").problems() == expected);
}

TEST_CASE("a missing space behind a colon is found") {
  CHECK(Reading("title:Foo\nb: 2\n").problems() ==
        "a.yaml:1:6: error: a space is missing after the colon [data-syntax]\n"
        "  1 | title:Foo\n"
        "    |      ^\n"
        "  help: write `title: Foo`\n");
}

TEST_CASE("lines that are indented neither here nor there are shown") {
  const std::string expected = " is not indented like the lines that it belongs to [data-syntax]\n";
  CHECK(Reading("a: 1\n  b: 2\n").problems().starts_with("a.yaml:2:3: error: `b: 2`" + expected));
  CHECK(Reading("a:\n  b: 1\n c: 2\n")
            .problems()
            .starts_with("a.yaml:3:2: error: `c: 2`" + expected));
  CHECK(Reading("a:\n  - x\n - y\n").problems().starts_with("a.yaml:3:2: error: `- y`" + expected));
}

TEST_CASE("a bracket that is not closed is shown where it opens") {
  CHECK(Reading("tags: [a, b\nc: d\n").problems() ==
        "a.yaml:1:7: error: the `[` that opens here is not closed [data-syntax]\n"
        "  1 | tags: [a, b\n"
        "    |       ^~~~~\n"
        "  help: write `]` after the last item; if it is a text, put it in quotes\n");
  CHECK(Reading("a: [b, , c]\n").problems().starts_with("a.yaml:1:8: error: an item of the list"));
  CHECK(Reading("a: [b]]\n").problems().starts_with("a.yaml:1:7: error: this closing bracket"));
}

TEST_CASE("characters that begin no text ask for quotes") {
  CHECK(Reading("a: @b\n").problems() ==
        "a.yaml:1:4: error: a text that begins with `@` must be in quotes [data-syntax]\n"
        "  1 | a: @b\n"
        "    |    ^\n"
        "  help: write `a: \"@b\"`\n");
  CHECK(Reading("a: **b** \"c\"\n").problems().find("help: write `a: '**b** \"c\"'`") !=
        std::string::npos);
  CHECK(Reading(",a: 1").problems().starts_with("a.yaml:1:1: error: a text that begins with `,`"));
}

TEST_CASE("in brackets, a text with a question mark asks for quotes around all of it") {
  CHECK(Reading("card: {heading: Are you worried?, text: Ring us.}\n").problems() ==
        "a.yaml:1:17: error: a text with `?` in it must be in quotes when it stands in brackets "
        "[data-syntax]\n"
        "  1 | card: {heading: Are you worried?, text: Ring us.}\n"
        "    |                 ^~~~~~~~~~~~~~~~\n"
        "  help: write `\"Are you worried?\"`\n");
  const auto help = [](const char* text) {
    const std::string problems = Reading(text).problems();
    return problems.substr(problems.find("help: "));
  };
  CHECK(help("a: [Worried? Ring us, b]\n") == "help: write `\"Worried? Ring us\"`\n");
  CHECK(help("a: [b, https://c.example/?d ]\n") == "help: write `\"https://c.example/?d\"`\n");
  CHECK(help("a: {Worried?: b}\n") == "help: write `\"Worried?\"`\n");
  CHECK(help("a:\n  [\n    b,\n    Who?\n  ]\n") == "help: write `\"Who?\"`\n");
  CHECK(help("a: [?, b]\n") == "help: write `\"?\"`\n");
  CHECK(help("a: [@b, c]\n") == "help: write `\"@b\"`\n");
  CHECK(Reading("a: Worried?\nb: [\"Worried?\", 'Who?']\n").problems() == "");
}

TEST_CASE("a hash that would cut a text is an error, a comment is not") {
  CHECK(Reading("title: Issue #2 of 3\n").problems() ==
        "a.yaml:1:14: error: everything from `#` on is a comment and would be left out "
        "[data-comment]\n"
        "  1 | title: Issue #2 of 3\n"
        "    |              ^~~~~~~\n"
        "  help: write `title: \"Issue #2 of 3\"`, or a space after `#` if it is meant as a "
        "comment\n");
  CHECK(Reading("a: #1\n").problems().starts_with("a.yaml:1:4: error: everything from `#`"));
  CHECK(Reading("a: b # c\nd: e#f\n#g\nh: # i\n").problems() == "");
}

TEST_CASE("lists and groups deeper than 32 levels are refused") {
  const auto nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  CHECK(Reading(nested(32)).problems() == "");
  CHECK(Reading(nested(33)).problems() ==
        "a.yaml:1:33: error: more than 32 lists and groups stand inside each other here "
        "[data-limit]\n"
        "  1 | " +
            nested(33) +
            "\n"
            "    |                                 ^\n"
            "  help: use fewer levels\n");
  CHECK(Reading(std::string(100'000, '[')).value.is_null());
  CHECK(Reading(std::string(100'000, '{')).value.is_null());
}

TEST_CASE("more than 50,000 values are refused") {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "- x\n";
  CHECK(Reading(text).problems().find("the file holds more than 50,000 values [data-limit]") !=
        std::string::npos);
}

TEST_CASE("bytes that the parser would misunderstand are refused before") {
  CHECK(Reading(std::string("a: 1\n\4b: 2\n"))
            .problems()
            .starts_with("a.yaml:2:1: error: a control character stands here [file-encoding]\n"));
  CHECK(Reading(std::string("\0a", 2)).value.is_null());
  CHECK(Reading("\xFE\xFF").problems().starts_with("a.yaml:1:1: error: this byte is not UTF-8"));
  const Reading large(std::string(2'000'001, ' '));
  REQUIRE(large.diagnostics.error_count() == 1);
  CHECK(large.diagnostics.all()[0].message ==
        "YAML of 2,000,001 bytes is more than the 2,000,000 that are read");
}

TEST_CASE("input on which the parser gives documents without end is refused at once") {
  for (const char* text : {",", ",,", "[a],", "]", "}"}) {
    INFO(text);
    CHECK(Reading(text).diagnostics.has_errors());
  }
}
