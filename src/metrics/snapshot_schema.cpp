#include <fmt/format.h>

#include "metrics/snapshot.h"
#include "metrics/snapshot_fields.h"
#include "value/json_schema.h"
#include "value/json_writer.h"

namespace pier::metrics {

namespace {

constexpr std::string_view kDraft = "https://json-schema.org/draft/2020-12/schema";

Value reference(std::string_view name) {
  return MapBuilder().set("$ref", fmt::format("#/$defs/{}", name)).build();
}

/// The parts that are read by hand stand below $defs.
Value schema_of_any(std::string_view name) {
  const std::string_view item = name == "indicators"  ? "indicator"
                                : name == "relations" ? "relation"
                                                      : "observation";
  return MapBuilder().set("type", "array").set("items", reference(item)).build();
}

Value schema_of(std::span<const Field> fields) {
  return json_schema_of(
      fields, {.lists_are_filled = true, .period = reference("period"), .any = schema_of_any});
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
      .set("if", with_member(is, "required", List{Value(name)}))
      .set("then", std::move(then))
      .build();
}

Value with_policy_rule(const Value& schema) {
  const Value reason = where("policy_reason", some_text());
  return with_member(schema, "allOf",
                     List{when("policy", kNoPolicy,
                               with_member(reason, "required", List{Value("policy_reason")}))});
}

Value observation_schema() {
  const Value above_nought =
      MapBuilder().set("type", "number").set("exclusiveMinimum", std::int64_t{0}).build();
  const Value no_numerator = MapBuilder().set("not", requires_member("numerator")).build();
  return with_member(with_member(schema_of(observation_fields()), "oneOf",
                                 List{requires_member("value"), requires_member("missing")}),
                     "allOf",
                     List{where("denominator", above_nought),
                          when("missing", name_of(Missing::suppressed), no_numerator)});
}

Value relation_schema() {
  List kinds;
  for (const RelationKind& kind : relation_kinds()) {
    kinds.push_back(with_member(schema_of(kind.fields), "allOf",
                                List{where("kind", MapBuilder().set("const", kind.name).build())}));
  }
  return MapBuilder().set("oneOf", std::move(kinds)).build();
}

}  // namespace

std::string snapshot_json_schema() {
  const Value definitions = MapBuilder()
                                .set("indicator", with_policy_rule(schema_of(indicator_fields())))
                                .set("observation", observation_schema())
                                .set("relation", relation_schema())
                                .set("period", json_schema_of_period())
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
