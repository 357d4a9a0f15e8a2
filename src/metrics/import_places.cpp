#include <array>

#include <fmt/format.h>

#include "base/period.h"
#include "base/text.h"
#include "metrics/import_draft.h"

namespace pier::metrics {

namespace {

/// "201920" and "2019/20" are "2019-20".
std::string double_year(std::string_view time_period) {
  const std::string digits = replace_all(replace_all(time_period, "/", ""), "-", "");
  if (digits.size() != 6) return {};
  std::string year = fmt::format("{}-{}", digits.substr(0, 4), digits.substr(4));
  return Period::parse(year) ? year : std::string{};
}

}  // namespace

std::string find_import_area(std::string_view cell, const FiguresConfig& config) {
  const std::string wanted = ascii_lower(plain_cell(cell));
  if (wanted.empty()) return {};
  for (const Area& area : config.areas()) {
    for (const std::string& name : {area.id, area.code, area.name, area.in_sentence}) {
      if (ascii_lower(plain_cell(name)) == wanted) return area.id;
    }
  }
  const std::string id = slug(wanted);
  return config.find_area(id) != nullptr ? id : std::string{};
}

std::string education_period(std::string_view time_period, std::string_view time_identifier) {
  const std::string time = plain_cell(time_period);
  const std::string kind = slug(time_identifier);
  std::string period;
  if (kind == "calendar-year" || kind == "reporting-year") {
    period = time;
  } else if (kind == "financial-year" || kind == "tax-year") {
    period = double_year(time);
  } else if (kind == "academic-year") {
    period = double_year(time) + "-academic";
  } else if (kind.starts_with("calendar-year-q")) {
    period = fmt::format("{}-q{}", time, kind.substr(kind.size() - 1));
  } else if (kind.starts_with("financial-year-q")) {
    period = fmt::format("{}-q{}", double_year(time), kind.substr(kind.size() - 1));
  } else {
    // A month by its name.
    period = guess_period(fmt::format("{} {}", kind, time));
  }
  return Period::parse(period) ? period : std::string{};
}

}  // namespace pier::metrics
