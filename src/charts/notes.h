#pragma once

#include <string>
#include <vector>

#include "charts/chart.h"

namespace pier::charts {

/// What must be known to read the chart: what its marks stand for, where series break, how limits
/// were worked out, and the notes of its figures, each once.
std::vector<std::string> notes_of(const Spec& spec, const metrics::PublicTable& table);

/// The notes of the figures and of breaks only, for a table.
std::vector<std::string> figure_notes(const metrics::PublicTable& table);

}  // namespace pier::charts
