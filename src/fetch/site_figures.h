#pragma once

#include <map>
#include <string>

#include "base/file_system.h"
#include "metrics/figures_config.h"
#include "metrics/indicator.h"

namespace pier::fetch {

/// What the newest snapshots of a site say of their indicators, by id. A snapshot that cannot be
/// read is for the next build to report.
std::map<std::string, metrics::Indicator> known_indicators(const FileSystem& site,
                                                           const metrics::FiguresConfig& config);

}  // namespace pier::fetch
