#pragma once

#include <string>
#include <vector>

#include "open_data/columns.h"
#include "open_data/publisher.h"

namespace pier::open_data {

/// indicators.csv: one indicator a row, with its latest value for the own area.
std::string indicator_list(const metrics::PublicFigures& figures, const Publisher& publisher);

std::vector<Column> indicator_list_columns();

}  // namespace pier::open_data
