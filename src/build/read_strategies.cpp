#include "build/read_strategies.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "build/origins.h"
#include "build/source_text.h"
#include "strategy/reader.h"

namespace pier {

namespace {

const SitePath kStrategies = *SitePath::parse("data/strategies");

}  // namespace

bool is_strategy_file(const SitePath& path) {
  return path.parent() == kStrategies && path.extension() == ".yaml" && !is_origin_file(path);
}

strategy::Strategies read_strategies(const SiteFiles& files, const std::vector<SitePath>& present,
                                     const calendar::Groups& groups, SourceMap& map,
                                     Diagnostics& diagnostics) {
  std::vector<strategy::Strategy> all;
  for (const SitePath& path : present) {
    if (!is_strategy_file(path)) continue;
    const std::string id(path.stem());
    if (id.empty() || slug(id) != id) {
      diagnostics.report("file-name", {map.add_without_text(path.text()), 0, 0},
                         "the name of a strategy is part of its address",
                         fmt::format("rename it, for example to `{}.yaml`", slug(id)));
      continue;
    }
    const auto file = read_text(files.site, path, kLargestData, map, diagnostics);
    if (file) all.push_back(strategy::read_strategy(*file, id, groups, map, diagnostics));
  }
  return strategy::Strategies(std::move(all));
}

}  // namespace pier
