#include "open_data/schema_org.h"

#include "open_data/addresses.h"

namespace pier::open_data {

namespace {

Value organisation(std::string_view name) {
  return MapBuilder().set("@type", "Organization").set("name", name).build();
}

Value place(const metrics::Area& area) {
  MapBuilder map;
  map.set("@type", "Place");
  map.set("name", area.name);
  if (const std::string uri = uri_of(area); !uri.empty()) map.set("sameAs", uri);
  if (!area.code.empty()) map.set("identifier", area.code);
  return map.build();
}

Value variable(const Dataset& dataset) {
  return MapBuilder()
      .set("@type", "PropertyValue")
      .set("name", dataset.title)
      .set("description", dataset.description)
      .set("unitText", dataset.measure)
      .build();
}

List downloads(const Dataset& dataset, const Publisher& publisher) {
  List list;
  for (const Distribution& file : dataset.files) {
    list.push_back(MapBuilder()
                       .set("@type", "DataDownload")
                       .set("name", file.title)
                       .set("encodingFormat", "text/csv")
                       .set("contentUrl", publisher.absolute(file.url))
                       .build());
  }
  return list;
}

}  // namespace

Value schema_org_dataset(const Dataset& dataset, const Publisher& publisher) {
  const std::string page = publisher.absolute(page_url(dataset.about().id));
  MapBuilder map;
  map.set("@context", "https://schema.org");
  map.set("@type", "Dataset");
  map.set("@id", page + "#dataset");
  map.set("name", dataset.title);
  map.set("description", dataset.description);
  map.set("url", page);
  map.set("identifier", dataset.about().id);
  map.set("inLanguage", publisher.language);
  map.set("isAccessibleForFree", true);
  map.set("creator", organisation(dataset.creator));
  map.set("publisher", MapBuilder().set("@id", publisher.id()).build());
  if (!dataset.licence.link.empty()) map.set("license", dataset.licence.link);
  map.set("dateModified", dataset.modified.iso());
  List keywords;
  for (const std::string& keyword : dataset.keywords) keywords.emplace_back(keyword);
  if (!keywords.empty()) map.set("keywords", std::move(keywords));
  if (dataset.covers) {
    map.set("temporalCoverage", dataset.covers->first.iso() + "/" + dataset.covers->second.iso());
  }
  List places;
  for (const metrics::Area* area : dataset.areas) places.push_back(place(*area));
  if (!places.empty()) map.set("spatialCoverage", std::move(places));
  map.set("variableMeasured", variable(dataset));
  if (!dataset.about().method.empty()) map.set("measurementTechnique", dataset.about().method);
  map.set("distribution", downloads(dataset, publisher));
  map.set("includedInDataCatalog", MapBuilder()
                                       .set("@type", "DataCatalog")
                                       .set("name", publisher.site_name + ": figures")
                                       .set("url", publisher.absolute(kFolder))
                                       .build());
  return map.build();
}

}  // namespace pier::open_data
