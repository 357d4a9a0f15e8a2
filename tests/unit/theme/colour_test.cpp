#include "theme/colour.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("contrast is that of WCAG") {
  const auto ratio = [](const char* a, const char* b) {
    return contrast(*parse_colour(a), *parse_colour(b));
  };
  CHECK(ratio("#000000", "#ffffff") == Approx(21));
  CHECK(ratio("#ffffff", "#ffffff") == Approx(1));
  // Known from WebAIM's and GOV.UK's lists.
  CHECK(ratio("#767676", "#ffffff") == Approx(4.54).margin(0.005));
  CHECK(ratio("#777777", "#ffffff") == Approx(4.48).margin(0.005));
  CHECK(ratio("#ffffff", "#1d70b8") == Approx(5.17).margin(0.01));
}

TEST_CASE("a colour is # and six digits") {
  CHECK(parse_colour("#112E38").has_value());
  for (const auto* text : {"", "#fff", "112e38", "#112e3g", "#112e388", "# 12e38", "#-12e38"}) {
    INFO(text);
    CHECK_FALSE(parse_colour(text).has_value());
  }
}
