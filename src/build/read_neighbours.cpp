#include "build/read_neighbours.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "build/source_text.h"
#include "federation/read_catalogue.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

const SitePath kNeighboursFolder = *SitePath::parse("data/neighbours");
const SitePath kProceduresFolder = *SitePath::parse("procedures");
constexpr std::string_view kCatalogueName = "catalogue.json";
constexpr std::string_view kSourceEnd = ".source.yaml";

/// What was pinned of one neighbour, and what says where it came from.
bool is_pinned(const SitePath& path, const federation::Neighbour& from) {
  const auto id = SitePath::parse(from.id);
  if (!id) return false;
  const SitePath folder = kNeighboursFolder / *id;
  if (path.parent() == folder) return path.name() == kCatalogueName;
  return path.parent() == folder / kProceduresFolder && path.extension() == ".md";
}

/// The file that the record of where another came from is about; none when it is no such record.
std::optional<SitePath> recorded_by(const SitePath& path) {
  std::string_view text = path.text();
  if (!text.ends_with(kSourceEnd)) return std::nullopt;
  text.remove_suffix(kSourceEnd.size());
  return SitePath::parse(text);
}

/// The day on which a file was fetched, by the record beside it.
std::optional<Date> fetched_on(const SiteFiles& files, const SitePath& file,
                               const std::vector<SitePath>& present, SourceMap& map,
                               Diagnostics& diagnostics) {
  const auto record = SitePath::parse(fmt::format("{}{}", file.text(), kSourceEnd));
  if (!record || std::find(present.begin(), present.end(), *record) == present.end()) {
    return std::nullopt;
  }
  const auto read = read_text(files.site, *record, kLargestData, map, diagnostics);
  if (!read) return std::nullopt;
  const Value fields = read_yaml(map.whole(*read), map, diagnostics);
  const Value* fetched = fields.find("fetched");
  constexpr std::size_t kDay = 10;
  return fetched != nullptr && fetched->is_text()
             ? Date::parse(std::string_view(fetched->as_text()).substr(0, kDay))
             : std::nullopt;
}

void read_one(const SiteFiles& files, const std::vector<SitePath>& present,
              const std::vector<SitePath>& records, federation::Neighbour& from, SourceMap& map,
              Diagnostics& diagnostics) {
  bool has_catalogue = false;
  for (const SitePath& path : present) {
    const bool is_catalogue = path.name() == kCatalogueName;
    const auto file =
        read_text(files.site, path, is_catalogue ? federation::kMostBytes : kLargestMarkdown, map,
                  diagnostics);
    has_catalogue = has_catalogue || is_catalogue;
    if (!file) continue;
    const auto fetched = fetched_on(files, path, records, map, diagnostics);
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
  const SitePath file = recorded_by(path).value_or(path);
  return std::any_of(neighbours.begin(), neighbours.end(),
                     [&](const federation::Neighbour& one) { return is_pinned(file, one); });
}

void read_pinned(const SiteFiles& files, const std::vector<SitePath>& present, Jobs jobs,
                 std::vector<federation::Neighbour>& neighbours, SourceMap& map,
                 Diagnostics& diagnostics) {
  // Each neighbour looks at its own files only: there may be hundreds of both.
  std::vector<std::vector<SitePath>> pinned(neighbours.size());
  std::vector<std::vector<SitePath>> records(neighbours.size());
  for (const SitePath& path : present) {
    if (!path.text().starts_with(kNeighboursFolder.text())) continue;
    const auto file = recorded_by(path);
    for (std::size_t n = 0; n < neighbours.size(); ++n) {
      if (!is_pinned(file.value_or(path), neighbours[n])) continue;
      (file ? records : pinned)[n].push_back(path);
      break;
    }
  }
  std::vector<Diagnostics> problems(neighbours.size());
  parallel_for(neighbours.size(), jobs.counting("Reading neighbours"), [&](std::size_t n) {
    read_one(files, pinned[n], records[n], neighbours[n], map, problems[n]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
}

}  // namespace pier
