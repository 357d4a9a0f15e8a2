#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace pier {

/// The stretch of time, or the day, that a figure is about.
///
/// Written as one word without spaces, so that it can stand in data, Markdown and CSV:
///
///     2019                      calendar year
///     2019-20                   financial year, 1 April to 31 March
///     2019-20-academic          academic year, 1 September to 31 August
///     2021-q1                   quarter of a calendar year
///     2021-22-q4                quarter of a financial year
///     2021-m11                  month
///     2021-03-31                as at a day
///     2015-16..2017-18          pooled years (all of one kind)
///     2020-09-01..2021-07-31    from one day to another
///     2020-m05..2021-m04        from one month to another
///     2020-21-academic..2021-07-31   the part of a period up to a day
///
/// Years are 1801 (the first census) to 2199, so that a slip of the finger is no period. Each
/// stretch has one spelling within a form: a compound has two different ends in their order, and a
/// part ends before its whole does.
///
/// Invariant: first() is not after last().
class Period {
 public:
  enum class Kind {
    calendar_year,
    financial_year,
    academic_year,
    calendar_quarter,
    financial_quarter,
    month,
    day,
    pooled,
    range,
    part
  };

  /// Reads exactly one of the forms above; none otherwise.
  static std::optional<Period> parse(std::string_view text);

  Kind kind() const { return kind_; }
  /// The first and the last day that belong to it.
  const Date& first() const { return first_; }
  const Date& last() const { return last_; }
  /// As it is written in data.
  const std::string& text() const { return text_; }
  /// For readers, in a sentence or a table: "2019/20", "January to March 2021",
  /// "2019/20 academic year", "31 March 2021", "2015/16 to 2017/18",
  /// "2020/21 academic year, up to 31 July 2021".
  std::string label() const;
  /// For the axis of a chart: "2019/20", "Q4 21/22", "Nov 21", "31 Mar 21", "15/16–17/18".
  std::string short_label() const;
  /// "2019-04-01/2020-03-31" (ISO 8601), a day as "2021-03-31".
  std::string iso() const;

  friend bool operator==(const Period& a, const Period& b) { return a.text_ == b.text_; }
  /// By the last day, then the first, then the text.
  friend std::strong_ordering operator<=>(const Period& a, const Period& b);

 private:
  Period(Kind kind, Date first, Date last, std::string text);

  Kind kind_;
  Date first_;
  Date last_;
  std::string text_;
};

/// A way to write as a period what a person wrote, when it can be guessed: "2019/20" gives
/// "2019-20", "2019-21" nothing.
std::string guess_period(std::string_view text);

}  // namespace pier
