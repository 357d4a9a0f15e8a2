#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/import.h"

namespace pier::metrics {

/// What a column of an imported file holds.
enum class ColumnRole {
  ignored,
  indicator,
  area,
  period,
  value,
  numerator,
  denominator,
  status,
  note,
  published,
  qualifier,
  title,
  unit,
  polarity,
  definition,
  per,
  dimension,
  // Explore Education Statistics
  time_period,
  time_identifier,
  level,
  country_code,
  country_name,
  region_code,
  region_name,
  authority_code,
  authority_name,
  measure  ///< the name of the column is the indicator
};

struct Column {
  /// From 0.
  std::size_t at = 0;
  ColumnRole role = ColumnRole::ignored;
  /// The heading as written, without white space at its ends.
  std::string heading;
};

struct Columns {
  ImportLayout layout = ImportLayout::tidy;
  /// The row of the headings, from 0.
  std::size_t header = 0;
  std::vector<Column> all;

  const Column* find(ColumnRole role) const;
};

/// Finds out what the columns are. None when there are no headings, or those that a layout needs
/// are not there: the notes say which.
std::optional<Columns> find_columns(const CsvTable& table, std::optional<ImportLayout> layout,
                                    Import& import);

}  // namespace pier::metrics
