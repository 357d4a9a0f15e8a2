#include "calendar/london_time.h"

#include <chrono>

namespace pier::calendar {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;

sys_days last_sunday(int year, std::chrono::month month) {
  return sys_days{std::chrono::year{year} / month / std::chrono::Sunday[std::chrono::last]};
}

sys_days begins(const Date& day) {
  return last_sunday(day.year(), std::chrono::March);
}

sys_days ends(const Date& day) {
  return last_sunday(day.year(), std::chrono::October);
}

/// Whether the clocks are an hour ahead; of a time that is shown twice, the first time.
bool is_summer(const Date& day, TimeOfDay time) {
  const auto wall = day.days() + minutes{time.minutes};
  return wall >= begins(day) + hours{1} && wall < ends(day) + hours{2};
}

}  // namespace

Shown shown(const Date& day, TimeOfDay time) {
  const bool is_second_hour = time.minutes >= 60 && time.minutes < 120;
  if (!is_second_hour) return Shown::once;
  if (day.days() == begins(day)) return Shown::never;
  return day.days() == ends(day) ? Shown::twice : Shown::once;
}

const char* offset_of(const Date& day, TimeOfDay time) {
  return is_summer(day, time) ? "+01:00" : "+00:00";
}

}  // namespace pier::calendar
