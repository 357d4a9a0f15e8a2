#include <catch2/catch.hpp>

#include "scaffold/yaml_text.h"
#include "value/yaml_reader.h"

using namespace pier;

TEST_CASE("a text in YAML is read back as that text") {
  for (const char* text : {"Essex Police",
                           "",
                           " ",
                           "a ",
                           "true",
                           "No",
                           "null",
                           "~",
                           "12",
                           "2.10",
                           "- a",
                           "a: b",
                           "a #b",
                           "#a",
                           "a # b",
                           "Children’s \"best\" start",
                           "back\\slash",
                           "[a]",
                           "{a}",
                           "*a",
                           "&a",
                           "!a",
                           "%a",
                           "@a",
                           "`a`",
                           "a, b",
                           "'a'",
                           "it's",
                           "a?",
                           "? a",
                           "…",
                           "Ωmega",
                           "y",
                           "2026-06-04"}) {
    CAPTURE(text);
    SourceMap sources;
    Diagnostics problems;
    const FileId file = sources.add("a.yaml", "a: " + scaffold::yaml_text(text) + "\n");
    const Value read = read_yaml(sources.whole(file), sources, problems);
    CHECK(problems.all().empty());
    REQUIRE(read.find("a") != nullptr);
    REQUIRE(read.find("a")->is_text());
    CHECK(read.find("a")->as_text() == text);
  }
}

TEST_CASE("what is plain to see stays bare") {
  CHECK(scaffold::yaml_text("Essex Police") == "Essex Police");
  CHECK(scaffold::yaml_text("12") == "\"12\"");
  CHECK(scaffold::yaml_list({"a", "b: c"}) == "[a, \"b: c\"]");
  CHECK(scaffold::yaml_list({}) == "[]");
}
