#include "open_data/catalogue.h"

#include <algorithm>

#include "open_data/addresses.h"
#include "open_data/json_parts.h"
#include "value/json_writer.h"

namespace pier::open_data {

namespace {

Value link(std::string_view address) {
  return MapBuilder().set("@id", address).build();
}

Value in_language(std::string_view text, const Publisher& publisher) {
  return MapBuilder().set("@value", text).set("@language", publisher.language).build();
}

Value day(const Date& date) {
  return MapBuilder().set("@value", date.iso()).set("@type", "xsd:date").build();
}

Value context() {
  return MapBuilder()
      .set("dcat", "http://www.w3.org/ns/dcat#")
      .set("dct", "http://purl.org/dc/terms/")
      .set("foaf", "http://xmlns.com/foaf/0.1/")
      .set("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
      .set("xsd", "http://www.w3.org/2001/XMLSchema#")
      .build();
}

/// Names of the Publications Office of the European Union, which DCAT catalogues use.
std::string_view uri_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::monthly:
      return "http://publications.europa.eu/resource/authority/frequency/MONTHLY";
    case Frequency::quarterly:
      return "http://publications.europa.eu/resource/authority/frequency/QUARTERLY";
    case Frequency::annual:
      return "http://publications.europa.eu/resource/authority/frequency/ANNUAL";
    case Frequency::unknown:
      return {};
  }
  return {};
}

void set_licence(const Licence& licence, MapBuilder& map) {
  if (!licence.link.empty()) {
    map.set("dct:license", link(licence.link));
  } else if (licence.is_known()) {
    map.set(
        "dct:rights",
        MapBuilder().set("@type", "dct:RightsStatement").set("rdfs:label", licence.title).build());
  }
}

Value distribution(const Dataset& dataset, const Distribution& file, const Publisher& publisher) {
  MapBuilder map;
  map.set("@id", publisher.absolute(file.url));
  map.set("@type", "dcat:Distribution");
  map.set("dct:title", in_language(file.title, publisher));
  map.set("dcat:downloadURL", link(publisher.absolute(file.url)));
  map.set("dcat:accessURL", link(publisher.absolute(page_url(dataset.about().id))));
  map.set("dcat:mediaType", link("https://www.iana.org/assignments/media-types/text/csv"));
  map.set("dct:conformsTo", link("https://www.rfc-editor.org/info/rfc4180"));
  set_licence(dataset.licence, map);
  return map.build();
}

void set_where_and_when(const Dataset& dataset, MapBuilder& map) {
  List places;
  for (const metrics::Area* area : dataset.areas) {
    if (const std::string uri = open_data::uri_of(*area); !uri.empty()) places.push_back(link(uri));
  }
  if (!places.empty()) map.set("dct:spatial", std::move(places));
  if (dataset.covers) {
    map.set("dct:temporal", MapBuilder()
                                .set("@type", "dct:PeriodOfTime")
                                .set("dcat:startDate", day(dataset.covers->first))
                                .set("dcat:endDate", day(dataset.covers->second))
                                .build());
  }
  if (const std::string_view frequency = uri_of(dataset.frequency); !frequency.empty()) {
    map.set("dct:accrualPeriodicity", link(frequency));
  }
}

Value describe(const Dataset& dataset, const Publisher& publisher) {
  const std::string page = publisher.absolute(page_url(dataset.about().id));
  MapBuilder map;
  map.set("@id", page + "#dataset");
  map.set("@type", "dcat:Dataset");
  map.set("dct:identifier", dataset.about().id);
  map.set("dct:title", in_language(dataset.title, publisher));
  map.set("dct:description", in_language(dataset.description, publisher));
  List keywords;
  for (const std::string& keyword : dataset.keywords) {
    keywords.push_back(in_language(keyword, publisher));
  }
  if (!keywords.empty()) map.set("dcat:keyword", std::move(keywords));
  map.set("dcat:landingPage", link(page));
  map.set("dct:creator",
          MapBuilder().set("@type", "foaf:Agent").set("foaf:name", dataset.creator).build());
  map.set("dct:publisher", link(publisher.id()));
  map.set("dct:modified", day(dataset.modified));
  set_licence(dataset.licence, map);
  set_where_and_when(dataset, map);
  List sources;
  for (const metrics::Source* source : dataset.sources) {
    if (!source->link.empty()) sources.push_back(link(source->link));
  }
  if (!sources.empty()) map.set("dct:source", std::move(sources));
  List files;
  for (const Distribution& file : dataset.files) {
    files.push_back(distribution(dataset, file, publisher));
  }
  map.set("dcat:distribution", std::move(files));
  return map.build();
}

}  // namespace

std::string catalogue(std::span<const Dataset> datasets, const Publisher& publisher, Jobs jobs) {
  const auto newest =
      std::max_element(datasets.begin(), datasets.end(),
                       [](const Dataset& a, const Dataset& b) { return a.modified < b.modified; });
  MapBuilder map;
  map.set("@context", context());
  map.set("@id", publisher.absolute(kCatalogue));
  map.set("@type", "dcat:Catalog");
  map.set("dct:title", in_language(publisher.site_name + ": figures", publisher));
  map.set("foaf:homepage", link(publisher.absolute(kFolder)));
  map.set("dct:modified", day(newest->modified));
  map.set("dct:publisher", MapBuilder()
                               .set("@id", publisher.id())
                               .set("@type", "foaf:Organization")
                               .set("foaf:name", publisher.name)
                               .build());
  set_licence(publisher.licence, map);
  return with_list(write_json(map.build()), "dcat:dataset", datasets.size(), jobs,
                   [&](std::size_t i) { return write_json(describe(datasets[i], publisher)); });
}

}  // namespace pier::open_data
