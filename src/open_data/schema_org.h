#pragma once

#include "open_data/dataset.h"
#include "value/value.h"

namespace pier::open_data {

/// The dataset as search engines read it (schema.org `Dataset`), for the page of the indicator.
Value schema_org_dataset(const Dataset& dataset, const Publisher& publisher);

}  // namespace pier::open_data
