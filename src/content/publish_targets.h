#pragma once

#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"
#include "value/schema.h"

namespace pier {

/// Where a site is published to.
enum class TargetKind {
  /// A folder of releases on a disk of this machine, and a link to the one that is served.
  folder,
  /// Storage that understands the requests of Amazon S3.
  s3
};

/// A row of data/publish.yaml. Secrets are never in it.
struct PublishTarget {
  std::string name;
  TargetKind kind = TargetKind::folder;
  /// Of a folder: an absolute path.
  std::string folder;
  /// Of storage: "https://host" or "https://host:port", the bucket and its region.
  std::string endpoint, bucket, region;
  /// What the names of all objects begin with: "" or "site/".
  std::string prefix;
  Span span{};
};

/// The fields of data/publish.yaml.
std::span<const Field> publish_fields();

/// Reads data/publish.yaml. A target that is not whole is reported and not given.
std::vector<PublishTarget> read_publish_targets(FileId file, const SourceMap& sources,
                                                Diagnostics& diagnostics);

}  // namespace pier
