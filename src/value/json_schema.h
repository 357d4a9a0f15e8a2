#pragma once

#include <span>
#include <string_view>

#include "value/schema.h"
#include "value/value.h"

/// JSON Schemas (https://json-schema.org) of the tables that check_fields() uses, so that editors
/// complete and check the same fields. What only the reader knows, such as whether there is such a
/// day, stays for the reader: a schema lets pass more, never less.
namespace pier {

/// What a schema is for.
struct SchemaStyle {
  /// YAML: a number stands for the text that was typed. JSON says exactly what is what.
  bool numbers_are_texts = false;
  /// A list that is required has one item at least.
  bool lists_are_filled = false;
  /// For editors: descriptions are sentences with an example, and a value of the wrong form is
  /// answered with one. Else a description is the field's meaning.
  bool explains = false;
  /// The schema of a period; null: it stands in place.
  Value period = {};
  /// What a field of the kind `any` may be; null: whatever is written.
  Value (*any)(std::string_view name) = nullptr;
};

/// The schema of a group with these fields, and no others.
Value json_schema_of(std::span<const Field> fields, const SchemaStyle& style);

/// The schema of a period: see Period::parse().
Value json_schema_of_period();

/// A text that matches a pattern of JSON Schema.
Value text_matching(std::string_view pattern);

/// A text that is not empty.
Value some_text();

/// A map with one member more.
Value with_member(const Value& map, std::string_view name, Value value);

}  // namespace pier
