#include "value/value.h"

#include <cassert>

#include <fmt/format.h>

namespace pier {

Value::Value(List value) : data_(std::make_shared<const List>(std::move(value))) {}

Value::Value(Map value) : data_(std::make_shared<const Map>(std::move(value))) {}

const Value* Value::find(std::string_view key) const {
  const auto* map = std::get_if<std::shared_ptr<const Map>>(&data_);
  if (map == nullptr) return nullptr;
  // Most names differ in their length or their first letter: those need not be compared.
  const std::string_view first = key.substr(0, 1);
  for (const Member& member : **map) {
    const std::string_view name = member.key;
    if (name.size() == key.size() && name.starts_with(first) && name == key) return &member.value;
  }
  return nullptr;
}

std::string Value::describe() const {
  constexpr std::size_t kShort = 40;
  if (is_null()) return "nothing";
  if (is_bool()) return as_bool() ? "`true`" : "`false`";
  if (is_integer()) return fmt::format("the number `{}`", as_integer());
  if (is_double()) return fmt::format("the number `{}`", as_double());
  if (is_text()) {
    return as_text().size() <= kShort ? fmt::format("the text `{}`", as_text()) : "a long text";
  }
  if (is_list()) return "a list";
  return is_map() ? "a group of fields" : "markup";
}

MapBuilder& MapBuilder::set(std::string_view key, Value value) {
  // Most maps have a handful of members: to begin with one would be to move them three times.
  constexpr std::size_t kUsual = 8;
  if (map_.capacity() == 0) map_.reserve(kUsual);
  map_.push_back({std::string(key), {}, std::move(value)});
  return *this;
}

}  // namespace pier
