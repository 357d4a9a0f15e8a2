#include "value/json_reader.h"

#include <catch2/catch.hpp>

#include "unit/value/reading.h"

using namespace pier;

namespace {

std::string problems(std::string text) {
  return Reading(std::move(text), read_json).problems();
}

/// The whole message for a problem in a text of one line.
std::string one(std::size_t column, std::size_t length, const std::string& text,
                const std::string& message, const std::string& help) {
  return "a.yaml:1:" + std::to_string(column) + ": error: " + message + "\n  1 | " + text +
         "\n    | " + std::string(column - 1, ' ') + '^' + std::string(length - 1, '~') +
         "\n  help: " + help + "\n";
}

}  // namespace

TEST_CASE("every kind of JSON value is read with the span of its bytes") {
  const Reading r("\xEF\xBB\xBF{ \"a\\\"\" : [ 1, -2.50, \"ü\\n\", true , null ] ,\n\"b\":{}}\n",
                  read_json);
  REQUIRE(r.problems() == "");
  const Value* list = r.at("a\"");
  CHECK(r.sources.text(r.value.as_map()[0].key_span) == "\"a\\\"\"");
  CHECK(r.raw(list) == "[ 1, -2.50, \"ü\\n\", true , null ]");
  CHECK(list->as_list()[0].as_integer() == 1);
  CHECK(list->as_list()[1].as_double() == -2.5);
  CHECK(r.raw(&list->as_list()[1]) == "-2.50");
  CHECK(list->as_list()[2].as_text() == "ü\n");
  CHECK(r.raw(&list->as_list()[2]) == "\"ü\\n\"");
  CHECK(r.raw(&list->as_list()[3]) == "true");
  CHECK(r.raw(&list->as_list()[4]) == "null");
  CHECK(r.raw(r.at("b")) == "{}");
  CHECK(r.value.span.end == r.sources.text(r.file).size() - 1);
}

TEST_CASE("a name that is written twice in JSON is an error with a note at the first") {
  CHECK(problems("{\"a\": 1, \"a\": 2}") ==
        "a.yaml:1:10: error: `a` is written twice [data-duplicate-key]\n"
        "  1 | {\"a\": 1, \"a\": 2}\n"
        "    |          ^~~\n"
        "  note: a.yaml:1:2: the first is here\n"
        "  help: keep one of the two\n");
}

TEST_CASE("the usual slips in JSON are named") {
  CHECK(problems("[1,]") == one(3, 1, "[1,]",
                                "a comma stands before the closing bracket [data-syntax]",
                                "remove the comma"));
  CHECK(problems("[1 2]") ==
        one(4, 1, "[1 2]", "a comma or a colon is missing before this [data-syntax]",
            "put a comma between values, and a colon between a name and its value"));
  CHECK(problems("{a: 1}") == one(2, 1, "{a: 1}",
                                  "the name `a` must be in double quotes [data-syntax]",
                                  "write `\"a\"`"));
  CHECK(problems("['a']") == one(2, 1, "['a']", "texts in JSON are in double quotes [data-syntax]",
                                 "write \" instead of '"));
  CHECK(problems("[2026-06-04]") ==
        one(2, 10, "[2026-06-04]", "`2026-06-04` is not how JSON writes a number [data-syntax]",
            "write it without a plus sign or zeros in front, with digits on both sides of a point; "
            "put dates in double quotes"));
  CHECK(problems("[NaN]") == one(2, 3, "[NaN]", "`NaN` is no number [data-syntax]",
                                 "write a number, or leave the field out"));
  CHECK(problems("[-Infinity]") == one(2, 9, "[-Infinity]",
                                       "`-Infinity` is no number [data-syntax]",
                                       "write a number, or leave the field out"));
  CHECK(problems("[1] // x") == one(5, 2, "[1] // x",
                                    "nothing may follow the end of the value [data-syntax]",
                                    "remove it, or put all values in one list"));
  CHECK(problems("[ // x") ==
        one(3, 4, "[ // x", "JSON has no comments [data-syntax]", "remove it"));
}

TEST_CASE("JSON that ends too early is shown where it begins") {
  CHECK(problems("{\"a\": [1") == one(7, 1, "{\"a\": [1",
                                      "the `[` that opens here is not closed [data-syntax]",
                                      "write `]` after what belongs to it"));
  CHECK(problems("[\"a") == one(2, 2, "[\"a",
                                "the text that begins with `\"` here does not end [data-syntax]",
                                "end it with `\"`"));
  CHECK(problems("").find("there is no value in this file [data-syntax]") != std::string::npos);
}

TEST_CASE("numbers that would change are refused") {
  const std::string help = "if its digits matter and not its value, put it in double quotes";
  const std::string message =
      "this number is larger or smaller than those that can be kept [data-limit]";
  CHECK(problems("[9223372036854775807, -9223372036854775808]") == "");
  CHECK(problems("[9223372036854775808]") == one(2, 19, "[9223372036854775808]", message, help));
  CHECK(problems("[1e999]") == one(2, 5, "[1e999]", message, help));
}

TEST_CASE("JSON deeper than 64 levels is refused") {
  CHECK(problems(std::string(64, '[') + std::string(64, ']')) == "");
  CHECK(problems(std::string(65, '[') + std::string(65, ']'))
            .starts_with("a.yaml:1:65: error: more than 64 lists and groups stand inside each "
                         "other here [data-limit]"));
  CHECK(Reading(std::string(1'000'000, '['), read_json).value.is_null());
}

TEST_CASE("NUL, bytes that are not UTF-8 and more than 20 MB are refused") {
  CHECK(problems(std::string("[1]\0garbage", 11))
            .starts_with("a.yaml:1:4: error: a control character stands here [file-encoding]"));
  CHECK(problems("[\"\xFF\"]").starts_with("a.yaml:1:3: error: this byte is not UTF-8"));
  const Reading large(std::string(20'000'001, ' '), read_json);
  REQUIRE(large.diagnostics.error_count() == 1);
  CHECK(large.diagnostics.all()[0].message ==
        "JSON of 20,000,001 bytes is more than the 20,000,000 that are read");
}
