#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "fetch/calendar_file.h"
#include "provenance/source_list.h"

namespace pier::fetch {

/// What a server sent: whole bytes, with what it says of them.
struct Received {
  std::string bytes;
  /// "text/csv; charset=utf-8"; may be empty.
  std::string content_type;
  /// The day on which it last changed, by the server; that of the fetch where it does not say.
  Date changed;
};

/// The most bytes that a source of a kind may have: as many as a build reads.
std::uint64_t most_bytes(const provenance::RemoteSource& source);

/// Makes of what came the file that the source becomes. A fault: what came is of another type than
/// it should be, a web page, no UTF-8, or cannot be read. Whether the site is right with the file
/// is not looked at here. `site` is for the figures that it knows.
Reading read_received(const provenance::RemoteSource& source, const Received& received,
                      const FileSystem& site);

}  // namespace pier::fetch
