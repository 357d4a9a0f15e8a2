#include <optional>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

bool is_capitals(std::string_view part, std::string_view unused) {
  for (const char c : part) {
    if (c < 'A' || c > 'Z' || unused.find(c) != std::string_view::npos) return false;
  }
  return !part.empty();
}

/// 02 to 39 for the half-years from March, 51 to 89 for those from September.
bool is_age(std::string_view digits) {
  if (digits.size() != 2 || !is_digit(digits[0]) || !is_digit(digits[1])) return false;
  const int age = (digits[0] - '0') * 10 + (digits[1] - '0');
  return (age >= 2 && age <= 39) || (age >= 51 && age <= 89);
}

/// Two letters, age, three letters.
bool is_current(std::string_view plate) {
  return plate.size() == 7 && is_capitals(plate.substr(0, 2), "IQZ") &&
         is_age(plate.substr(2, 2)) && is_capitals(plate.substr(4), "IQ");
}

/// "A123 BCD", "ABC 123D", "ABZ 1234".
bool is_older(std::string_view plate) {
  std::string form;
  for (const char c : plate) {
    const char kind = is_digit(c) ? '9' : 'A';
    if (kind == '9' && form.ends_with('9')) continue;
    form += kind;
  }
  return plate.size() >= 5 && plate.size() <= 7 &&
         (form == "A9AAA" || form == "AAA9A" || form == "AAA9");
}

/// Three letters first are words ("for 16"), unless they are written with capitals.
bool may_be_older(std::string_view plate) {
  return is_older(plate) && (is_digit(plate[1]) || plate == upper(plate));
}

bool is_near_vehicle(std::string_view text, std::size_t begin, std::size_t end) {
  const std::initializer_list<std::string_view> words = {
      " car ", "car,",      " van ",      "vehicle", "registration", "number plate", "numberplate",
      " vrm",  "motorbike", "motorcycle", "reg no",  "reg:",         " taxi"};
  return stands_before(text, begin, 40, words) || stands_behind(text, end, 30, words);
}

void look_at(std::string_view text, std::size_t begin, std::size_t end, std::string_view plate,
             Matches& found) {
  const std::string capitals = upper(plate);
  const bool is_written_so = capitals == plate;
  if ((is_written_so && is_current(capitals)) ||
      ((is_current(capitals) || may_be_older(plate)) && is_near_vehicle(text, begin, end))) {
    found.push_back({Kind::vehicle, begin, end, capitals});
  }
}

}  // namespace

void vehicle(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.size() > 7) return;
  const std::string_view own = text.substr(run.begin, run.size());
  if (!run.is_number() && run.size() >= 5) return look_at(text, run.begin, run.end, own, found);
  if (!run.is_number() && is_letter(own.front())) {
    const auto next = next_run(text, run);
    if (!next || !next->is_word() || next->size() != 3) return;
    const std::string plate = std::string(own) + std::string(text.substr(next->begin, 3));
    return look_at(text, run.begin, next->end, plate, found);
  }
  const auto before = previous_run(text, run);
  if (!before || !before->is_word() || before->size() != 3) return;
  const std::string plate = std::string(text.substr(before->begin, 3)) + std::string(own);
  look_at(text, before->begin, run.end, plate, found);
}

}  // namespace pier::privacy::detectors
