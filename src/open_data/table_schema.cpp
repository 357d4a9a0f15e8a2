#include "open_data/table_schema.h"

namespace pier::open_data {

namespace {

List list_of(const std::vector<std::string>& texts) {
  List list;
  for (const std::string& text : texts) list.emplace_back(text);
  return list;
}

std::string_view name_of(Type type) {
  switch (type) {
    case Type::text:
    case Type::codes:
      return "string";
    case Type::integer:
      return "integer";
    case Type::number:
      return "number";
    case Type::date:
      return "date";
  }
  return "string";
}

Value describe(const Column& column) {
  MapBuilder map;
  map.set("name", column.name);
  map.set("title", column.title);
  map.set("description", column.description);
  map.set("type", name_of(column.type));
  if (!column.values.empty()) map.set("categories", list_of(column.values));
  if (column.required) map.set("constraints", MapBuilder().set("required", true).build());
  return map.build();
}

}  // namespace

Value table_schema(const std::vector<Column>& columns, const std::vector<std::string>& key) {
  List fields;
  for (const Column& column : columns) fields.push_back(describe(column));
  // A code as "c" never stands in place of a value, so that it needs no mention here: it would
  // make a text that happens to be "c" vanish.
  List missing{MapBuilder()
                   .set("value", "")
                   .set("label", "no value: the columns status and missing say why")
                   .build()};
  return MapBuilder()
      .set("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
      .set("fields", std::move(fields))
      .set("primaryKey", list_of(key))
      .set("missingValues", std::move(missing))
      .build();
}

}  // namespace pier::open_data
