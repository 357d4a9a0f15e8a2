#include <algorithm>
#include <array>

#include "base/text.h"
#include "privacy/characters.h"
#include "privacy/dates.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

constexpr std::size_t kNearBirth = 34, kBehindBirth = 20, kNearAge = 40, kSurroundings = 240;

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

/// All words of birth have one of these in them: "bor", "bir", "ob", ".b".
bool may_speak_of_birth(std::string_view piece) {
  const auto small = [](char c) { return static_cast<char>(c | 0x20); };
  char before = ' ';
  for (std::size_t at = 0; at < piece.size(); ++at) {
    const char c = small(piece.data()[at]);
    if (c == 'b') {
      const std::string_view next = piece.substr(at + 1, 2);
      if (before == 'o' || before == '.') return true;
      if (next.size() == 2 && small(next[1]) == 'r' &&
          (small(next[0]) == 'o' || small(next[0]) == 'i'))
        return true;
    }
    before = c;
  }
  return false;
}

/// A word of birth, and behind it none of a cohort ("born on or after").
bool speaks_of_birth(std::string_view piece) {
  if (!may_speak_of_birth(piece)) return false;  // most dates end here
  const std::string lower = ' ' + ascii_lower(piece) + ' ';
  for (const std::string_view word :
       {"born", "dob", "d.o.b", "date of birth", "date-of-birth", "date_of_birth", "dateofbirth",
        "birth date", "birthdate", "birthday", "birth:"}) {
    const std::size_t at = lower.rfind(word);
    if (at == std::string::npos || is_letter(lower[at - 1])) continue;
    const std::string_view between = std::string_view(lower).substr(at + word.size());
    if (is_letter(between[0])) continue;
    return !holds_any(between, {" after", " before", " between", " since", " from", " until"});
  }
  return false;
}

/// "12 March 1980 (born)".
bool is_called_birth(std::string_view behind) {
  return behind.find('(') != std::string_view::npos &&
         holds_any(ascii_lower(behind), {"(dob", "(d.o.b", "(date of birth", "(born"});
}

/// A day that figures stand at, or from which a rule holds: "as at 31 March 2024".
bool is_reference_day(std::string_view before) {
  const std::string lower = ascii_lower(before);
  return std::any_of(std::begin(lower), std::end(lower), [](char c) { return c != ' '; }) &&
         holds_any(lower, {" as at", " at ", " as of", " by ", " until ", " since ", " before ",
                           " after ", " from ", "reviewed", "updated", "published", "checked"});
}

}  // namespace

void birth(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  const auto date = date_at(text, run);
  if (!date) return;
  const std::string_view before = piece_before(text, date->begin, kNearBirth);
  const std::string_view behind = piece_behind(text, date->end, kBehindBirth);
  if (speaks_of_birth(before) || is_called_birth(behind)) {
    found.push_back({Kind::birth, date->begin, date->end, date->value()});
    return;
  }
  if (is_reference_day(before.substr(before.size() - std::min<std::size_t>(before.size(), 12)))) {
    return;
  }
  const std::string_view surroundings_before = piece_before(text, date->begin, kSurroundings);
  const std::string_view surroundings_behind = piece_behind(text, date->end, kSurroundings);
  const std::size_t from = date->begin - surroundings_before.size();
  if (!reading.speaks_of_age(from, date->end + surroundings_behind.size())) return;
  auto age = find_age(surroundings_before);
  if (age) {
    age->begin += from;
    age->end += from;
  } else {
    age = find_age(surroundings_behind);
    if (!age) return;
    age->begin += date->end;
    age->end += date->end;
  }
  const std::size_t distance =
      age->end <= date->begin ? date->begin - age->end : age->begin - date->end;
  if (distance <= kNearAge) {
    found.push_back({Kind::birth, date->begin, date->end, date->value()});
  } else if (names_place(surroundings_before) || names_place(surroundings_behind)) {
    const std::string_view written = text.substr(age->begin, age->end - age->begin);
    found.push_back({Kind::age, age->begin, age->end, upper(written) + " " + date->value()});
  }
}

}  // namespace pier::privacy::detectors
