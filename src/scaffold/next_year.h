#pragma once

#include <string>

#include "base/date.h"

namespace pier::scaffold {

/// The same day of the next year, as 2027-06-04; of 29 February, which that year lacks, the 28th.
std::string a_year_after(const Date& day);

}  // namespace pier::scaffold
