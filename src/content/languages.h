#pragma once

#include <span>
#include <string_view>

namespace pier {

/// A language in which a page, captions or a document may be.
struct Language {
  /// Its code after BCP 47: "pl", "zh-Hans".
  std::string_view code;
  /// In English: "Polish".
  std::string_view name;
  /// As its readers write it: "Polski".
  std::string_view own_name;
  /// Whether its lines begin at the right.
  bool is_right_to_left = false;
};

/// The languages that pages may be in, sorted by code. Not every code of BCP 47: a page needs the
/// name that its readers know it by. To add one, add a row.
std::span<const Language> languages();

/// The codes of languages(), in its order.
std::span<const std::string_view> language_codes();

/// The language with this code, or null.
const Language* find_language(std::string_view code);

}  // namespace pier
