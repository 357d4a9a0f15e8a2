#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "metrics/public_figures.h"

namespace pier::metrics {

/// Reads data/published-figures.csv: every figure that was ever published. Lines that are not
/// right are reported (metric-record) and left out.
std::vector<PublishedFigure> read_published_record(FileId file, const SourceMap& sources,
                                                   Diagnostics& diagnostics);

/// The whole file (RFC 4180, LF), sorted, each line once.
std::string write_published_record(const std::vector<PublishedFigure>& figures);

}  // namespace pier::metrics
