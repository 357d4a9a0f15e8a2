#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "metrics/snapshot.h"
#include "value/schema.h"

/// The tables that a snapshot is held against, and that its JSON Schema is made from. The examples
/// are JSON.
namespace pier::metrics {

inline constexpr std::string_view kSnapshotFormat = "pier-snapshot-1";

/// The whole file. `indicators` is a list of groups with indicator_fields(), `relations` of
/// relation_fields().
std::span<const Field> snapshot_fields();

/// One indicator without what is read by hand: `observations` is any value here.
std::span<const Field> indicator_fields();

/// The members of an observation, in the order of ObservationField.
enum class ObservationField {
  area,
  period,
  dimensions,
  value,
  numerator,
  denominator,
  missing,
  published,
  qualifier,
  status,
  rank,
  band,
  rag,
  note,
  answer
};
std::span<const Field> observation_fields();
std::optional<ObservationField> observation_field_named(std::string_view name);

struct RelationKind {
  std::string_view name;
  Relation::Kind kind;
  std::span<const Field> fields;
};
std::span<const RelationKind> relation_kinds();

}  // namespace pier::metrics
