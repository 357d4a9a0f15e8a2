#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/period.h"
#include "diagnostics/source_map.h"
#include "statistics/polarity.h"

namespace pier::metrics {

/// What one of an indicator's values counts or measures.
enum class Unit {
  count,
  percentage,
  percentage_points,
  rate_per_1000,
  rate_per_10000,
  rate_per_100000,
  ratio,
  days,
  weeks,
  pounds,
  thousand_pounds,
  full_time_equivalents,
  score,
  rank
};

/// The name in data, and back.
std::string_view name_of(Unit unit);
std::optional<Unit> unit_named(std::string_view name);
std::vector<std::string_view> unit_names();
/// What numerator ÷ denominator is multiplied by: 100 for a percentage, 10,000 for a rate per
/// 10,000, 1 for a ratio; none for units that are not made so.
std::optional<double> multiplier_of(Unit unit);
/// A percentage or a rate: so many of, or for, a base.
bool is_share_of_base(Unit unit);

/// A way to divide what is counted: age band, risk type, ethnicity, school phase.
struct Dimension {
  struct Member {
    std::string id;
    std::string title;
  };
  std::string id;
  std::string title;
  std::vector<Member> values;
  /// The value that is the whole; empty when there is none. What leaves the dimension out of an
  /// observation means this.
  std::string total;
  /// Whether one case may count in several values, so that they need not add up.
  bool overlapping = false;

  const Member* find(std::string_view value) const;
};

/// From the period after this one, values cannot be compared with earlier ones.
struct Break {
  Period after;
  std::string note;
};

/// A value to be reached.
struct Target {
  std::optional<Period> period;  ///< none: every period
  double value = 0;
  std::string qualifier;  ///< "at-least", "at-most", or empty
};

/// What a series of figures is about: the metadata that readers need to use it.
struct Indicator {
  std::string id;
  std::string title;
  std::string short_title;
  std::string definition;
  std::string branch;  ///< children, adults, both
  std::string theme;
  Unit unit{};
  /// Who or what is counted, or the base of a rate: "children aged 0 to 17". May be empty.
  std::string per;
  statistics::Polarity polarity{};
  int decimals = 0;
  /// Whether it counts people, so that disclosure control applies.
  bool people = true;
  std::string lines;
  std::string method;
  std::vector<std::string> caveats;
  std::string owner;
  std::optional<Date> next_update;
  /// Empty: those of the snapshot.
  std::string policy;
  std::string policy_reason;
  std::vector<Dimension> dimensions;
  std::vector<Break> breaks;
  std::vector<Target> targets;
  std::vector<std::string> notes;
  /// Kinds of impossible value that are meant, with the reason: "over-100", "negative", "fractions"
  /// (of people: an average over several years).
  std::map<std::string, std::string> allow;
  Span span{};

  const Dimension* find_dimension(std::string_view id) const;
};

/// How snapshots and open data write a polarity: "higher", "lower", "neutral".
std::string_view polarity_name(statistics::Polarity polarity);

/// Why there is no value. The kinds stay apart all the way to the reader.
enum class Missing {
  not_collected,
  not_available,
  not_published_yet,
  not_recorded,
  not_applicable,
  suppressed,
  blank
};
std::string_view name_of(Missing missing);
std::optional<Missing> missing_named(std::string_view name);
std::vector<std::string_view> missing_names();
/// The shorthand of the Government Statistical Service that stands in tables: "x", "z", "c", "w".
std::string_view shorthand_of(Missing missing);
/// What it means to a reader: "not shown, so that nobody can be identified".
std::string_view reason_of(Missing missing);

/// A code of the Government Statistical Service ("p", "r", "e") and what it means to a reader.
struct StatusCode {
  std::string_view code;
  std::string_view meaning;
};
/// All codes, in alphabetical order (GSS, "Symbols and shorthand in tables"; StatsWales).
const std::vector<StatusCode>& status_codes();
const StatusCode* find_status(std::string_view code);

/// The place of an area among others, as its source prints it.
struct Rank {
  std::optional<std::int64_t> value;
  /// As printed, when that is no whole number.
  std::string published;
  std::optional<std::int64_t> of;
  std::string first;  ///< best, highest, lowest, most-deprived, not-stated
  /// When the rank belongs to another period than the value beside it.
  std::optional<Period> period;

  friend bool operator==(const Rank&, const Rank&) = default;
};

/// Red, amber, green as somebody assessed it; never computed.
struct Rag {
  std::string rating;  ///< red, amber, green, not-stated
  std::string word;    ///< as printed

  friend bool operator==(const Rag&, const Rag&) = default;
};

/// Which value of every dimension of the indicator, by the positions in Dimension::values; as
/// long as Indicator::dimensions.
using Coordinates = std::vector<std::uint16_t>;

}  // namespace pier::metrics
