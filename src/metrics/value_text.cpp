#include "metrics/value_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "statistics/decimal.h"
#include "statistics/number_text.h"

namespace pier::metrics {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kPound = "\u00a3";

/// A number as printed, without words or signs of a unit: "1,839", "-0.01", "1206.21".
bool is_bare_number(std::string_view text) {
  if (text.starts_with(kMinus)) text.remove_prefix(kMinus.size());
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return ascii_is_digit(c) || c == ',' || c == '.';
  });
}

std::string_view base_of(Unit unit) {
  switch (unit) {
    case Unit::rate_per_1000:
      return "per 1,000";
    case Unit::rate_per_10000:
      return "per 10,000";
    case Unit::rate_per_100000:
      return "per 100,000";
    default:
      return {};
  }
}

/// "£951.00", with the minus sign before the pound sign.
std::string with_pound_sign(std::string_view number) {
  const bool negative = number.starts_with(kMinus);
  if (negative) number.remove_prefix(kMinus.size());
  return fmt::format("{}{}{}", negative ? kMinus : "", kPound, number);
}

std::string counted(std::string_view number, std::string_view one, std::string_view many) {
  const bool is_one = number == "1" || number == "\u22121";
  return fmt::format("{} {}", number, is_one ? one : many);
}

/// A number that is already text, with the unit of the indicator.
std::string attach_unit(std::string_view number, const Indicator& about) {
  switch (about.unit) {
    case Unit::count:
    case Unit::ratio:
    case Unit::score:
      return std::string(number);
    case Unit::percentage:
      return fmt::format("{}%", number);
    case Unit::percentage_points:
      return counted(number, "percentage point", "percentage points");
    case Unit::rate_per_1000:
    case Unit::rate_per_10000:
    case Unit::rate_per_100000:
      return fmt::format("{} {}{}{}", number, base_of(about.unit), about.per.empty() ? "" : " ",
                         about.per);
    case Unit::days:
      return counted(number, "day", "days");
    case Unit::weeks:
      return counted(number, "week", "weeks");
    case Unit::pounds:
      return with_pound_sign(number);
    case Unit::thousand_pounds:
      return with_pound_sign(number) + " thousand";
    case Unit::full_time_equivalents:
      return counted(number, "full-time equivalent", "full-time equivalents");
    case Unit::rank:
      return fmt::format("rank {}", number);
  }
  return std::string(number);
}

/// A number as its source printed it, with our minus sign and the unit.
std::string attach_unit_to_printed(std::string_view text, const Indicator& about) {
  if (text.starts_with('-')) return attach_unit(fmt::format("{}{}", kMinus, text.substr(1)), about);
  return attach_unit(text, about);
}

std::string_view words_of_first(std::string_view first) {
  constexpr auto kFirst = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"best", "best"},
      {"highest", "highest"},
      {"lowest", "lowest"},
      {"most-deprived", "most deprived"},
  });
  for (const auto& [name, words] : kFirst) {
    if (name == first) return words;
  }
  return {};
}

/// A published text that says more than a number already has its words.
bool begins_with_words(std::string_view text) {
  return !text.empty() && ascii_is_alpha(text.front());
}

}  // namespace

std::string number_of(double value, const Indicator& about) {
  return statistics::number_text(value, {.decimals = about.decimals});
}

std::string with_unit(double value, const Indicator& about) {
  if (about.unit != Unit::thousand_pounds) return attach_unit(number_of(value, about), about);
  const auto rounded = statistics::Decimal::from(value);
  if (!rounded) return {};
  constexpr int kThousandPlaces = 3;
  const double pounds = rounded->rounded(about.decimals).value() * 1000;
  return with_pound_sign(
      statistics::number_text(pounds, {.decimals = std::max(0, about.decimals - kThousandPlaces)}));
}

std::string measure_of(const Indicator& about) {
  const std::string of = about.per.empty() ? "" : " of " + about.per;
  switch (about.unit) {
    case Unit::count:
      return "Number" + of;
    case Unit::percentage:
      return "Percentage" + of;
    case Unit::percentage_points:
      return "Percentage points";
    case Unit::rate_per_1000:
    case Unit::rate_per_10000:
    case Unit::rate_per_100000:
      return fmt::format("Rate {}{}{}", base_of(about.unit), about.per.empty() ? "" : " ",
                         about.per);
    case Unit::ratio:
      return "Ratio" + of;
    case Unit::days:
      return "Days";
    case Unit::weeks:
      return "Weeks";
    case Unit::pounds:
      return "Pounds";
    case Unit::thousand_pounds:
      return "Thousands of pounds";
    case Unit::full_time_equivalents:
      return "Full-time equivalents";
    case Unit::score:
      return "Score";
    case Unit::rank:
      return "Rank";
  }
  return {};
}

std::string_view words_of_qualifier(std::string_view qualifier) {
  if (qualifier == "up-to") return "up to";
  if (qualifier == "at-least") return "at least";
  if (qualifier == "target") return "a target of";
  return qualifier;
}

std::string_view words_of(Missing missing) {
  switch (missing) {
    case Missing::not_collected:
      return "a figure that was not collected";
    case Missing::not_available:
      return "a figure that is not available";
    case Missing::not_published_yet:
      return "a figure that is not published yet";
    case Missing::not_recorded:
      return "a figure that was not recorded";
    case Missing::not_applicable:
      return "a figure that does not apply here";
    case Missing::suppressed:
      // Not "because it is small": others are hidden with the small one, so that it stays hidden.
      return "a number that is not shown, so that nobody can be identified";
    case Missing::blank:
      return "a figure that the source leaves blank";
  }
  return {};
}

std::string cell_text(const PublicObservation& figure) {
  const std::string_view words = words_of_qualifier(figure.qualifier());
  if (words.empty() || figure.missing() || begins_with_words(figure.text())) return figure.text();
  return fmt::format("{} {}", words, figure.text());
}

std::string value_text(const PublicObservation& figure, const Indicator& about) {
  if (figure.missing()) return std::string(words_of(*figure.missing()));
  std::string text = figure.text();
  if (begins_with_words(text)) return text;
  if (is_bare_number(text)) {
    const bool is_ours = figure.value() && text == number_of(*figure.value(), about);
    text = is_ours ? with_unit(*figure.value(), about) : attach_unit_to_printed(text, about);
  }
  const std::string_view words = words_of_qualifier(figure.qualifier());
  return words.empty() ? text : fmt::format("{} {}", words, text);
}

std::string status_words(const PublicObservation& figure) {
  std::string words;
  for (const std::string& code : figure.statuses()) {
    const StatusCode* status = find_status(code);
    if (status == nullptr) continue;
    if (!words.empty()) words += ", ";
    words += status->meaning;
  }
  return words;
}

std::string full_text(const PublicObservation& figure, const Indicator& about) {
  std::string text = value_text(figure, about);
  // What is not there needs no further word: the kinds of missing are words already.
  const std::string status = figure.missing() ? std::string{} : status_words(figure);
  return status.empty() ? text : fmt::format("{} ({})", text, status);
}

std::string rank_words(const Rank& rank) {
  std::string words =
      rank.value ? statistics::count_text(*rank.value, {}) : std::string(rank.published);
  if (words.empty()) return words;
  if (rank.of) words += " of " + statistics::count_text(*rank.of, {});
  const std::string_view first = words_of_first(rank.first);
  if (!first.empty()) words += fmt::format(", where 1 is the {}", first);
  if (rank.period) words += fmt::format(" ({})", rank.period->label());
  return words;
}

}  // namespace pier::metrics
