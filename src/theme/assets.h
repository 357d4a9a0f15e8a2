#pragma once

#include <map>
#include <string>

#include "diagnostics/diagnostics.h"
#include "theme/theme.h"

namespace pier {

/// Names every asset by its digest, puts the addresses in style sheets right, and checks styles
/// and scripts. A name that stands in both folders is reported; the built one holds.
std::map<std::string, Asset, std::less<>> publish_assets(const ThemeFiles& files,
                                                         const SourceMap& map,
                                                         Diagnostics& diagnostics);

}  // namespace pier
