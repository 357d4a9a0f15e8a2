#pragma once

#include <vector>

#include "base/file_system.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// The plain files of a listing; reports everything else in it: links, devices, names that cannot
/// be used, folders that cannot be read.
std::vector<SitePath> files_in(const Listing& listing, SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
