#include "fetch/site_figures.h"

#include <utility>

#include "build/source_text.h"
#include "metrics/snapshot.h"

namespace pier::fetch {

std::map<std::string, metrics::Indicator> known_indicators(const FileSystem& site,
                                                           const metrics::FiguresConfig& config) {
  SourceMap map;
  Diagnostics unheard;
  std::map<std::string, std::pair<Date, metrics::Indicator>> newest;
  for (const DirectoryEntry& entry : site.list(*SitePath::parse("data/metrics")).entries) {
    if (entry.path.extension() != ".json") continue;
    ReadResult read = site.read(entry.path, kLargestSnapshot);
    if (read.status != ReadStatus::ok) continue;
    const FileId file = map.add(entry.path.text(), std::move(read.bytes));
    auto snapshot =
        metrics::read_snapshot(file, std::string(entry.path.stem()), false, config, map, unheard);
    if (!snapshot) continue;
    for (metrics::SnapshotIndicator& one : snapshot->indicators) {
      const auto [at, is_new] = newest.try_emplace(one.about.id, snapshot->as_at, one.about);
      if (!is_new && at->second.first < snapshot->as_at) at->second = {snapshot->as_at, one.about};
    }
  }
  std::map<std::string, metrics::Indicator> known;
  for (auto& [id, dated] : newest) known.emplace(id, std::move(dated.second));
  return known;
}

}  // namespace pier::fetch
