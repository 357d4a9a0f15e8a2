#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "templates/templates.h"
#include "value/value.h"

namespace pier::templates {

/// What a filter is given: in `{{ n | plural('page', 'pages') }}` the value of `n` and two texts.
struct FilterCall {
  /// Null when the name is unknown; only filters that take_unknown see that.
  const Value* input = nullptr;
  std::span<const Value> arguments;
  const Environment& environment;
};

/// The value that the filter gives, or what is wrong, in the words of a diagnostic.
struct FilterResult {
  Value value;
  /// Empty when all is well.
  std::string_view rule{};
  std::string message{};
  std::string help{};
};

/// One row of the table: a new filter is one function and one row in filters.cpp.
struct Filter {
  std::string_view name;
  /// What it gives, in one sentence, for the theme author's guide.
  std::string_view meaning;
  std::string_view example;
  std::size_t least_arguments;
  std::size_t most_arguments;
  bool takes_unknown;
  FilterResult (*function)(const FilterCall&);
};

/// All filters, sorted by name.
std::span<const Filter> filters();

/// The filter with this name, or null.
const Filter* find_filter(std::string_view name);

}  // namespace pier::templates
