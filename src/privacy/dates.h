#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "privacy/runs.h"

namespace pier::privacy {

/// A whole date as people write one, and where it stands.
struct WrittenDate {
  std::size_t begin = 0;
  std::size_t end = 0;
  unsigned day = 0;
  unsigned month = 0;
  /// As written: two digits or four.
  std::string year;

  /// "3MAY2014" and "03/05/14" give one value, as far as the digits of the year allow.
  std::string value() const;
};

/// The date whose first digits are in this run: 3/5/2014, 03.05.14, 2014-05-03, 3rd May 2014,
/// 3 of May, 2014, May 3 2014, 03MAY14. Day before month where all is in numbers.
std::optional<WrittenDate> date_at(std::string_view text, const Run& run);

/// An exact age as people write one.
struct WrittenAge {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first age of one person in a piece of text: "aged 7", "age of seven", "7-year-old",
/// "8 months old". No bands ("aged 5 to 9", "under 18", "16 and over") and no ages of many people
/// ("children aged 4", "two-year-olds").
std::optional<WrittenAge> find_age(std::string_view piece);

/// Whether a piece of text names a place: a preposition before a capital that begins no month.
bool names_place(std::string_view piece);

}  // namespace pier::privacy
