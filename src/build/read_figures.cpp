#include "build/read_figures.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "build/files_in.h"
#include "build/source_text.h"
#include "metrics/published_record.h"
#include "metrics/snapshot.h"

namespace pier {

namespace {

const SitePath kConfig = *SitePath::parse("data/figures.yaml");
const SitePath kRecord = *SitePath::parse("data/published-figures.csv");
const SitePath kSnapshots = *SitePath::parse("data/metrics");

bool is_snapshot(const SitePath& path) {
  return path.parent() == kSnapshots && path.extension() == ".json";
}

/// A snapshot that is to be read.
struct SnapshotFile {
  const FileSystem* files;
  SitePath path;
  bool is_private;
};

std::optional<metrics::Snapshot> read_one(const SnapshotFile& file,
                                          const metrics::FiguresConfig& config, SourceMap& map,
                                          Diagnostics& diagnostics) {
  const auto confidential = file.is_private ? Confidential::yes : Confidential::no;
  const auto text =
      read_text(*file.files, file.path, kLargestSnapshot, map, diagnostics, confidential);
  if (!text) return std::nullopt;
  return metrics::read_snapshot(*text, std::string(file.path.stem()), file.is_private, config, map,
                                diagnostics);
}

std::vector<SnapshotFile> find_snapshots(const SiteFiles& files,
                                         const std::vector<SitePath>& present, SourceMap& map,
                                         Diagnostics& diagnostics) {
  std::vector<SnapshotFile> found;
  for (const SitePath& path : present) {
    if (is_snapshot(path)) found.push_back({&files.site, path, false});
  }
  if (files.private_snapshots == nullptr) return found;
  for (const SitePath& path : files_in(files.private_snapshots->list({}), map, diagnostics)) {
    if (path.extension() == ".json") found.push_back({files.private_snapshots, path, true});
  }
  return found;
}

void read_config(const SiteFiles& files, metrics::RawFigures& figures, SourceMap& map,
                 Diagnostics& diagnostics) {
  const auto file = read_text(files.site, kConfig, kLargestData, map, diagnostics);
  if (!file) return;
  figures.config = std::make_shared<const metrics::FiguresConfig>(
      metrics::FiguresConfig::read(*file, map, diagnostics));
}

void read_record(const SiteFiles& files, metrics::RawFigures& figures, SourceMap& map,
                 Diagnostics& diagnostics) {
  const auto file = read_text(files.site, kRecord, kLargestSnapshot, map, diagnostics);
  if (file) figures.published_before = metrics::read_published_record(*file, map, diagnostics);
}

}  // namespace

bool is_figures_file(const SitePath& path) {
  return path == kConfig || path == kRecord || is_snapshot(path);
}

metrics::RawFigures read_figures(const SiteFiles& files, const std::vector<SitePath>& present,
                                 Jobs jobs, SourceMap& map, Diagnostics& diagnostics) {
  metrics::RawFigures figures;
  figures.config = std::make_shared<const metrics::FiguresConfig>();
  const auto has = [&](const SitePath& path) {
    return std::find(present.begin(), present.end(), path) != present.end();
  };
  if (has(kConfig)) read_config(files, figures, map, diagnostics);
  if (has(kRecord)) read_record(files, figures, map, diagnostics);

  const std::vector<SnapshotFile> found = find_snapshots(files, present, map, diagnostics);
  std::vector<std::optional<metrics::Snapshot>> read(found.size());
  std::vector<Diagnostics> problems(found.size());
  parallel_for(found.size(), jobs, [&](std::size_t i) {
    read[i] = read_one(found[i], *figures.config, map, problems[i]);
  });
  for (std::size_t i = 0; i < found.size(); ++i) {
    // A snapshot with an error in it may lack what others name.
    figures.is_complete = figures.is_complete && read[i] && !problems[i].has_errors();
    diagnostics.merge(std::move(problems[i]));
    if (read[i]) figures.snapshots.push_back(std::move(*read[i]));
  }
  metrics::check_revisions(figures.snapshots, figures.is_complete, diagnostics);
  return figures;
}

}  // namespace pier
