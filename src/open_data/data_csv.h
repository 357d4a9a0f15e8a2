#pragma once

#include <string>

#include "metrics/public_figures.h"

namespace pier::open_data {

/// data.csv: what is known now as a tidy table, one value a row, a row of headings first. The
/// columns as_at and snapshot say where each row comes from. What is hidden or missing has an empty
/// value, and its code in the column `status`.
std::string data_csv(const metrics::PublicIndicator& indicator);

/// history.csv: all versions, the earliest first, with the same columns; `as_at` and
/// `snapshot` tell them apart.
std::string history_csv(const metrics::PublicIndicator& indicator);

}  // namespace pier::open_data
