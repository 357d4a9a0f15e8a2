#pragma once

#include "diagnostics/diagnostics.h"
#include "metrics/snapshot.h"
#include "value/value.h"

namespace pier::metrics {

/// Makes an indicator, without its observations, of fields that were held against
/// indicator_fields(), and reports what they do not show: names that stand twice or nowhere.
/// Dimensions without a value are left out.
Indicator read_indicator(const Value& fields, const FiguresConfig& config,
                         Diagnostics& diagnostics);

/// Reports a policy that does not exist, and one that is none without a reason; `fields` are those
/// of a snapshot or an indicator.
void check_policy(const Value& fields, const FiguresConfig& config, Diagnostics& diagnostics);

}  // namespace pier::metrics
