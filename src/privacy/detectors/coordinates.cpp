#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

/// The squares of the national grid that hold land.
constexpr auto kSquares = std::to_array<std::string_view>(
    {"HP", "HT", "HU", "HW", "HX", "HY", "HZ", "NA", "NB", "NC", "ND", "NF", "NG", "NH",
     "NJ", "NK", "NL", "NM", "NN", "NO", "NR", "NS", "NT", "NU", "NW", "NX", "NY", "NZ",
     "OV", "SC", "SD", "SE", "SH", "SJ", "SK", "SM", "SN", "SO", "SP", "SR", "SS", "ST",
     "SU", "SV", "SW", "SX", "SY", "SZ", "TA", "TF", "TG", "TL", "TM", "TQ", "TR", "TV"});

bool is_square(std::string_view letters) {
  return std::binary_search(kSquares.begin(), kSquares.end(), letters);
}

/// A number with decimals at `at`: its end, its value in hundredths, and how many decimals it has.
struct Decimal {
  std::size_t begin;
  std::size_t end;
  int hundredths;
  std::size_t decimals;
};

std::optional<Decimal> decimal_at(std::string_view text, std::size_t at) {
  std::size_t point = at;
  while (point < text.size() && is_digit(text[point])) ++point;
  if (point == at || point - at > 3 || point + 1 >= text.size() || text[point] != '.') {
    return std::nullopt;
  }
  std::size_t end = point + 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == point + 1) return std::nullopt;
  int whole = 0;
  std::from_chars(text.data() + at, text.data() + point, whole);
  return Decimal{at, end, whole * 100 + (text[point + 1] - '0') * 10, end - point - 1};
}

/// Latitudes and longitudes of the United Kingdom.
bool is_latitude(const Decimal& d) {
  return d.hundredths >= 4900 && d.hundredths < 6100;
}
bool is_longitude(const Decimal& d) {
  return d.hundredths < 900;
}

bool says_place(std::string_view text, std::size_t begin) {
  return stands_before(text, begin, 60,
                       {"lat", "lng", "lon", "coordinate", "gps", "geo", "map", "location",
                        "?q=", "&q=", "ll=", "/@"});
}

void latitude_longitude(std::string_view text, const Run& run, Matches& found) {
  constexpr std::size_t kMostBetween = 24, kPrecise = 4, kPreciseInDegrees = 3;
  if (run.size() != 2 || (run.begin > 0 && text[run.begin - 1] == '.')) return;
  const auto latitude = decimal_at(text, run.begin);
  if (!latitude || !is_latitude(*latitude) || latitude->decimals < kPreciseInDegrees) return;
  std::size_t at = latitude->end;
  while (at < text.size() && at - latitude->end < kMostBetween && !is_digit(text[at]) &&
         text[at] != Reading::kGap) {
    ++at;
  }
  const std::string_view between = text.substr(latitude->end, at - latitude->end);
  const auto longitude = at < text.size() ? decimal_at(text, at) : std::nullopt;
  if (between.empty() || !longitude || !is_longitude(*longitude)) return;
  const bool in_degrees = between.find(Reading::kDegree) != std::string_view::npos;
  const std::size_t needed = in_degrees ? kPreciseInDegrees : kPrecise;
  if (latitude->decimals < needed || longitude->decimals < needed) return;
  // Two cells of a table of figures are none, unless something says so.
  const bool is_pair = in_degrees || between.starts_with(", ") || between == " ";
  if (!is_pair && !says_place(text, latitude->begin)) return;
  found.push_back(
      {Kind::coordinates, latitude->begin, longitude->end,
       std::string(text.substr(latitude->begin, latitude->end - latitude->begin)) + "," +
           std::string(text.substr(longitude->begin, longitude->end - longitude->begin))});
}

/// 51°32'16"N 0°42'51"E: from the degrees of latitude to the letter of longitude.
void degrees_minutes(std::string_view text, const Run& run, Matches& found) {
  if (run.size() != 2 || run.end + 2 >= text.size() || text[run.end] != Reading::kDegree) return;
  const std::string_view rest = piece_behind(text, run.end, 40);
  const std::size_t second = rest.find(Reading::kDegree, 1);
  if (second == std::string_view::npos || rest.substr(0, second).find('\'') == std::string::npos) {
    return;
  }
  const std::size_t end = rest.find_first_of("EeWw", second);
  if (end == std::string_view::npos) return;
  std::string value;
  for (const char c : text.substr(run.begin, run.size() + end)) {
    if (is_digit(c)) value += c;
  }
  found.push_back({Kind::coordinates, run.begin, run.end + end + 1, value});
}

/// "TQ 878 857", "TQ878857", "TQ 87812 85723".
void grid_reference(std::string_view text, const Run& run, Matches& found) {
  const auto is_even = [](std::size_t digits) {
    return digits == 6 || digits == 8 || digits == 10;
  };
  if (!run.is_number()) {
    const std::string_view own = text.substr(run.begin, run.size());
    if (run.digits + 2 == run.size() && is_even(run.digits) && is_square(own.substr(0, 2)) &&
        is_digit(own[2])) {
      found.push_back({Kind::coordinates, run.begin, run.end, std::string(own)});
    }
    return;
  }
  if (run.size() < 3 || run.size() > 10) return;
  const auto before = previous_run(text, run);
  if (!before || before->size() != 2 || !is_square(text.substr(before->begin, 2))) return;
  std::string value = std::string(text.substr(before->begin, 2));
  value += text.substr(run.begin, run.size());
  if (is_even(run.size())) {
    found.push_back({Kind::coordinates, before->begin, run.end, value});
    return;
  }
  const auto next = next_run(text, run);
  if (!next || !next->is_number() || next->size() != run.size() || run.size() > 5) return;
  found.push_back({Kind::coordinates, before->begin, next->end,
                   value + std::string(text.substr(next->begin, next->size()))});
}

}  // namespace

void coordinates(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.size() > 12) return;
  if (run.is_number()) {
    latitude_longitude(text, run, found);
    degrees_minutes(text, run, found);
  }
  grid_reference(text, run, found);
}

}  // namespace pier::privacy::detectors
