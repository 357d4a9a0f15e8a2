#include "statistics/number_text.h"

#include <cmath>
#include <limits>
#include <locale>

#include <catch2/catch.hpp>

using namespace pier::statistics;

TEST_CASE("numbers for people have commas, fixed decimals and a real minus sign") {
  CHECK(number_text(1234567.891, {.decimals = 1}) == "1,234,567.9");
  CHECK(number_text(52, {.decimals = 1}) == "52.0");
  CHECK(number_text(999.95, {.decimals = 1}) == "1,000.0");
  CHECK(number_text(999, {.decimals = 0}) == "999");
  CHECK(number_text(1000, {.decimals = 0}) == "1,000");
  CHECK(number_text(-11.5, {.decimals = 1}) ==
        "\xE2\x88\x92"
        "11.5");
  CHECK(number_text(2.675, {.decimals = 2}) == "2.68");
  CHECK(number_text(0.001, {.decimals = 3}) == "0.001");
}

TEST_CASE("numbers for data files have neither") {
  const NumberStyle plain{.commas = false, .real_minus = false};
  CHECK(number_text(-1234567.25, plain) == "-1234567.25");
  CHECK(number_text(1e21, plain) == "1000000000000000000000");
  CHECK(number_text(1e-7, plain) == "0.0000001");
}

TEST_CASE("without a number of decimals a number is written as it is") {
  CHECK(number_text(-0.01, {.real_minus = false}) == "-0.01");
  CHECK(number_text(38.2, {}) == "38.2");
  CHECK(number_text(1800, {}) == "1,800");
}

TEST_CASE("nought has no sign") {
  CHECK(number_text(-0.0, {.decimals = 0}) == "0");
  CHECK(number_text(-0.04, {.decimals = 1, .plus = true}) == "0.0");
  CHECK(number_text(0.04, {.decimals = 1, .plus = true}) == "0.0");
  CHECK(number_text(0.05, {.decimals = 1, .plus = true}) == "+0.1");
  CHECK(count_text(0, {.plus = true}) == "0");
}

TEST_CASE("what is not finite has no text") {
  CHECK(number_text(std::nan(""), {.decimals = 1}).empty());
  CHECK(number_text(-std::numeric_limits<double>::infinity(), {}).empty());
}

TEST_CASE("whole numbers keep all their digits") {
  CHECK(count_text(9'007'199'254'740'993, {}) == "9,007,199,254,740,993");
  CHECK(count_text(std::numeric_limits<std::int64_t>::min(), {.real_minus = false}) ==
        "-9,223,372,036,854,775,808");
  CHECK(count_text(-312, {.real_minus = false}) == "-312");
  CHECK(count_text(12, {.plus = true}) == "+12");
}

TEST_CASE("the locale of the process changes nothing") {
  struct German : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale(), new German));
  const std::string text = number_text(1234567.25, {.decimals = 1});
  const std::string count = count_text(1234567, {});
  std::locale::global(before);
  CHECK(text == "1,234,567.3");
  CHECK(count == "1,234,567");
}
