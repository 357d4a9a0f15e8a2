#pragma once

#include <string>
#include <vector>

#include "open_data/columns.h"
#include "value/value.h"

namespace pier::open_data {

/// The columns as a Table Schema (Data Package, version 2), `key` as its primary key.
Value table_schema(const std::vector<Column>& columns, const std::vector<std::string>& key);

}  // namespace pier::open_data
