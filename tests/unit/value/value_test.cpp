#include "value/value.h"

#include <string_view>

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("a member is found by its whole name") {
  const Value map = MapBuilder()
                        .set("title", 1.0)
                        .set("", 2.0)
                        .set("tulip", 3.0)
                        .set("tunes", 4.0)
                        .set("tune", 5.0)
                        .build();
  const auto found = [&](std::string_view name) {
    const Value* value = map.find(name);
    return value == nullptr ? 0.0 : value->as_double();
  };
  CHECK(found("title") == 1.0);
  CHECK(found("") == 2.0);
  CHECK(found("tulip") == 3.0);
  CHECK(found("tunes") == 4.0);
  CHECK(found("tune") == 5.0);
  CHECK(found("tuner") == 0.0);
  CHECK(found("t") == 0.0);
  CHECK(Value("title").find("title") == nullptr);
}
