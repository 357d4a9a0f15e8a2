#include "base/period.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

constexpr std::string_view kTo = "..";
constexpr std::string_view kAcademic = "-academic";
constexpr int kFirstYear = 1801;
constexpr int kLastYear = 2199;
constexpr std::size_t kShortMonth = 3;

/// A number of exactly as many digits as `text` has; -1 when there is anything else.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (!ascii_is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// What every form but the compound ones is made of.
struct Part {
  Period::Kind kind;
  Date first;
  Date last;
};

Date last_of_month(int year, unsigned month) {
  const std::chrono::year_month_day_last day{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}};
  return *Date::from_parts(year, month, static_cast<unsigned>(day.day()));
}

/// `months` whole months from the first of `month` on; month 13 is January of the next year.
Part months_from(Period::Kind kind, int year, unsigned month, unsigned months) {
  year += static_cast<int>((month - 1) / 12);
  month = (month - 1) % 12 + 1;
  const unsigned end = month + months - 1;
  return {kind, *Date::from_parts(year, month, 1),
          last_of_month(year + static_cast<int>((end - 1) / 12), (end - 1) % 12 + 1)};
}

bool is_year(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

/// "2019-20": the year that it begins in; -1 unless the second year follows the first.
int double_year(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return -1;
  const int year = digits(text.substr(0, 4));
  return is_year(year) && digits(text.substr(5)) == (year + 1) % 100 ? year : -1;
}

/// "-q4": 4; 0 for anything else.
unsigned quarter(std::string_view text) {
  if (text.size() != 3 || !text.starts_with("-q") || text[2] < '1' || text[2] > '4') return 0;
  return static_cast<unsigned>(text[2] - '0');
}

std::optional<Part> parse_calendar(std::string_view text) {
  using Kind = Period::Kind;
  if (text.size() < 4) return std::nullopt;
  const int year = digits(text.substr(0, 4));
  if (!is_year(year)) return std::nullopt;
  const std::string_view rest = text.substr(4);
  if (rest.empty()) return months_from(Kind::calendar_year, year, 1, 12);
  if (const unsigned q = quarter(rest); q > 0) {
    return months_from(Kind::calendar_quarter, year, q * 3 - 2, 3);
  }
  if (rest.size() == 4 && rest.starts_with("-m")) {
    const int month = digits(rest.substr(2));
    if (month < 1 || month > 12) return std::nullopt;
    return months_from(Kind::month, year, static_cast<unsigned>(month), 1);
  }
  const auto day = Date::parse(text);
  if (!day) return std::nullopt;
  return Part{Kind::day, *day, *day};
}

std::optional<Part> parse_part(std::string_view text) {
  using Kind = Period::Kind;
  const int year = double_year(text.substr(0, std::min<std::size_t>(text.size(), 7)));
  if (year < 0) return parse_calendar(text);
  const std::string_view rest = text.substr(7);
  if (rest.empty()) return months_from(Kind::financial_year, year, 4, 12);
  if (rest == kAcademic) return months_from(Kind::academic_year, year, 9, 12);
  if (const unsigned q = quarter(rest); q > 0) {
    return months_from(Kind::financial_quarter, year, q * 3 + 1, 3);
  }
  // "2011-12-04" is a day, though "2011-12" alone is a year.
  return parse_calendar(text);
}

bool is_year_kind(Period::Kind kind) {
  return kind == Period::Kind::calendar_year || kind == Period::Kind::financial_year ||
         kind == Period::Kind::academic_year;
}

std::optional<Part> parse_compound(std::string_view left, std::string_view right) {
  using Kind = Period::Kind;
  const auto from = parse_part(left);
  const auto to = parse_part(right);
  if (!from || !to) return std::nullopt;
  if (from->kind == to->kind) {
    const bool is_pooled = is_year_kind(from->kind);
    if (!is_pooled && from->kind != Kind::month && from->kind != Kind::day) return std::nullopt;
    if (from->first >= to->first) return std::nullopt;
    return Part{is_pooled ? Kind::pooled : Kind::range, from->first, to->last};
  }
  // A part ends before its whole does: else it is the whole, which has a name of its own.
  const bool is_inside = to->first >= from->first && to->first < from->last;
  if (to->kind != Kind::day || !is_inside) return std::nullopt;
  return Part{Kind::part, from->first, to->last};
}

std::string double_year_label(int year) {
  return fmt::format("{}/{:02}", year, (year + 1) % 100);
}

std::string_view month_name(const Date& date) {
  return kMonthNames[date.month() - 1];
}

std::string_view short_month(const Date& date) {
  return month_name(date).substr(0, kShortMonth);
}

/// The year that the financial year of this day begins in.
int financial_year(const Date& day) {
  return day.month() < 4 ? day.year() - 1 : day.year();
}

/// April to June is the first.
unsigned financial_quarter(const Date& day) {
  return day.month() < 4 ? 4 : (day.month() - 1) / 3;
}

std::string label_of(const Part& part) {
  const int year = part.first.year();
  switch (part.kind) {
    case Period::Kind::calendar_year:
      return fmt::format("{}", year);
    case Period::Kind::financial_year:
      return double_year_label(year);
    case Period::Kind::academic_year:
      return double_year_label(year) + " academic year";
    case Period::Kind::calendar_quarter:
      return fmt::format("{} to {} {}", month_name(part.first), month_name(part.last), year);
    case Period::Kind::financial_quarter:
      return fmt::format("Quarter {} of {}", financial_quarter(part.first),
                         double_year_label(financial_year(part.first)));
    case Period::Kind::month:
      return fmt::format("{} {}", month_name(part.first), year);
    default:
      return part.first.text();
  }
}

std::string short_year(int year, bool is_double) {
  return is_double ? fmt::format("{:02}/{:02}", year % 100, (year + 1) % 100)
                   : fmt::format("{}", year);
}

std::string short_label_of(const Part& part) {
  const int year = part.first.year();
  switch (part.kind) {
    case Period::Kind::calendar_quarter:
      return fmt::format("{}–{} {:02}", short_month(part.first), short_month(part.last),
                         year % 100);
    case Period::Kind::financial_quarter:
      return fmt::format("Q{} {}", financial_quarter(part.first),
                         short_year(financial_year(part.first), true));
    case Period::Kind::month:
      return fmt::format("{} {:02}", short_month(part.first), year % 100);
    case Period::Kind::day:
      return fmt::format("{} {} {:02}", part.first.day(), short_month(part.first), year % 100);
    case Period::Kind::academic_year:
      return double_year_label(year);
    default:
      return label_of(part);
  }
}

/// Both sides of a compound. REQUIRES: the text is one.
std::pair<Part, Part> sides(const std::string& text) {
  const std::size_t at = text.find(kTo);
  return {*parse_part(std::string_view(text).substr(0, at)),
          *parse_part(std::string_view(text).substr(at + kTo.size()))};
}

bool is_compound(Period::Kind kind) {
  return kind == Period::Kind::pooled || kind == Period::Kind::range || kind == Period::Kind::part;
}

}  // namespace

Period::Period(Kind kind, Date first, Date last, std::string text)
    : kind_(kind), first_(first), last_(last), text_(std::move(text)) {}

std::optional<Period> Period::parse(std::string_view text) {
  const std::size_t at = text.find(kTo);
  const auto part = at == std::string_view::npos
                        ? parse_part(text)
                        : parse_compound(text.substr(0, at), text.substr(at + kTo.size()));
  if (!part) return std::nullopt;
  return Period(part->kind, part->first, part->last, std::string(text));
}

std::string Period::label() const {
  if (!is_compound(kind_)) return label_of({kind_, first_, last_});
  const auto [from, to] = sides(text_);
  if (kind_ == Kind::part) return fmt::format("{}, up to {}", label_of(from), label_of(to));
  if (from.kind == Kind::academic_year) {
    return fmt::format("{} to {} academic years", double_year_label(from.first.year()),
                       double_year_label(to.first.year()));
  }
  return fmt::format("{} to {}", label_of(from), label_of(to));
}

std::string Period::short_label() const {
  if (!is_compound(kind_)) return short_label_of({kind_, first_, last_});
  const auto [from, to] = sides(text_);
  if (kind_ == Kind::pooled) {
    const bool is_double = from.kind != Kind::calendar_year;
    return fmt::format("{}–{}", short_year(from.first.year(), is_double),
                       short_year(to.first.year(), is_double));
  }
  if (kind_ == Kind::part) {
    return fmt::format("{} to {} {}", short_label_of(from), to.first.day(), short_month(to.first));
  }
  return fmt::format("{}–{}", short_label_of(from), short_label_of(to));
}

std::string Period::iso() const {
  return kind_ == Kind::day ? first_.iso() : fmt::format("{}/{}", first_.iso(), last_.iso());
}

std::strong_ordering operator<=>(const Period& a, const Period& b) {
  if (a.last_ != b.last_) {
    return a.last_ < b.last_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  if (a.first_ != b.first_) {
    return a.first_ < b.first_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return a.text_ <=> b.text_;
}

}  // namespace pier
