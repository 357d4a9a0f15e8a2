#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "metrics/snapshot_fields.h"
#include "value/value.h"

namespace pier::metrics {

/// Reads the observations of the indicators of one snapshot. There may be hundreds of thousands, so
/// the usual members are read by hand; only the rare ones go through check_fields().
class ObservationReader {
 public:
  ObservationReader(const FiguresConfig& config, const SourceMap& sources,
                    Diagnostics& diagnostics);

  /// Those that are right, in the order of the file; the rest is reported. `policy` is the one that
  /// applies.
  std::vector<Observation> read(const Value& list, const Indicator& indicator,
                                std::string_view policy);

 private:
  struct Draft;

  void read_one(const Value& item);
  void read_member(const Member& member, ObservationField field, Draft& draft);
  void read_area(const Value& value, Draft& draft);
  void read_period(const Value& value, Draft& draft);
  std::optional<double> read_number(const Member& member, Draft& draft);
  void read_dimensions(const Value& value, Draft& draft);
  void read_coordinate(const Member& member, Draft& draft);
  void check_coordinates(Draft& draft);
  void read_rare(Draft& draft);
  Rank read_rank(const Value& fields, Draft& draft);
  void finish(Draft& draft);
  void report_wrong_type(const Member& member, std::string_view expected, Draft& draft);
  void check_duplicates();
  void check_denominators(std::string_view policy);

  const FiguresConfig& config_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> area_ids_;
  std::unordered_map<std::string_view, std::uint16_t> areas_;
  const Indicator* indicator_ = nullptr;
  /// What an observation means that names no dimension.
  Coordinates totals_;
  std::vector<Observation> read_;
};

}  // namespace pier::metrics
