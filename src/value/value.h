#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "diagnostics/source_map.h"
#include "html/html.h"

namespace pier {

class Value;
struct Member;

/// A map that keeps the order of its author and whose keys are unique.
using Map = std::vector<Member>;
using List = std::vector<Value>;

/// Data with places: what YAML and JSON files hold, and what templates see.
///
/// Lists and maps are shared and never change after they were made, so that copying a
/// Value is cheap and safe between threads.
class Value {
 public:
  Value() = default;  ///< null
  Value(bool value) : data_(value) {}
  Value(std::int64_t value) : data_(value) {}
  Value(double value) : data_(value) {}
  Value(std::string value) : data_(std::move(value)) {}
  Value(std::string_view value) : data_(std::string(value)) {}
  Value(const char* value) : data_(std::string(value)) {}
  Value(Html value) : data_(std::move(value)) {}
  Value(List value);
  Value(Map value);

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  bool is_bool() const { return std::holds_alternative<bool>(data_); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(data_); }
  bool is_double() const { return std::holds_alternative<double>(data_); }
  bool is_number() const { return is_integer() || is_double(); }
  bool is_text() const { return std::holds_alternative<std::string>(data_); }
  bool is_html() const { return std::holds_alternative<Html>(data_); }
  bool is_list() const { return std::holds_alternative<std::shared_ptr<const List>>(data_); }
  bool is_map() const { return std::holds_alternative<std::shared_ptr<const Map>>(data_); }

  /// REQUIRES: the value is of that kind.
  bool as_bool() const { return std::get<bool>(data_); }
  std::int64_t as_integer() const { return std::get<std::int64_t>(data_); }
  double as_double() const { return std::get<double>(data_); }
  const std::string& as_text() const { return std::get<std::string>(data_); }
  const Html& as_html() const { return std::get<Html>(data_); }
  const List& as_list() const { return *std::get<std::shared_ptr<const List>>(data_); }
  const Map& as_map() const { return *std::get<std::shared_ptr<const Map>>(data_); }

  /// The member of a map with this key, or null (also when this is no map).
  const Value* find(std::string_view key) const;

  /// What the value is, for messages: "a list", "the text `abc`", "a whole number".
  std::string describe() const;

  /// Where it was written; the span of the whole node. Meaningless for values made by us.
  Span span{};

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Html,
               std::shared_ptr<const List>, std::shared_ptr<const Map>>
      data_;
};

struct Member {
  std::string key;
  Span key_span{};
  Value value;
};

/// Builds a map for a template: MapBuilder().set("a", 1).set("b", "x").build().
class MapBuilder {
 public:
  MapBuilder() = default;
  /// With room for so many members.
  explicit MapBuilder(std::size_t members) { map_.reserve(members); }
  MapBuilder& set(std::string_view key, Value value);
  Value build() { return Value(std::move(map_)); }

 private:
  Map map_;
};

}  // namespace pier
