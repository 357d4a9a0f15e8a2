#pragma once

#include <string>

#include "open_data/dataset.h"

namespace pier::open_data {

/// data.csv-metadata.json: what the columns of data.csv, and of history.csv where there is one,
/// mean (W3C, "Metadata Vocabulary for Tabular Data"). One schema for both.
std::string csvw(const Dataset& dataset, const Publisher& publisher);

}  // namespace pier::open_data
