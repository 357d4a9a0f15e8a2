#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pier::strategy {

/// How a group's work on an activity was judged in a year, the best first. What a report leaves
/// open is a state of its own: it is neither done nor not done.
enum class Rating : std::uint8_t { green, amber, red, not_stated };
inline constexpr std::size_t kRatingCount = 4;

/// As files and style sheets name them: "green", "amber", "red", "not-stated".
inline constexpr std::array<std::string_view, kRatingCount> kRatingNames{"green", "amber", "red",
                                                                         "not-stated"};
std::optional<Rating> rating_named(std::string_view name);
std::string_view id_of(Rating rating);
/// "Green", "Amber", "Red", "Not stated".
std::string_view text_of(Rating rating);

/// What became of a rating since an earlier year.
enum class Change : std::uint8_t { better, worse, same, fresh, gone, unrated };
inline constexpr std::size_t kChangeCount = 6;

/// None stands for a year in which there is no rating at all; it is as little a judgement as
/// `not_stated`. What is judged in the later year only is fresh, in the earlier year only gone, in
/// neither unrated.
Change change_between(std::optional<Rating> before, std::optional<Rating> now);
/// "better", "worse", "same", "new", "gone", "unrated".
std::string_view id_of(Change change);
/// As the head of a column or a count: "Better", "Worse", "Same", "New", "No longer rated", "Not
/// rated in either year".
std::string_view text_of(Change change);

/// The change with what it is made of: "Better: amber in 2020/21, now green", "Same as in 2020/21",
/// "New: not rated in 2020/21", "No longer rated: green in 2020/21", "Not rated in either year".
std::string change_words(std::optional<Rating> before, std::optional<Rating> now,
                         std::string_view earlier_year);

}  // namespace pier::strategy
