#pragma once

#include <string>

#include "privacy/watch_list.h"

namespace pier {

/// Reads a file that `pier watch-list` made; no names for "". Throws EnvironmentError when it is
/// not there or is no such file: a build without the names would be one that nobody asked for.
privacy::WatchList read_watch_list(const std::string& path);

}  // namespace pier
