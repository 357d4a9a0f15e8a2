#pragma once

#include <string>
#include <string_view>

#include "metrics/indicator.h"
#include "metrics/public_figures.h"

namespace pier::metrics {

// How a value is written for readers. Numbers have the indicator's decimals, rounded half away from
// zero, commas between thousands and the minus sign U+2212. What the source printed wins over what
// we would write. All of it is plain text, the same in any locale.

/// The number alone, as in a table whose heading names the unit: "1,839", "−0.01", "92".
std::string number_of(double value, const Indicator& about);

/// The number with its unit, for a sentence: "44.3 per 10,000 children aged 0 to 17", "92%",
/// "11.5 percentage points", "£1,463,633", "−£951.00", "12 days", "1 day", "rank 63". Counts,
/// ratios and scores are numbers alone: the sentence says what they count.
///
/// Thousands of pounds are written out, "£28,589,000": readers need not know what "thousand" beside
/// a number of five digits comes to, and the noughts show that it was rounded.
std::string with_unit(double value, const Indicator& about);

/// What the unit measures, for the heading of a table and the axis of a chart: "Number of
/// children", "Percentage", "Rate per 10,000 children aged 0 to 17", "Thousands of pounds".
std::string measure_of(const Indicator& about);

/// "about", "over", "up to", "a target of"; empty for the empty qualifier.
std::string_view words_of_qualifier(std::string_view qualifier);

/// In a table cell: "1,839", "about 60", "over 200", "[c]".
std::string cell_text(const PublicObservation& figure);

/// In a sentence: "about 60%", "over 200", "44.3 per 10,000 children", "12 days (provisional)",
/// "a number that is not shown, so that nobody can be identified", "a figure that was not
/// collected". Status codes follow in words.
std::string full_text(const PublicObservation& figure, const Indicator& about);

/// full_text() without the status codes.
std::string value_text(const PublicObservation& figure, const Indicator& about);

/// Why there is no value, as a noun for a sentence: "a figure that is not published yet".
std::string_view words_of(Missing missing);

/// The status codes in words: "provisional, revised"; empty when there are none.
std::string status_words(const PublicObservation& figure);

/// "29 of 152, where 1 is the best", "76, where 1 is the most deprived"; as printed when that is no
/// whole number.
std::string rank_words(const Rank& rank);

}  // namespace pier::metrics
