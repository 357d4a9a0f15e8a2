#pragma once

#include "fetch/reading.h"

namespace pier::fetch {

/// Makes a snapshot or the cells of a table of a CSV file, as provenance::CsvReading says. A column
/// that is to be taken and is not there, or is there twice, is a fault.
Reading read_csv_file(const provenance::RemoteSource& source, const Received& received,
                      const FileSystem& site);

}  // namespace pier::fetch
