#include "metrics/change_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "metrics/value_text.h"
#include "statistics/change.h"
#include "statistics/number_text.h"
#include "statistics/proportion.h"
#include "statistics/rate.h"
#include "statistics/rounding.h"

namespace pier::metrics {

namespace {

/// Below this a change by one case is 5% or more.
constexpr double kSmallCount = 20;

/// How long a period is against another, at most, for counts in them to be compared. A school year
/// to the end of July is as good as a whole one; nine months are not.
constexpr double kLongest = 1.25;

std::string refused(std::string_view reason) {
  return fmt::format("cannot be compared, because {}", reason);
}

const Break* break_between(const Indicator& about, const Period& earlier, const Period& later) {
  for (const Break& cut : about.breaks) {
    if (!(cut.after < earlier) && cut.after < later) return &cut;
  }
  return nullptr;
}

std::string_view without_full_stop(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

/// Why there is nothing to compare in one of the two; empty when there is.
std::string absence(const PublicObservation& figure) {
  if (figure.value()) return {};
  if (figure.is_suppressed()) {
    return fmt::format("the number for {} is not shown, so that nobody can be identified",
                       figure.period().label());
  }
  return fmt::format("there is no figure for {}", figure.period().label());
}

long length(const Period& period) {
  return days_between(period.first(), period.last()) + 1;
}

bool are_unequally_long(const Indicator& about, const Period& a, const Period& b) {
  // Rates, percentages and money over two years may be yearly averages; a number of cases is not.
  if (about.unit != Unit::count) return false;
  const auto one = static_cast<double>(length(a));
  const auto other = static_cast<double>(length(b));
  return std::max(one, other) > kLongest * std::min(one, other);
}

std::string reason_against(const Indicator& about, const PublicObservation* earlier,
                           const PublicObservation* later) {
  if (earlier == nullptr || later == nullptr) return "there is no figure for one of the periods";
  if (std::string reason = absence(*earlier); !reason.empty()) return reason;
  if (std::string reason = absence(*later); !reason.empty()) return reason;
  const Break* cut = break_between(about, earlier->period(), later->period());
  if (cut != nullptr) {
    const std::string_view note = without_full_stop(cut->note);
    return fmt::format("figures up to {} are not counted as later ones are{}{}{}",
                       cut->after.label(), note.empty() ? "" : " (", note, note.empty() ? "" : ")");
  }
  if (are_unequally_long(about, earlier->period(), later->period())) {
    return "the two periods are not equally long";
  }
  return {};
}

/// From what to what; the unit of a rate is said once.
std::string from_to(const Indicator& about, const PublicObservation& earlier,
                    const PublicObservation& later) {
  const bool says_unit_once = multiplier_of(about.unit) && about.unit != Unit::percentage;
  return fmt::format("from {} to {}",
                     says_unit_once ? cell_text(earlier) : value_text(earlier, about),
                     value_text(later, about));
}

bool is_by_percent(const Indicator& about, double earlier) {
  switch (about.unit) {
    case Unit::count:
    case Unit::full_time_equivalents:
      return earlier >= kSmallCount;
    case Unit::rate_per_1000:
    case Unit::rate_per_10000:
    case Unit::rate_per_100000:
    case Unit::pounds:
    case Unit::thousand_pounds:
      return earlier > 0;
    default:
      return false;
  }
}

/// "11.5 percentage points", without a sign.
std::string amount(const Indicator& about, double difference) {
  Indicator in_points = about;
  if (about.unit == Unit::percentage) in_points.unit = Unit::percentage_points;
  return with_unit(std::abs(difference), in_points);
}

/// By how much, without a sign; none when it is too little to be seen in per cent.
std::string size_of_change(const Indicator& about, double earlier, double later, bool is_rounded) {
  if (is_by_percent(about, earlier)) {
    const auto change = statistics::relative_change(earlier, later);
    // Rounded numbers do not carry a decimal.
    const int decimals = is_rounded ? 0 : 1;
    if (change) {
      const double percent =
          statistics::round_half_away(std::abs(change->percent), decimals).value_or(0);
      if (percent != 0) {
        return fmt::format("{}{}%", is_rounded ? "about " : "",
                           statistics::number_text(percent, {.decimals = decimals}));
      }
    }
  }
  const auto difference = statistics::absolute_change(earlier, later);
  return difference ? amount(about, difference->value) : std::string{};
}

double as_shown(const Indicator& about, double value) {
  return statistics::round_half_away(value, about.decimals).value_or(value);
}

std::string_view area_words(const Area& area) {
  return area.in_sentence.empty() ? area.name : area.in_sentence;
}

statistics::Comparison towards(const Indicator& about, double own, double benchmark) {
  using statistics::Comparison;
  using statistics::Polarity;
  if (own == benchmark) return Comparison::similar;
  const bool is_higher = own > benchmark;
  if (about.polarity == Polarity::neutral) {
    return is_higher ? Comparison::higher : Comparison::lower;
  }
  const bool is_better = is_higher == (about.polarity == Polarity::higher_is_better);
  return is_better ? Comparison::better : Comparison::worse;
}

}  // namespace

std::string change_words(const Indicator& about, const PublicObservation* earlier,
                         const PublicObservation* later) {
  if (const std::string reason = reason_against(about, earlier, later); !reason.empty()) {
    return refused(reason);
  }
  const double from = as_shown(about, *earlier->value());
  const double to = as_shown(about, *later->value());
  const std::string values = from_to(about, *earlier, *later);
  if (!earlier->qualifier().empty() || !later->qualifier().empty()) return "went " + values;
  if (about.unit == Unit::rank && from != to) return "went " + values;
  if (from == to) return fmt::format("stayed the same, at {}", value_text(*later, about));
  const bool is_rounded = earlier->is_rounded() || later->is_rounded();
  return fmt::format("{} by {}, {}", to > from ? "rose" : "fell",
                     size_of_change(about, from, to, is_rounded), values);
}

std::optional<statistics::Interval> interval_of(const Indicator& about,
                                                const PublicObservation& figure) {
  const auto per = multiplier_of(about.unit);
  if (!per || !figure.value() || !figure.numerator() || !figure.denominator()) return std::nullopt;
  if (figure.is_rounded()) return std::nullopt;
  const double numerator = *figure.numerator();
  constexpr double kMost = 1e15;
  if (numerator != std::floor(numerator) || !(std::abs(numerator) < kMost)) return std::nullopt;
  const double denominator = *figure.denominator();
  const auto count = static_cast<std::int64_t>(numerator);
  constexpr auto kLevel = statistics::Confidence::percent_95;
  std::optional<statistics::Estimate> estimate;
  if (about.unit == Unit::percentage) {
    if (denominator != std::floor(denominator) || !(denominator < kMost)) return std::nullopt;
    estimate = statistics::proportion(count, static_cast<std::int64_t>(denominator), kLevel, *per);
  } else {
    estimate = statistics::rate(count, denominator, *per, kLevel);
  }
  if (!estimate || as_shown(about, estimate->value) != as_shown(about, *figure.value())) {
    return std::nullopt;
  }
  return estimate->interval;
}

Standing stand(const Indicator& about, const PublicObservation* own,
               const PublicObservation* benchmark) {
  using statistics::Comparison;
  if (benchmark == nullptr) return {Comparison::not_compared, "cannot be compared"};
  const std::string_view other = area_words(benchmark->area());
  if (own == nullptr || !own->value() || !benchmark->value() ||
      break_between(about, std::min(own->period(), benchmark->period()),
                    std::max(own->period(), benchmark->period())) != nullptr) {
    return {Comparison::not_compared, fmt::format("cannot be compared with {}", other)};
  }
  const std::string when =
      own->period() == benchmark->period() ? "" : " in " + benchmark->period().label();
  const double ours = as_shown(about, *own->value());
  const double theirs = as_shown(about, *benchmark->value());
  if (ours == theirs) return {Comparison::similar, fmt::format("the same as {}{}", other, when)};
  const auto interval = interval_of(about, *own);
  if (interval && statistics::compare(interval, theirs, about.polarity) == Comparison::similar) {
    return {Comparison::similar, fmt::format("similar to {}{}", other, when)};
  }
  const Comparison comparison = towards(about, ours, theirs);
  const std::string_view judgement = comparison == Comparison::better  ? ", which is better"
                                     : comparison == Comparison::worse ? ", which is worse"
                                                                       : "";
  return {comparison, fmt::format("{} than {}{}{}", ours > theirs ? "higher" : "lower", other, when,
                                  judgement)};
}

}  // namespace pier::metrics
