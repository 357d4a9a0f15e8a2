#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/boxed.h"
#include "base/parallel.h"
#include "diagnostics/diagnostics.h"
#include "metrics/figures_config.h"
#include "metrics/indicator.h"
#include "metrics/snapshot.h"

namespace pier::metrics {

/// One value as the public may see it. Only disclose() makes it; there is no way back to what was
/// hidden.
class PublicObservation {
 public:
  const Area& area() const { return *area_; }
  const Period& period() const { return period_; }
  const Coordinates& at() const { return at_; }
  /// None: there is no value, or it is hidden. Rounded where the policy rounds.
  const std::optional<double>& value() const { return value_; }
  const std::optional<double>& numerator() const { return numerator_; }
  const std::optional<double>& denominator() const { return denominator_; }
  /// Why there is no value; suppressed when it was hidden by its source or by us.
  const std::optional<Missing>& missing() const { return missing_; }
  bool is_suppressed() const { return missing_ == Missing::suppressed; }
  /// Whether a policy rounded it.
  bool is_rounded() const { return is_rounded_; }
  /// What stands in a table without unit: as published where the source's text differs, else the
  /// value with the indicator's decimals and commas ("1,839", "−0.01"), or "[c]", "[x]", "[z]".
  const std::string& text() const { return text_; }
  const std::string& qualifier() const { return remarks_.or_empty().qualifier; }
  const std::vector<std::string>& statuses() const { return remarks_.or_empty().statuses; }
  const std::optional<Rank>& rank() const { return remarks_.or_empty().rank; }
  const std::string& band() const { return remarks_.or_empty().band; }
  const std::optional<Rag>& rag() const { return remarks_.or_empty().rag; }
  /// Notes of the source and answers to findings, for readers.
  const std::vector<std::string>& notes() const { return remarks_.or_empty().notes; }
  /// The position in PublicIndicator::versions() of the version that gives it.
  std::size_t version() const { return version_; }
  Span span() const { return span_; }

 private:
  friend class Discloser;
  PublicObservation(const Area& area, Period period) : area_(&area), period_(std::move(period)) {}

  const Area* area_;
  Period period_;
  Coordinates at_;
  std::optional<double> value_;
  std::optional<double> numerator_;
  std::optional<double> denominator_;
  std::optional<Missing> missing_;
  bool is_rounded_ = false;
  std::uint16_t version_ = 0;
  std::string text_;
  /// None when the figure is hidden: each of them may tell the number.
  Boxed<Remarks> remarks_;
  Span span_{};
};

/// The figures of one indicator as they stood in one snapshot.
struct Version {
  std::string snapshot;  ///< its name
  std::string title;
  Date as_at;
  std::optional<Date> published;
  Source source;
  /// The policy that was applied, with the reason where it is none.
  std::string policy;
  std::string policy_title;
  std::string policy_reason;
  std::vector<std::string> notes;
  /// Sorted by area (order of the configuration), coordinates, period.
  std::vector<PublicObservation> observations;
};

/// A figure that the latest version gives differently from what was known before.
struct Revision {
  const Area* area;
  Period period;
  Coordinates at;
  std::string before;
  std::string after;
};

/// An indicator with everything that is public of it.
class PublicIndicator {
 public:
  /// As the latest snapshot describes it.
  const Indicator& about() const { return about_; }
  /// By as-at day, the latest last; never empty.
  const std::vector<Version>& versions() const { return versions_; }
  /// What is known now: of every figure, what the latest version says that has it. A report
  /// covers some years only, and a later one takes back nothing that it does not mention. The rest
  /// of it is the latest version's.
  const Version& latest() const { return current_ ? *current_ : versions_.back(); }
  /// The version that gives the figure, which in latest() can be any.
  const Version& version_of(const PublicObservation& figure) const {
    return versions_[figure.version()];
  }
  /// The version of that day, the last where there are several; null when there is none.
  const Version* as_at(const Date& day) const;
  /// What the latest snapshot changed; empty when there is but one.
  const std::vector<Revision>& revisions() const { return revisions_; }

  const PublicObservation* find(const Version& version, std::string_view area, const Period& period,
                                const Coordinates& at) const;
  /// The coordinates of every dimension's total (or first value).
  Coordinates whole() const;
  /// Every period that the latest version has a row for, in order, each once.
  std::vector<Period> periods() const;
  /// Every area that the latest version has a row for, in the order of the configuration.
  std::vector<const Area*> areas() const;

 private:
  friend class Discloser;
  Indicator about_;
  std::vector<Version> versions_;
  /// None: there is one version only.
  std::optional<Version> current_;
  std::vector<Revision> revisions_;
};

/// One value that was published before: a line of data/published-figures.csv.
struct PublishedFigure {
  Date as_at;
  std::string indicator;
  std::string area;
  std::string period;
  std::string dimensions;  ///< "age-band=18-64;sex=female", in the order of the indicator
  std::string shown;       ///< the number as a decimal, or a shorthand as "c"
};

/// All figures that the public may see. Const after disclose(); safe to read from several threads.
class PublicFigures {
 public:
  const FiguresConfig& config() const { return *config_; }
  /// By id.
  const std::vector<PublicIndicator>& indicators() const { return indicators_; }
  const PublicIndicator* find(std::string_view id) const;
  std::vector<std::string_view> ids() const;
  /// The record: what was published before and what this build would publish of figures under a
  /// policy. Sorted, each line once. Beside the share `id` stand `id/numerator` and
  /// `id/denominator`, where they are public.
  std::vector<PublishedFigure> published() const;
  /// Whether every snapshot could be read: else an unknown name is no problem of its own.
  bool is_complete() const { return is_complete_; }

 private:
  friend class Discloser;
  std::shared_ptr<const FiguresConfig> config_ = std::make_shared<const FiguresConfig>();
  std::vector<PublicIndicator> indicators_;
  std::vector<PublishedFigure> published_before_;
  bool is_complete_ = true;
};

/// Everything that was read of the figures.
struct RawFigures {
  /// Never null.
  std::shared_ptr<const FiguresConfig> config = std::make_shared<const FiguresConfig>();
  std::vector<Snapshot> snapshots;
  std::vector<PublishedFigure> published_before;
  bool is_complete = true;
};

/// Disclosure control: the only door from what was read to what is public. Puts the snapshots of an
/// indicator side by side, hides what the policies hide, proves by the solver that no reader can
/// work it out, and reports what cannot be protected (metric-exposed). Takes `raw`, so that no
/// true count outlives it.
PublicFigures disclose(RawFigures raw, Jobs jobs, Diagnostics& diagnostics);

}  // namespace pier::metrics
