#include <fmt/format.h>

#include "metrics/snapshot.h"
#include "metrics/snapshot_fields.h"
#include "value/json_writer.h"

namespace pier::metrics {

namespace {

/// What is in no table, because it is a rule about several fields or names a part of the schema.
constexpr std::string_view kDraft = "https://json-schema.org/draft/2020-12/schema";
constexpr std::string_view kSomeText = "\\S";
constexpr std::string_view kDate = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
constexpr std::string_view kSlug = "^[a-z0-9]+(-[a-z0-9]+)*$";
constexpr std::string_view kHttps = "^https://[^\\s\"<>\\\\`/?#@]+([/?#][^\\s\"<>\\\\`]*)?$";
/// One word of Period::parse(). The form alone: whether the second year follows, and whether there
/// is such a day, only the reader knows.
constexpr std::string_view kPeriodWord =
    "(18|19|20|21)[0-9]{2}"
    "(-[0-9]{2}(-academic|-q[1-4])?|-q[1-4]|-m(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-[0-3][0-9])?";

Value object(MapBuilder properties, List required) {
  MapBuilder schema;
  schema.set("type", "object").set("properties", properties.build());
  if (!required.empty()) schema.set("required", std::move(required));
  return schema.set("additionalProperties", false).build();
}

Value reference(std::string_view name) {
  return MapBuilder().set("$ref", fmt::format("#/$defs/{}", name)).build();
}

Value array_of(Value items) {
  return MapBuilder().set("type", "array").set("items", std::move(items)).build();
}

Value text_matching(std::string_view pattern) {
  return MapBuilder().set("type", "string").set("pattern", pattern).build();
}

Value one_of(std::span<const std::string_view> choices) {
  return MapBuilder().set("enum", List(choices.begin(), choices.end())).build();
}

Value with(const Value& schema, std::string_view name, Value value) {
  Map map = schema.as_map();
  map.push_back({std::string(name), {}, std::move(value)});
  return Value(std::move(map));
}

Value whole_number(std::int64_t most) {
  const Value schema = MapBuilder().set("type", "integer").set("minimum", std::int64_t{0}).build();
  return most == 0 ? schema : with(schema, "maximum", most);
}

Value schema_of(std::span<const Field> fields);

/// The parts that are read by hand stand below $defs.
Value schema_of_any(std::string_view name) {
  if (name == "indicators") return array_of(reference("indicator"));
  return array_of(reference(name == "relations" ? "relation" : "observation"));
}

Value schema_of_kind(const Field& field) {
  switch (field.kind) {
    case FieldKind::date:
      return text_matching(kDate);
    case FieldKind::period:
      return reference("period");
    case FieldKind::slug:
      return text_matching(kSlug);
    case FieldKind::https_url:
      return text_matching(kHttps);
    case FieldKind::choice:
      // The kinds of relations are told apart by their schemas.
      if (field.choices.empty()) break;
      return one_of(field.choices);
    case FieldKind::yes_no:
      return MapBuilder().set("type", "boolean").build();
    case FieldKind::whole_number:
      return whole_number(field.most);
    case FieldKind::number:
      return MapBuilder().set("type", "number").build();
    case FieldKind::word_list:
      return array_of(field.choices.empty() ? text_matching(kSomeText) : one_of(field.choices));
    case FieldKind::list:
      if (field.need == Need::optional) return array_of(schema_of(field.fields));
      return with(array_of(schema_of(field.fields)), "minItems", std::int64_t{1});
    case FieldKind::group:
      return schema_of(field.fields);
    case FieldKind::mapping:
      return MapBuilder()
          .set("type", "object")
          .set("additionalProperties", MapBuilder().set("type", "string").build())
          .build();
    case FieldKind::any:
      return schema_of_any(field.name);
    default:
      break;
  }
  return field.need == Need::required ? text_matching(kSomeText)
                                      : MapBuilder().set("type", "string").build();
}

Value schema_of(std::span<const Field> fields) {
  MapBuilder properties;
  List required;
  for (const Field& field : fields) {
    properties.set(field.name, with(schema_of_kind(field), "description", field.meaning));
    if (field.need == Need::required) required.emplace_back(field.name);
  }
  return object(std::move(properties), std::move(required));
}

/// {"properties": {name: schema}}, what must hold of one member where it is there.
Value where(std::string_view name, Value schema) {
  return MapBuilder().set("properties", MapBuilder().set(name, std::move(schema)).build()).build();
}

Value requires_member(std::string_view name) {
  return MapBuilder().set("required", List{Value(name)}).build();
}

/// If the member `name` is `value`, then `then` must hold.
Value when(std::string_view name, std::string_view value, Value then) {
  const Value is = where(name, MapBuilder().set("const", value).build());
  return MapBuilder()
      .set("if", with(is, "required", List{Value(name)}))
      .set("then", std::move(then))
      .build();
}

Value with_policy_rule(const Value& schema) {
  const Value reason = where("policy_reason", text_matching(kSomeText));
  return with(
      schema, "allOf",
      List{when("policy", kNoPolicy, with(reason, "required", List{Value("policy_reason")}))});
}

Value observation_schema() {
  const Value above_nought =
      MapBuilder().set("type", "number").set("exclusiveMinimum", std::int64_t{0}).build();
  const Value no_numerator = MapBuilder().set("not", requires_member("numerator")).build();
  return with(with(schema_of(observation_fields()), "oneOf",
                   List{requires_member("value"), requires_member("missing")}),
              "allOf",
              List{where("denominator", above_nought),
                   when("missing", name_of(Missing::suppressed), no_numerator)});
}

Value relation_schema() {
  List kinds;
  for (const RelationKind& kind : relation_kinds()) {
    kinds.push_back(with(schema_of(kind.fields), "allOf",
                         List{where("kind", MapBuilder().set("const", kind.name).build())}));
  }
  return MapBuilder().set("oneOf", std::move(kinds)).build();
}

}  // namespace

std::string snapshot_json_schema() {
  const Value definitions =
      MapBuilder()
          .set("indicator", with_policy_rule(schema_of(indicator_fields())))
          .set("observation", observation_schema())
          .set("relation", relation_schema())
          .set("period", text_matching(fmt::format("^{0}(\\.\\.{0})?$", kPeriodWord)))
          .build();
  const Value about = MapBuilder()
                          .set("$schema", kDraft)
                          .set("title", "A snapshot of figures")
                          .set("description",
                               "What one source said on one day, as data/metrics/NAME.json. Names "
                               "of areas, themes and policies stand in data/figures.yaml.")
                          .build();
  Map schema = about.as_map();
  const Value snapshot = with_policy_rule(schema_of(snapshot_fields()));
  for (const Member& member : snapshot.as_map()) schema.push_back(member);
  schema.push_back({"$defs", {}, definitions});
  return write_json(Value(std::move(schema))) + "\n";
}

}  // namespace pier::metrics
