#include "scaffold/next_year.h"

#include <algorithm>
#include <chrono>

namespace pier::scaffold {

std::string a_year_after(const Date& day) {
  const std::chrono::year_month_day next =
      std::chrono::year_month_day{day.days()} + std::chrono::years(1);
  // 29 February has no day of its own in the next year.
  const auto date =
      Date::from_parts(static_cast<int>(next.year()), static_cast<unsigned>(next.month()),
                       std::min(day.day(), next.ok() ? day.day() : 28U));
  return date.value_or(day).iso();
}

}  // namespace pier::scaffold
