#pragma once

// Inside disclose(): what the rules of a table come to.

#include "diagnostics/diagnostics.h"
#include "tables/table_data.h"

namespace pier::tables {

/// Recomputes every cell that a rule makes, in exact decimals, and reports what comes to something
/// else by more than rounding explains: table-total, table-share, table-change, and numbers that
/// were misprinted (table-number). An answer silences one finding of its cell; one that silences
/// none is reported (table-answer). The numbers stand in messages only with `may_show`.
void check_arithmetic(RawTable& table, bool may_show, Diagnostics& diagnostics);

}  // namespace pier::tables
