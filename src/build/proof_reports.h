#pragma once

#include <span>

#include "base/parallel.h"
#include "content/entry.h"
#include "content/glossary.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// Runs the report check over all reports: the chapters below each index of type `report`, drafts
/// too, and the report that it names as `previous`. See proof/proof.h.
void check_proofs(std::span<const Entry> entries, const Glossary& glossary,
                  const SourceMap& sources, Jobs jobs, Diagnostics& diagnostics);

}  // namespace pier
