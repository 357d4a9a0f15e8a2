#pragma once

#include <vector>

#include "base/parallel.h"
#include "build/read_sources.h"

namespace pier {

/// Whether a file below data/ belongs to a table: data/tables/**/*.yaml and *.csv.
bool is_table_file(const SitePath& path);

/// Reads every table below data/tables, in parallel. `present` are the plain files below data/. One
/// without the other of its two files is reported (table-pair), and a path that cannot be an id
/// (file-name).
tables::RawTables read_tables(const FileSystem& files, const std::vector<SitePath>& present,
                              Jobs jobs, SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
