#include "metrics/observation_checks.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace pier::metrics {

namespace {

constexpr double kWhole = 100;

/// Codes that say that there is no value.
bool says_no_value(std::string_view status) {
  return status == "c" || status == "x" || status == "z";
}

bool is_whole(double number) {
  return std::trunc(number) == number;
}

/// Units of what there cannot be less than nothing of. Money, scores and differences can.
bool is_never_negative(Unit unit) {
  switch (unit) {
    case Unit::percentage_points:
    case Unit::ratio:
    case Unit::pounds:
    case Unit::thousand_pounds:
    case Unit::score:
      return false;
    default:
      return true;
  }
}

class Check {
 public:
  Check(const Observation& observation, const ObservationPlaces& places, const Indicator& indicator,
        const Area& area, Diagnostics& diagnostics)
      : observation_(observation),
        places_(places),
        indicator_(indicator),
        area_(area),
        diagnostics_(diagnostics) {}

  bool run() {
    check_presence();
    if (observation_.value) check_value(*observation_.value);
    check_numerator();
    check_denominator();
    return is_good_;
  }

 private:
  void check_presence();
  void check_value(double value);
  void check_numerator();
  void check_denominator();

  void report(std::string_view rule, Span span, std::string message, std::string help) {
    diagnostics_.report(rule, span, std::move(message), std::move(help));
    is_good_ = false;
  }
  void impossible(Span span, std::string message, std::string help) {
    report("metric-impossible", span, std::move(message), std::move(help));
  }
  bool is_allowed(const char* kind) const { return indicator_.allow.count(kind) > 0; }
  /// An average of several areas need be no whole number.
  bool counts_whole_people() const {
    return indicator_.people && area_.kind != AreaKind::neighbours && !is_allowed("fractions");
  }
  static std::string allow_help(std::string_view kind) {
    return fmt::format("correct it, or say in the indicator's `allow` why: `\"{}\": \"…\"`", kind);
  }

  const Observation& observation_;
  const ObservationPlaces& places_;
  const Indicator& indicator_;
  const Area& area_;
  Diagnostics& diagnostics_;
  bool is_good_ = true;
};

void Check::check_presence() {
  const bool has_number = observation_.value || observation_.numerator;
  const Span number = observation_.value ? places_.value : places_.numerator;
  const auto& statuses = observation_.remarks.or_empty().statuses;
  const auto status = std::find_if(statuses.begin(), statuses.end(), says_no_value);
  if (observation_.missing == Missing::suppressed && has_number) {
    report("metric-missing", number, "a number stands beside a figure that is suppressed",
           "take the number out: whoever reads the file would see it");
  } else if (observation_.missing && observation_.value) {
    report("metric-missing", places_.missing,
           "the figure has a value, and a reason why it has none", "keep one of the two");
  } else if (status != statuses.end() && has_number) {
    report("metric-missing", number,
           fmt::format("a number stands beside the status `{}` ({})", *status,
                       find_status(*status)->meaning),
           "take out the number, or the status");
  } else if (!observation_.missing && !observation_.value) {
    report("metric-missing", observation_.span,
           "the figure has no value, and no reason why it has none",
           "add `\"value\": …`, or the reason: `\"missing\": \"not-available\"`");
  }
}

void Check::check_value(double value) {
  const bool is_percentage = indicator_.unit == Unit::percentage;
  if (is_percentage && value > kWhole && !is_allowed("over-100")) {
    impossible(places_.value, "the percentage is over 100", allow_help("over-100"));
  }
  if (value < 0 && is_never_negative(indicator_.unit) && !is_allowed("negative")) {
    impossible(places_.value, "the value is below 0, and its unit never is",
               allow_help("negative"));
  }
  if (indicator_.unit == Unit::count && !is_whole(value) && counts_whole_people()) {
    impossible(places_.value, "a number of people is a whole number", allow_help("fractions"));
  }
}

void Check::check_numerator() {
  if (!observation_.numerator) return;
  const double numerator = *observation_.numerator;
  if (indicator_.unit == Unit::count) {
    impossible(places_.numerator, "a count has no numerator: it is the count",
               "write the number as `value`");
    return;
  }
  if (!multiplier_of(indicator_.unit)) return;
  if (numerator < 0 && !is_allowed("negative")) {
    impossible(places_.numerator, "the numerator is below 0", allow_help("negative"));
  }
  if (!is_whole(numerator) && counts_whole_people()) {
    impossible(places_.numerator, "a number of people is a whole number", allow_help("fractions"));
  }
  const bool is_part = indicator_.unit == Unit::percentage && !is_allowed("over-100");
  if (is_part && observation_.denominator && numerator > *observation_.denominator) {
    impossible(places_.numerator, "the numerator of a percentage is more than its denominator",
               allow_help("over-100"));
  }
}

void Check::check_denominator() {
  if (!observation_.denominator || *observation_.denominator > 0) return;
  impossible(places_.denominator, "nothing can be divided by this denominator",
             "write one above 0; where there was nobody, leave it out, with "
             "`\"missing\": \"not-applicable\"`");
}

}  // namespace

bool check_observation(const Observation& observation, const ObservationPlaces& places,
                       const Indicator& indicator, const Area& area, Diagnostics& diagnostics) {
  return Check(observation, places, indicator, area, diagnostics).run();
}

}  // namespace pier::metrics
