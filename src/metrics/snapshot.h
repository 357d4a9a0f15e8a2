#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "metrics/figures_config.h"
#include "metrics/indicator.h"

namespace pier::metrics {

/// What stands beside a number. Most numbers have nothing of it, and versions share what they have.
struct Remarks {
  std::string qualifier = {};  ///< about, over, under, up-to, at-least, almost, target, or empty
  std::vector<std::string> statuses = {};
  std::optional<Rank> rank = {};
  std::string band = {};  ///< A to D, or empty
  std::optional<Rag> rag = {};
  /// For readers: the note of the source, and the reasons of the answers.
  std::vector<std::string> notes = {};
  /// The rules of the arithmetic check whose findings are answered.
  std::vector<std::string> answered = {};

  bool answers(std::string_view rule) const {
    return std::find(answered.begin(), answered.end(), rule) != answered.end();
  }
  friend bool operator==(const Remarks&, const Remarks&) = default;
};

/// One value as its source gives it: true counts, before disclosure control. Only this module
/// sees it; readers see PublicObservation.
struct Observation {
  /// The position in FiguresConfig::areas().
  std::uint16_t area = 0;
  Period period;
  Coordinates at = {};
  std::optional<double> value = {};
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
  std::optional<Missing> missing = {};
  /// As printed, where that differs from what the value would be written as.
  std::string published = {};
  Boxed<Remarks> remarks = {};
  Span span{};
};

struct Source {
  std::string title;
  std::string publisher;
  std::string link;
  std::string licence;
  /// Of a snapshot that was fetched: when and whence, in whole sentences for readers; "" of others.
  std::string fetched = {};
  std::string fetched_from = {};
  std::optional<Date> fetched_on = {};
};

/// Something that can be recomputed across the indicators of a snapshot.
struct Relation {
  enum class Kind { sum, ratio, share, difference, change, average };
  Kind kind{};
  /// sum, share: the parts; ratio: numerator, denominator; difference: from, minus; change,
  /// average: what it is of. All are indicators of the snapshot.
  std::vector<std::string> of;
  /// The indicator that holds the outcome: of average, the same; empty for share.
  std::string result;
  std::optional<Period> from;
  std::optional<Period> to;
  std::string as;  ///< of change: percent, percentage-points, absolute
  /// Of average: what it is over, and where it stands.
  std::vector<std::string> areas;
  std::string result_area;
  double tolerance = 0;
  /// For readers.
  std::string note;
  /// Why a finding stands; empty: it is reported.
  std::string answer;
  Span span{};
};

struct SnapshotIndicator {
  Indicator about;
  std::vector<Observation> observations;
};

/// One file of figures: what one source said on one day.
struct Snapshot {
  /// The name of the file without its folder and ".json".
  std::string name = {};
  FileId file{};
  std::string title = {};
  Date as_at;
  std::optional<Date> published = {};
  /// The name of an earlier snapshot that this one takes the place of; may be empty.
  std::string revises = {};
  Span revises_span{};
  Source source = {};
  std::string policy = {};
  std::string policy_reason = {};
  Span policy_span{};
  std::vector<std::string> notes = {};
  std::vector<SnapshotIndicator> indicators = {};
  std::vector<Relation> relations = {};
  /// It came from the private folder: nothing of it is public as it stands.
  bool is_private = false;
};

/// Reads one snapshot. Every problem is reported; what is right comes back, none when nothing can
/// be used. Needs no other snapshot: may be called from several threads.
std::optional<Snapshot> read_snapshot(FileId file, std::string name, bool is_private,
                                      const FiguresConfig& config, const SourceMap& sources,
                                      Diagnostics& diagnostics);

/// What only several snapshots together can get wrong: two of one name, `revises` that names none,
/// a later one, or itself by way of others (metric-revises). `is_complete`: whether every snapshot
/// could be read, so that an unknown name is a problem of its own.
void check_revisions(std::span<const Snapshot> snapshots, bool is_complete,
                     Diagnostics& diagnostics);

/// The JSON Schema (draft 2020-12) of a snapshot file, made from the same tables that
/// read_snapshot() holds files against.
std::string snapshot_json_schema();

}  // namespace pier::metrics
