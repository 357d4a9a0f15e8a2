#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "charts/chart.h"
#include "metrics/public_table.h"

namespace pier::charts {

/// A table for one chart, put together by hand; it owns what the table points to.
///
/// A figure is written as one word: "44.1", "44.1p" provisional, "c" hidden, "x" not available,
/// "n" not collected, "z" not applicable, "-" no row, "12/340" count and denominator.
class Sample {
 public:
  Sample(metrics::Unit unit, std::string_view per, int decimals = 1,
         statistics::Polarity polarity = statistics::Polarity::neutral);
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  /// Categories: periods as in data ("2016-17 2017-18"), or names, with all figures at one period.
  Sample& periods(std::string_view words);
  Sample& groups(const std::vector<std::string>& names, std::string_view period,
                 std::string_view title);
  /// Each category an area of this name; one figure for each in `values`.
  Sample& areas_across(const std::vector<std::string>& areas, std::string_view period,
                       std::string_view values);

  Sample& own(std::string_view values);
  Sample& benchmark(std::string_view area, std::string_view values);
  Sample& part(std::string_view label, std::string_view values);
  /// Another indicator from here on.
  Sample& indicator(std::string_view title, metrics::Unit unit, int decimals,
                    statistics::Polarity polarity);

  Sample& title(std::string_view text);
  Sample& target(double value, std::string_view qualifier);
  Sample& break_before(std::string_view period, std::string_view note);

  metrics::PublicTable& table() { return table_; }
  const metrics::PublicTable& table() const { return table_; }

 private:
  const metrics::Area* area(std::string_view name) const;
  metrics::Indicator& about() { return *abouts_.back(); }
  /// Through disclose(), the one door to what is public.
  const metrics::PublicIndicator& disclosed(std::vector<metrics::Observation> observations);
  const metrics::PublicObservation* figure(const metrics::Area& area, const Period& period,
                                           std::string_view word);
  void add(std::string_view label, metrics::SeriesRole role, const metrics::Area* area,
           std::string_view values);

  std::shared_ptr<const metrics::FiguresConfig> config_;
  std::deque<metrics::PublicFigures> figures_;
  std::vector<std::unique_ptr<metrics::Indicator>> abouts_;
  metrics::Version version_{.snapshot = "sample",
                            .title = {},
                            .as_at = *Date::parse("2021-03-31"),
                            .published = std::nullopt,
                            .source = {},
                            .policy = {},
                            .policy_title = {},
                            .policy_reason = {},
                            .notes = {},
                            .observations = {}};
  std::vector<Period> periods_;
  metrics::PublicTable table_;
};

/// A chart with its figures, one for each kind and for what kinds do with gaps.
struct Case {
  std::string name;
  Spec spec;
  std::unique_ptr<Sample> sample;
};
std::vector<Case> cases();

}  // namespace pier::charts
