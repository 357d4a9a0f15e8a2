#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"

namespace pier::calendar {

/// Days on which schools are closed.
struct SchoolHoliday {
  std::string name;
  Date first;
  Date last;
  /// A guess: the council has not set it yet.
  bool is_provisional = false;
};

/// The bank holiday in England on a day, if it is one: those that the Banking and Financial
/// Dealings Act 1971 and proclamations make each year, the ones that were moved, and the single
/// ones proclaimed up to 2023 (https://www.gov.uk/bank-holidays). From 1996 on.
std::optional<std::string_view> usual_bank_holiday(const Date& day);

/// What data/holidays.yaml adds to that.
class Holidays {
 public:
  /// Reads data/holidays.yaml. What is not right is reported and left out.
  static Holidays read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

  /// Takes over what another file adds.
  void add(Holidays&& other);

  /// Its name: a usual one, or one that the file adds.
  std::optional<std::string_view> bank_holiday(const Date& day) const;
  /// Monday to Friday and no bank holiday.
  bool is_working_day(const Date& day) const;
  /// The working day that lies `days` working days before or after a day.
  Date working_days_before(Date day, int days) const;
  Date working_days_after(Date day, int days) const;

  const SchoolHoliday* school_holiday(const Date& day) const;

 private:
  struct BankHoliday {
    Date day;
    std::string name;
  };
  std::vector<BankHoliday> more_;
  std::vector<SchoolHoliday> school_;
};

/// The day `days` days later, or earlier when that is negative.
Date plus_days(const Date& day, int days);

inline constexpr std::array<std::string_view, 7> kWeekdayNames{
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
/// 0 is Monday, 6 is Sunday (ISO 8601).
unsigned weekday_of(const Date& day);
/// "Monday".
std::string_view weekday_name(const Date& day);
/// "Tuesday 8 December 2026".
std::string long_text(const Date& day);

}  // namespace pier::calendar
