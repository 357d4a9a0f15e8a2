#pragma once

// Inside check_arithmetic(): what the rules share.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "metrics/open_figures.h"
#include "metrics/public_figures.h"
#include "metrics/snapshot.h"

namespace pier::metrics {

/// An indicator of a snapshot.
struct CheckedIndicator {
  const Snapshot* snapshot = nullptr;
  const SnapshotIndicator* raw = nullptr;
  /// It has a policy, or comes from the private folder: its numbers may not stand in a message
  /// unless they are shown whole.
  bool is_protected = false;

  const Indicator& about() const { return raw->about; }
};

/// A number as a message says it: "51.8%", "£138,632", "1,839"; with as many decimals as it has.
std::string said(double value, const Indicator& about);
/// The same of what was worked out, to at most `decimals`.
std::string said(double value, const Indicator& about, int decimals);

/// How many decimals the source printed.
int printed_decimals(const Observation& one, const Indicator& about);
/// Half of the last place that was printed, and a little for the doubles.
double half_a_place(int decimals);

/// Reports findings, unless they are answered.
class Findings {
 public:
  Findings(const RawFigures& figures, Diagnostics& diagnostics)
      : config_(*figures.config), diagnostics_(diagnostics), open_(figures) {}

  /// `with_numbers` is said of figures of which nothing is hidden or rounded, `without` of others.
  void report(std::string_view rule, const CheckedIndicator& indicator, const Observation& one,
              const std::string& with_numbers, const std::string& without);
  /// "`plans` for `southend`, 2019/20".
  std::string name(const CheckedIndicator& indicator, const Observation& one) const;
  const FiguresConfig& config() const { return config_; }

 private:
  const FiguresConfig& config_;
  Diagnostics& diagnostics_;
  OpenFigures open_;
};

/// The rows of an indicator by area, period and dimensions.
class Rows {
 public:
  explicit Rows(const CheckedIndicator& indicator);

  const CheckedIndicator& indicator() const { return *indicator_; }
  const Observation* find(std::uint16_t area, const Period& period, const std::string& at) const;
  /// The row that stands where `one` of `other` does.
  const Observation* beside(const CheckedIndicator& other, const Observation& one) const;

 private:
  const CheckedIndicator* indicator_;
  std::map<std::tuple<std::uint16_t, std::string, std::string>, const Observation*> rows_;
};

/// Rules for one indicator: metric-share, metric-rank, metric-jump, metric-total.
void check_figures(const CheckedIndicator& indicator, Findings& findings);
void check_totals(const CheckedIndicator& indicator, Findings& findings);

/// Rules for what a snapshot relates. `indicators`: those of the snapshot.
void check_relations(const Snapshot& snapshot, std::span<const CheckedIndicator> indicators,
                     Findings& findings);

}  // namespace pier::metrics
