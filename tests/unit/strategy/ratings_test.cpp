// What became of a rating, in words.

#include <catch2/catch.hpp>

#include "strategy/ratings.h"

using namespace pier::strategy;

namespace {

std::string words(std::optional<Rating> before, std::optional<Rating> now) {
  return change_words(before, now, "2020/21");
}

}  // namespace

TEST_CASE("a rating has one name in files and one for readers") {
  CHECK(rating_named("green") == Rating::green);
  CHECK(rating_named("not-stated") == Rating::not_stated);
  CHECK_FALSE(rating_named("yellow"));
  CHECK_FALSE(rating_named("Green"));
  CHECK(id_of(Rating::not_stated) == "not-stated");
  CHECK(text_of(Rating::not_stated) == "Not stated");
}

TEST_CASE("between two judgements a rating is better, worse or the same") {
  CHECK(words(Rating::amber, Rating::green) == "Better: amber in 2020/21, now green");
  CHECK(words(Rating::red, Rating::amber) == "Better: red in 2020/21, now amber");
  CHECK(words(Rating::green, Rating::red) == "Worse: green in 2020/21, now red");
  CHECK(words(Rating::red, Rating::red) == "Same as in 2020/21");
}

TEST_CASE("what is not stated is no judgement, and neither better nor worse than one") {
  CHECK(words(Rating::not_stated, Rating::red) == "New: not rated in 2020/21");
  CHECK(words(std::nullopt, Rating::green) == "New: not rated in 2020/21");
  CHECK(words(Rating::green, Rating::not_stated) == "No longer rated: green in 2020/21");
  CHECK(words(Rating::red, std::nullopt) == "No longer rated: red in 2020/21");
  CHECK(words(Rating::not_stated, std::nullopt) == "Not rated in either year");
  CHECK(change_between(Rating::not_stated, Rating::not_stated) == Change::unrated);
}
