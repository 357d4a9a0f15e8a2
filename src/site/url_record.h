#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// A page that was taken away on purpose; its address answers "gone" and says why.
struct Tombstone {
  /// With a slash at the end.
  std::string url;
  std::string reason;
  Date date;
  Span span;
};

/// The promise to readers: an address that was published once keeps answering.
/// data/urls.txt holds one address a line; data/tombstones.yaml what was taken away.
struct UrlRecord {
  /// Every address ever published, with its line.
  std::map<std::string, Span> published;
  std::vector<Tombstone> tombstones;
};

/// Reads data/urls.txt into `record`. Empty lines and lines that begin with # are passed over.
void read_published_urls(FileId file, const SourceMap& sources, UrlRecord& record,
                         Diagnostics& diagnostics);

/// Reads data/tombstones.yaml into `record`.
void read_tombstones(FileId file, const SourceMap& sources, UrlRecord& record,
                     Diagnostics& diagnostics);

/// The text of data/urls.txt with these addresses: sorted, one a line.
std::string write_published_urls(const std::set<std::string>& urls);

}  // namespace pier
