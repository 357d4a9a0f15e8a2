#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace pier {

/// A calendar day of the Gregorian calendar, without a time or a zone.
/// Invariant: the day exists, and its year is 1 to 9999.
class Date {
 public:
  /// The day, if there is such a day: from_parts(2026, 2, 29) is none.
  static std::optional<Date> from_parts(int year, unsigned month, unsigned day);

  /// Reads exactly "2026-06-04" (ISO 8601 extended form).
  static std::optional<Date> parse(std::string_view text);

  /// The day of the UTC calendar that holds this many seconds since 1970.
  static Date from_unix_seconds(long long seconds);

  int year() const { return static_cast<int>(ymd_.year()); }
  unsigned month() const { return static_cast<unsigned>(ymd_.month()); }
  unsigned day() const { return static_cast<unsigned>(ymd_.day()); }

  /// "2026-06-04".
  std::string iso() const;
  /// "4 June 2026" (GOV.UK style).
  std::string text() const;
  /// "2026-06-04T00:00:00Z" (RFC 3339), for feeds that need a time.
  std::string rfc3339() const;

  std::chrono::sys_days days() const { return std::chrono::sys_days{ymd_}; }

  friend bool operator==(const Date&, const Date&) = default;
  friend auto operator<=>(const Date& a, const Date& b) { return a.ymd_ <=> b.ymd_; }

 private:
  explicit Date(std::chrono::year_month_day ymd) : ymd_(ymd) {}
  std::chrono::year_month_day ymd_;
};

inline constexpr std::array<std::string_view, 12> kMonthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// The number (1 to 12) of a month given by its name or the beginning of it, three letters at least
/// and in either case: "March", "sept", "DEC".
std::optional<int> month_named(std::string_view text);

/// Whole days from `a` to `b`; negative when b is earlier.
long days_between(const Date& a, const Date& b);

/// A way to write as a date what a person wrote, when it can be guessed: "4/3/24" and
/// "4 March 2024" give "2024-03-04". Day before month, as in the United Kingdom.
std::optional<std::string> guess_iso_date(std::string_view text);
/// The same with the month before the day, where all is in numbers: "4/3/24" gives "2024-04-03".
std::optional<std::string> other_iso_date(std::string_view text);

}  // namespace pier
