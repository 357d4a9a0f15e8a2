#include "build/read_neighbours.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "build/source_text.h"
#include "federation/read_catalogue.h"

namespace pier {

namespace {

const SitePath kNeighboursFolder = *SitePath::parse("data/neighbours");
const SitePath kProceduresFolder = *SitePath::parse("procedures");
constexpr std::string_view kCatalogueName = "catalogue.json";

/// Whether a file was pinned of this neighbour.
bool is_pinned(const SitePath& path, const federation::Neighbour& from) {
  const auto id = SitePath::parse(from.id);
  if (!id) return false;
  const SitePath folder = kNeighboursFolder / *id;
  if (path.parent() == folder) return path.name() == kCatalogueName;
  return path.parent() == folder / kProceduresFolder && path.extension() == ".md";
}

void read_one(const SiteFiles& files, const std::vector<SitePath>& pinned,
              const provenance::Copies& copies, federation::Neighbour& from, SourceMap& map,
              Diagnostics& diagnostics) {
  bool has_catalogue = false;
  for (const SitePath& path : pinned) {
    const bool is_catalogue = path.name() == kCatalogueName;
    const auto file =
        read_text(files.site, path, is_catalogue ? federation::kMostBytes : kLargestMarkdown, map,
                  diagnostics);
    has_catalogue = has_catalogue || is_catalogue;
    if (!file) continue;
    const provenance::Copy* copy = copies.find(path);
    const auto fetched = copy == nullptr ? std::nullopt : std::optional(copy->note.fetched_on());
    if (is_catalogue) {
      from.catalogue = federation::read_catalogue(*file, from.host, map, diagnostics);
      from.fetched = fetched;
    } else {
      from.copies.push_back({std::string(path.stem()), *file, fetched});
    }
  }
  if (has_catalogue) return;
  diagnostics.report(
      "neighbour-missing", from.span,
      fmt::format("nothing of {} is shown: its catalogue was not fetched yet", from.name),
      fmt::format("run `pier fetch`, or put it into `{}`", from.catalogue_path()));
}

}  // namespace

bool is_neighbour_file(const SitePath& path, const std::vector<federation::Neighbour>& neighbours) {
  return std::any_of(neighbours.begin(), neighbours.end(),
                     [&](const federation::Neighbour& one) { return is_pinned(path, one); });
}

void read_pinned(const SiteFiles& files, const std::vector<SitePath>& present, Jobs jobs,
                 Sources& sources, SourceMap& map, Diagnostics& diagnostics) {
  std::vector<federation::Neighbour>& neighbours = sources.neighbours;
  // Each neighbour looks at its own files only: there may be hundreds of both.
  std::vector<std::vector<SitePath>> pinned(neighbours.size());
  for (const SitePath& path : present) {
    if (!path.text().starts_with(kNeighboursFolder.text())) continue;
    for (std::size_t n = 0; n < neighbours.size(); ++n) {
      if (!is_pinned(path, neighbours[n])) continue;
      pinned[n].push_back(path);
      break;
    }
  }
  std::vector<Diagnostics> problems(neighbours.size());
  parallel_for(neighbours.size(), jobs.counting("Reading neighbours"), [&](std::size_t n) {
    read_one(files, pinned[n], sources.copies, neighbours[n], map, problems[n]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
}

}  // namespace pier
