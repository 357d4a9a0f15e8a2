#pragma once

#include <span>
#include <string>

#include "base/parallel.h"
#include "open_data/dataset.h"

namespace pier::open_data {

/// datapackage.json: every CSV file of the figures with its columns, licence and sources (Data
/// Package, version 2). REQUIRES: at least one dataset.
std::string data_package(std::span<const Dataset> datasets, const Publisher& publisher,
                         Jobs jobs = {});

/// data.schema.json: the columns of every indicator without dimensions, to which the package leads.
std::string common_table_schema();

}  // namespace pier::open_data
