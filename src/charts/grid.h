#pragma once

#include <string>

#include "charts/places.h"

namespace pier::charts {

/// "higher than England", "similar to England", "not compared": by statistics::compare() where
/// there is an interval, else by the printed values. Better and worse only where the measure says
/// which way is better and an interval shows that it is no chance.
/// REQUIRES: the place has a benchmark.
std::string comparison_words(const Place& place, const Place::At& at);

}  // namespace pier::charts
