#include "open_data/csvw.h"

#include "open_data/addresses.h"
#include "value/json_writer.h"

namespace pier::open_data {

namespace {

Value link(std::string_view address) {
  return MapBuilder().set("@id", address).build();
}

std::string_view name_of(Type type) {
  switch (type) {
    case Type::text:
    case Type::codes:
      return "string";
    case Type::integer:
      return "integer";
    case Type::number:
      return "decimal";
    case Type::date:
      return "date";
  }
  return "string";
}

Value describe(const Column& column) {
  MapBuilder map;
  map.set("name", column.name);
  // A reader compares the row of headings with the titles.
  map.set("titles", List{column.name, column.title});
  map.set("dc:description", column.description);
  map.set("datatype", name_of(column.type));
  if (column.type == Type::codes) map.set("separator", " ");
  if (column.required) map.set("required", true);
  return map.build();
}

Value schema_of(const metrics::Indicator& about) {
  List columns;
  for (const Column& column : columns_of(about)) columns.push_back(describe(column));
  List key;
  for (std::string& name : key_of(about)) key.emplace_back(std::move(name));
  return MapBuilder()
      .set("columns", std::move(columns))
      .set("primaryKey", std::move(key))
      // What is missing or hidden. Said although it is the default: never a nought, never a dash.
      .set("null", "")
      .build();
}

List notes_of(const Dataset& dataset) {
  List notes;
  for (const metrics::StatusCode& code : dataset.codes) {
    notes.push_back(
        MapBuilder().set("skos:notation", code.code).set("skos:definition", code.meaning).build());
  }
  for (const std::string& note : dataset.notes) {
    notes.push_back(MapBuilder().set("rdfs:comment", note).build());
  }
  return notes;
}

Value describe(const metrics::Source& source) {
  MapBuilder map;
  if (!source.link.empty()) map.set("@id", source.link);
  map.set("dc:title", source.title);
  if (!source.publisher.empty()) map.set("dc:publisher", source.publisher);
  return map.build();
}

void describe_dataset(const Dataset& dataset, const Publisher& publisher, MapBuilder& map) {
  map.set("dc:title", dataset.title);
  map.set("dc:description", dataset.description);
  map.set("dc:creator", dataset.creator);
  map.set("dc:publisher",
          MapBuilder().set("@id", publisher.id()).set("schema:name", publisher.name).build());
  if (!dataset.licence.link.empty()) {
    map.set("dc:license", link(dataset.licence.link));
  } else if (dataset.licence.is_known()) {
    map.set("dc:rights", dataset.licence.title);
  }
  map.set("dc:modified",
          MapBuilder().set("@value", dataset.modified.iso()).set("@type", "xsd:date").build());
  List keywords;
  for (const std::string& keyword : dataset.keywords) keywords.emplace_back(keyword);
  if (!keywords.empty()) map.set("dcat:keyword", std::move(keywords));
  List sources;
  for (const metrics::Source* source : dataset.sources) sources.push_back(describe(*source));
  map.set("dc:source", std::move(sources));
  map.set("rdfs:seeAlso", link(publisher.absolute(page_url(dataset.about().id))));
}

/// The last part: metadata stand beside the files.
std::string_view file_name(std::string_view url) {
  return url.substr(url.rfind('/') + 1);
}

}  // namespace

std::string csvw(const Dataset& dataset, const Publisher& publisher) {
  MapBuilder map;
  map.set("@context", List{"http://www.w3.org/ns/csvw",
                           MapBuilder().set("@language", publisher.language).build()});
  if (dataset.files.size() == 1) {
    map.set("url", file_name(dataset.files.front().url));
  } else {
    List tables;
    for (const Distribution& file : dataset.files) {
      tables.push_back(
          MapBuilder().set("url", file_name(file.url)).set("dc:title", file.title).build());
    }
    map.set("tables", std::move(tables));
  }
  describe_dataset(dataset, publisher, map);
  if (List notes = notes_of(dataset); !notes.empty()) map.set("notes", std::move(notes));
  map.set("tableSchema", schema_of(dataset.about()));
  return write_json(map.build());
}

}  // namespace pier::open_data
