#include "value/json_writer.h"

#include <catch2/catch.hpp>

#include "unit/value/reading.h"
#include "value/json_reader.h"

using namespace pier;

TEST_CASE("every kind of value has its JSON, without white space") {
  List list{Value(), Value(true), Value(std::int64_t{-5}), Value(0.1), Value(2.0), Value(1e22)};
  CHECK(write_json(MapBuilder().set("b", list).set("a", Value(Map{})).build()) ==
        R"({"b":[null,true,-5,0.1,2.0,1e+22],"a":{}})");
}

TEST_CASE("texts can stand in a script element and in JavaScript") {
  CHECK(write_json("</script>&\u2028\u2029\"\\\n\t\r\x7F – ü") ==
        R"("\u003c/script\u003e\u0026\u2028\u2029\"\\\n\t\u000d\u007f – ü")");
  CHECK(write_json(MapBuilder().set("<", "").build()) == R"({"\u003c":""})");
}

TEST_CASE("markup is written as text") {
  CHECK(write_json(Html::trusted({"<b>x</b>", {}})) == R"("\u003cb\u003ex\u003c/b\u003e")");
}

TEST_CASE("what was written reads back as the same") {
  const std::string text = R"({"a":[1,2.5,-0.001,"ü\u2028 </x> \" \\ \u0007",{}],"":[[],null]})";
  const Reading first(text, read_json);
  const std::string written = write_json(first.value);
  CHECK(write_json(Reading(written, read_json).value) == written);
}
