#pragma once

#include <map>
#include <string>
#include <string_view>

namespace pier {

/// The letter under which a text stands in a list from A to Z: its first letter in capitals and
/// without its marks, "0 to 9" for a digit, "Other" when it has neither.
std::string letter_of(std::string_view text);

/// "0 to 9", A to Z, "Other".
struct LetterOrder {
  bool operator()(std::string_view a, std::string_view b) const;
};

template <typename T>
using ByLetter = std::map<std::string, T, LetterOrder>;

/// The id of a letter's heading.
std::string letter_id(std::string_view letter);

}  // namespace pier
