#pragma once

#include <span>
#include <string>

#include "base/parallel.h"
#include "open_data/dataset.h"

namespace pier::open_data {

/// catalogue.jsonld: a catalogue of the datasets (W3C, "Data Catalog Vocabulary", version 3, as
/// JSON-LD 1.1) for data portals. Its context is within, so that nothing else must be fetched.
/// REQUIRES: at least one dataset.
std::string catalogue(std::span<const Dataset> datasets, const Publisher& publisher,
                      Jobs jobs = {});

}  // namespace pier::open_data
