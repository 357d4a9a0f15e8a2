#include "strategy/ratings.h"

#include <fmt/format.h>

#include "base/text.h"

namespace pier::strategy {

namespace {

constexpr std::array<std::string_view, kRatingCount> kRatingTexts{"Green", "Amber", "Red",
                                                                  "Not stated"};
constexpr std::array<std::string_view, kChangeCount> kChangeNames{"better", "worse", "same",
                                                                  "new",    "gone",  "unrated"};
constexpr std::array<std::string_view, kChangeCount> kChangeTexts{
    "Better", "Worse", "Same", "New", "No longer rated", "Not rated in either year"};

bool is_judged(std::optional<Rating> rating) {
  return rating && *rating != Rating::not_stated;
}

}  // namespace

std::optional<Rating> rating_named(std::string_view name) {
  for (std::size_t r = 0; r < kRatingCount; ++r) {
    if (kRatingNames[r] == name) return static_cast<Rating>(r);
  }
  return std::nullopt;
}

std::string_view id_of(Rating rating) {
  return kRatingNames[static_cast<std::size_t>(rating)];
}

std::string_view text_of(Rating rating) {
  return kRatingTexts[static_cast<std::size_t>(rating)];
}

Change change_between(std::optional<Rating> before, std::optional<Rating> now) {
  if (!is_judged(before)) return is_judged(now) ? Change::fresh : Change::unrated;
  if (!is_judged(now)) return Change::gone;
  if (*before == *now) return Change::same;
  return *now < *before ? Change::better : Change::worse;
}

std::string_view id_of(Change change) {
  return kChangeNames[static_cast<std::size_t>(change)];
}

std::string_view text_of(Change change) {
  return kChangeTexts[static_cast<std::size_t>(change)];
}

std::string change_words(std::optional<Rating> before, std::optional<Rating> now,
                         std::string_view earlier_year) {
  const Change change = change_between(before, now);
  const auto word = [](std::optional<Rating> rating) {
    return ascii_lower(text_of(rating.value_or(Rating::not_stated)));
  };
  switch (change) {
    case Change::better:
    case Change::worse:
      return fmt::format("{}: {} in {}, now {}", text_of(change), word(before), earlier_year,
                         word(now));
    case Change::same:
      return fmt::format("Same as in {}", earlier_year);
    case Change::fresh:
      return fmt::format("New: not rated in {}", earlier_year);
    case Change::gone:
      return fmt::format("No longer rated: {} in {}", word(before), earlier_year);
    case Change::unrated:
      break;
  }
  return std::string(text_of(change));
}

}  // namespace pier::strategy
