#pragma once

#include <vector>

#include "base/date.h"
#include "build/read_sources.h"

namespace pier {

/// Whether a file below data/ says where others come from: data/sources.yaml and the notes beside
/// what was fetched.
bool is_origin_file(const SitePath& path);

/// Reads those of `present`, the plain files below data/, and the digests of what they are about.
provenance::Copies read_copies(const FileSystem& files, const std::vector<SitePath>& present,
                               SourceMap& map, Diagnostics& diagnostics);

/// Holds what was fetched against the day (rules source-*), and lets figures and tables say where
/// they were fetched.
void attach_origins(Sources& sources, const Date& today, Diagnostics& diagnostics);

}  // namespace pier
