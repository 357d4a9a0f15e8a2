#include "open_data/data_package.h"

#include <algorithm>
#include <set>

#include "open_data/addresses.h"
#include "open_data/indicator_list.h"
#include "open_data/json_parts.h"
#include "open_data/table_schema.h"
#include "value/json_writer.h"

namespace pier::open_data {

namespace {

/// From the folder of the package.
std::string_view relative(std::string_view url) {
  return url.substr(kFolder.size());
}

Value describe(const metrics::Source& source) {
  MapBuilder map;
  map.set("title",
          source.publisher.empty() ? source.title : source.title + " (" + source.publisher + ")");
  const std::string& path = source.link.empty() ? source.fetched_from : source.link;
  if (!path.empty()) map.set("path", path);
  if (source.fetched_on) map.set("version", "fetched " + source.fetched_on->iso());
  return map.build();
}

/// A licence needs the id of the Open Definition or an address; a text alone is none here.
void set_licence(const Licence& licence, MapBuilder& map) {
  if (licence.link.empty()) return;
  MapBuilder described;
  if (!licence.id.empty()) described.set("name", licence.id);
  described.set("path", licence.link);
  if (!licence.title.empty()) described.set("title", licence.title);
  map.set("licenses", List{described.build()});
}

MapBuilder resource(std::string_view name, std::string_view title, std::string_view url) {
  return MapBuilder()
      .set("$schema", "https://datapackage.org/profiles/2.0/dataresource.json")
      .set("name", name)
      .set("type", "table")
      .set("path", relative(url))
      .set("title", title)
      .set("format", "csv")
      .set("mediatype", "text/csv")
      .set("encoding", "utf-8");
}

/// What a dataset says of each of its files.
struct Shared {
  Value sources;
  Value schema;
};

Shared shared_of(const Dataset& dataset) {
  List sources;
  for (const metrics::Source* source : dataset.sources) sources.push_back(describe(*source));
  const metrics::Indicator& about = dataset.about();
  Value schema = about.dimensions.empty() ? Value(relative(kTableSchema))
                                          : table_schema(columns_of(about), key_of(about));
  return {std::move(sources), std::move(schema)};
}

/// The files of a dataset as JSON, with a comma between them.
std::string resources_of(const Dataset& dataset, const Publisher& publisher) {
  const Shared shared = shared_of(dataset);
  const std::string& id = dataset.about().id;
  std::string all;
  for (const Distribution& file : dataset.files) {
    const bool is_latest = &file == &dataset.files.front();
    MapBuilder map = resource(is_latest ? id : id + "-history", file.title, file.url);
    map.set("description", dataset.description);
    map.set("homepage", publisher.absolute(page_url(id)));
    set_licence(dataset.licence, map);
    map.set("sources", shared.sources);
    map.set("schema", shared.schema);
    if (!is_latest) all += ',';
    all += write_json(map.build());
  }
  return all;
}

std::string list_resource() {
  MapBuilder list = resource("indicators", "All indicators", kIndicatorList);
  list.set("schema", table_schema(indicator_list_columns(), {"indicator"}));
  return write_json(list.build());
}

/// The sources of all datasets, each once, in the order of the datasets.
List sources_of(std::span<const Dataset> datasets) {
  List sources;
  std::set<std::pair<std::string_view, std::string_view>> known;
  for (const Dataset& dataset : datasets) {
    for (const metrics::Source* source : dataset.sources) {
      if (known.emplace(source->title, source->link).second) sources.push_back(describe(*source));
    }
  }
  return sources;
}

}  // namespace

std::string data_package(std::span<const Dataset> datasets, const Publisher& publisher, Jobs jobs) {
  const auto newest =
      std::max_element(datasets.begin(), datasets.end(),
                       [](const Dataset& a, const Dataset& b) { return a.modified < b.modified; });
  MapBuilder map;
  map.set("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
  map.set("name", "figures");
  map.set("id", publisher.absolute(kDataPackage));
  map.set("title", publisher.site_name + ": figures");
  map.set("homepage", publisher.absolute(kFolder));
  map.set("created", newest->modified.rfc3339());
  map.set("version", newest->modified.iso());
  map.set("contributors", List{MapBuilder()
                                   .set("title", publisher.name)
                                   .set("path", publisher.absolute("/"))
                                   .set("roles", List{"publisher"})
                                   .build()});
  set_licence(publisher.licence, map);
  map.set("sources", sources_of(datasets));
  return with_list(write_json(map.build()), "resources", datasets.size() + 1, jobs,
                   [&](std::size_t i) {
                     return i == 0 ? list_resource() : resources_of(datasets[i - 1], publisher);
                   });
}

std::string common_table_schema() {
  const metrics::Indicator none;
  return write_json(table_schema(columns_of(none), key_of(none)));
}

}  // namespace pier::open_data
