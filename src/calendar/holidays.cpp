#include "calendar/holidays.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "calendar/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::calendar {

namespace {

constexpr unsigned kSaturday = 5;

struct Proclaimed {
  int year;
  unsigned month;
  unsigned day;
  std::string_view name;
};

/// Single days, and days that took the place of the usual ones.
constexpr auto kProclaimed = std::to_array<Proclaimed>({
    {1999, 12, 31, "Millennium"},
    {2002, 6, 3, "Golden Jubilee"},
    {2002, 6, 4, "Spring bank holiday"},
    {2011, 4, 29, "Royal Wedding"},
    {2012, 6, 4, "Spring bank holiday"},
    {2012, 6, 5, "Diamond Jubilee"},
    {2020, 5, 8, "Early May bank holiday"},
    {2022, 6, 2, "Spring bank holiday"},
    {2022, 6, 3, "Platinum Jubilee"},
    {2022, 9, 19, "State Funeral"},
    {2023, 5, 8, "Coronation"},
});

/// Easter Sunday (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, chapter 8).
Date easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return *Date::from_parts(year, static_cast<unsigned>(sum / 31),
                           static_cast<unsigned>(sum % 31 + 1));
}

bool is_monday(const Date& day) {
  return weekday_of(day) == 0;
}

/// New Year's Day, Christmas Day and Boxing Day, or the days in their place where they fall on a
/// weekend.
std::optional<std::string_view> fixed_holiday(const Date& day) {
  const unsigned weekday = weekday_of(day);
  if (weekday >= kSaturday) return std::nullopt;
  const unsigned number = day.day();
  if (day.month() == 1) {
    const bool in_place = is_monday(day) && (number == 2 || number == 3);
    if (number == 1 || in_place) return "New Year’s Day";
  }
  if (day.month() != 12) return std::nullopt;
  if (number == 25) return "Christmas Day";
  if (number == 26) return "Boxing Day";
  // 27 December is a Monday: Christmas Day was a Saturday. It is a Tuesday: it was a Sunday.
  if (number == 27 && weekday <= 1) return "Christmas Day";
  // 28 December is a Monday: Boxing Day was a Saturday. It is a Tuesday: it was a Sunday.
  if (number == 28 && weekday <= 1) return "Boxing Day";
  return std::nullopt;
}

constexpr auto kText = FieldKind::text;
constexpr auto kDate = FieldKind::date;
constexpr auto kRequired = Need::required;

constexpr auto kBankHoliday = std::to_array<Field>({
    {.name = "date",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the day",
     .example = "2027-05-10"},
    {.name = "name",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is for",
     .example = "Jubilee"},
});

constexpr auto kSchoolHoliday = std::to_array<Field>({
    {.name = "name",
     .kind = kText,
     .need = kRequired,
     .meaning = "which holiday",
     .example = "Half term"},
    {.name = "first",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the first day",
     .example = "2026-10-26"},
    {.name = "last",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the last day",
     .example = "2026-10-30"},
    {.name = "provisional",
     .kind = FieldKind::yes_no,
     .meaning = "the dates are a guess",
     .example = "true"},
});

constexpr auto kFile = std::to_array<Field>({
    {.name = "bank_holidays",
     .kind = FieldKind::list,
     .meaning = "bank holidays beside the usual ones",
     .example = "[{date: 2027-05-10, name: Jubilee}]",
     .fields = kBankHoliday},
    {.name = "school_holidays",
     .kind = FieldKind::list,
     .meaning = "when schools are closed",
     .example = "[{name: Half term, first: 2026-10-26, last: 2026-10-30}]",
     .fields = kSchoolHoliday},
});

}  // namespace

Date plus_days(const Date& day, int days) {
  const std::chrono::year_month_day ymd{day.days() + std::chrono::days{days}};
  return *Date::from_parts(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                           static_cast<unsigned>(ymd.day()));
}

unsigned weekday_of(const Date& day) {
  return std::chrono::weekday{day.days()}.iso_encoding() - 1;
}

std::string_view weekday_name(const Date& day) {
  return kWeekdayNames[weekday_of(day)];
}

std::string long_text(const Date& day) {
  return fmt::format("{} {}", weekday_name(day), day.text());
}

std::optional<std::string_view> usual_bank_holiday(const Date& day) {
  bool is_spring_moved = false;
  bool is_may_moved = false;
  for (const Proclaimed& one : kProclaimed) {
    if (one.year != day.year()) continue;
    if (one.month == day.month() && one.day == day.day()) return one.name;
    is_spring_moved = is_spring_moved || one.name == "Spring bank holiday";
    is_may_moved = is_may_moved || one.name == "Early May bank holiday";
  }
  if (const auto fixed = fixed_holiday(day)) return fixed;
  const long from_easter = days_between(easter(day.year()), day);
  if (from_easter == -2) return "Good Friday";
  if (from_easter == 1) return "Easter Monday";
  if (!is_monday(day)) return std::nullopt;
  if (day.month() == 5 && day.day() <= 7 && !is_may_moved) return "Early May bank holiday";
  if (day.month() == 5 && day.day() >= 25 && !is_spring_moved) return "Spring bank holiday";
  if (day.month() == 8 && day.day() >= 25) return "Summer bank holiday";
  return std::nullopt;
}

std::span<const Field> holidays_fields() {
  return kFile;
}

Holidays Holidays::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  Holidays holidays;
  const Span whole = sources.whole(file);
  const Value fields =
      check_fields(read_yaml(whole, sources, diagnostics), kFile, whole, sources, diagnostics);
  for (const Value& item : list_of(fields.find("bank_holidays"))) {
    const auto day = date_of(item.find("date"));
    if (day) holidays.more_.push_back({*day, text_of(item.find("name"))});
  }
  for (const Value& item : list_of(fields.find("school_holidays"))) {
    const auto first = date_of(item.find("first"));
    const auto last = date_of(item.find("last"));
    if (!first || !last) continue;
    if (*last < *first) {
      diagnostics.report(
          "calendar-date", item.find("last")->span,
          fmt::format("the holiday ends on {} and begins on {}", last->text(), first->text()),
          "give the first day as `first` and the last as `last`");
      continue;
    }
    holidays.school_.push_back(
        {text_of(item.find("name")), *first, *last, yes_of(item.find("provisional"), false)});
  }
  return holidays;
}

void Holidays::add(Holidays&& other) {
  std::move(other.more_.begin(), other.more_.end(), std::back_inserter(more_));
  std::move(other.school_.begin(), other.school_.end(), std::back_inserter(school_));
}

std::optional<std::string_view> Holidays::bank_holiday(const Date& day) const {
  if (const auto usual = usual_bank_holiday(day)) return usual;
  for (const BankHoliday& one : more_) {
    if (one.day == day) return one.name;
  }
  return std::nullopt;
}

bool Holidays::is_working_day(const Date& day) const {
  return weekday_of(day) < kSaturday && !bank_holiday(day);
}

Date Holidays::working_days_before(Date day, int days) const {
  while (days > 0) {
    day = plus_days(day, -1);
    if (is_working_day(day)) --days;
  }
  return day;
}

Date Holidays::working_days_after(Date day, int days) const {
  while (days > 0) {
    day = plus_days(day, 1);
    if (is_working_day(day)) --days;
  }
  return day;
}

const SchoolHoliday* Holidays::school_holiday(const Date& day) const {
  for (const SchoolHoliday& one : school_) {
    if (one.first <= day && day <= one.last) return &one;
  }
  return nullptr;
}

}  // namespace pier::calendar
