#include "build/origins.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "build/source_text.h"

namespace pier {

namespace {

const SitePath kSourceList = *SitePath::parse("data/sources.yaml");

}  // namespace

bool is_origin_file(const SitePath& path) {
  return path == kSourceList || provenance::noted_file(path).has_value();
}

provenance::Copies read_copies(const FileSystem& files, const std::vector<SitePath>& present,
                               SourceMap& map, Diagnostics& diagnostics) {
  provenance::Copies result;
  for (const SitePath& path : present) {
    if (!is_origin_file(path)) continue;
    const auto file = read_text(files, path, kLargestData, map, diagnostics);
    if (!file) continue;
    if (path == kSourceList) {
      result.list = provenance::read_source_list(*file, map, diagnostics);
      continue;
    }
    auto note = provenance::read_note(*file, map, diagnostics);
    if (!note) continue;
    provenance::Copy copy{*provenance::noted_file(path), std::move(*note), {*file, 0, 0}, {}, 0};
    const ReadResult read = files.read(copy.file, kLargestSnapshot);
    if (read.status == ReadStatus::ok) copy.sha256_now = sha256_hex(read.bytes);
    result.copies.push_back(std::move(copy));
  }
  return result;
}

void attach_origins(Sources& sources, const Date& today, Diagnostics& diagnostics) {
  provenance::check_copies(sources.copies, today, diagnostics);
  for (metrics::Snapshot& snapshot : sources.figures.snapshots) {
    if (snapshot.is_private) continue;
    const auto file = SitePath::parse(fmt::format("data/metrics/{}.json", snapshot.name));
    const provenance::Copy* copy = file ? sources.copies.find(*file) : nullptr;
    if (copy == nullptr) continue;
    snapshot.source.fetched = provenance::fetched_text(*copy, today);
    snapshot.source.fetched_from = copy->note.from;
    snapshot.source.fetched_on = copy->note.fetched_on();
  }
  for (tables::RawTable& table : sources.tables.tables) {
    const auto file = SitePath::parse(fmt::format("data/tables/{}.csv", table.data.id));
    const provenance::Copy* copy = file ? sources.copies.find(*file) : nullptr;
    if (copy != nullptr) table.data.fetched = provenance::fetched_text(*copy, today);
  }
}

}  // namespace pier
