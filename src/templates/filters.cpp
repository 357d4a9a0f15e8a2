#include "templates/filters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "templates/meaning.h"

namespace pier::templates {

namespace {

FilterResult problem(std::string_view rule, std::string message, std::string help = {}) {
  return {{}, rule, std::move(message), std::move(help)};
}

/// `filter` was given `value`, and needs something else.
FilterResult wrong_kind(std::string_view filter, std::string_view needs, const Value& value) {
  return problem("template-kind",
                 fmt::format("`{}` needs {}, not {}", filter, needs, value.describe()));
}

FilterResult asset(const FilterCall& call) {
  if (!call.input->is_text()) return wrong_kind("asset", "the name of a file", *call.input);
  static const AssetUrls kNone;
  const AssetUrls& urls =
      call.environment.asset_urls != nullptr ? *call.environment.asset_urls : kNone;
  const auto found = urls.find(call.input->as_text());
  if (found != urls.end()) return {Value(found->second)};
  std::vector<std::string_view> names;
  for (const auto& [name, url] : urls) names.push_back(name);
  return problem("template-asset", fmt::format("the theme has no file `{}`", call.input->as_text()),
                 suggest(call.input->as_text(), names));
}

FilterResult date(const FilterCall& call) {
  if (!call.input->is_text()) {
    return wrong_kind("date", "a date such as `2026-06-04`", *call.input);
  }
  const auto parsed = Date::parse(call.input->as_text());
  if (parsed) return {Value(parsed->text())};
  return problem("template-kind",
                 fmt::format("`{}` is no date such as `2026-06-04`", call.input->as_text()));
}

FilterResult default_value(const FilterCall& call) {
  const bool replaces_empty = call.arguments.size() == 2 && is_true(call.arguments[1]);
  if (call.input == nullptr || (replaces_empty && !is_true(*call.input))) {
    return {call.arguments[0]};
  }
  return {*call.input};
}

FilterResult end_of_list(const FilterCall& call, std::string_view name, bool first) {
  if (!call.input->is_list()) return wrong_kind(name, "a list", *call.input);
  const List& list = call.input->as_list();
  if (list.empty()) {
    return problem("template-null", fmt::format("an empty list has no {} item", name),
                   "ask with `{% if … %}` whether the list holds something");
  }
  return {first ? list.front() : list.back()};
}

FilterResult first(const FilterCall& call) {
  return end_of_list(call, "first", true);
}

FilterResult last(const FilterCall& call) {
  return end_of_list(call, "last", false);
}

FilterResult join_list(const FilterCall& call) {
  if (!call.input->is_list()) return wrong_kind("join", "a list", *call.input);
  std::string separator;
  if (!call.arguments.empty()) {
    if (!call.arguments[0].is_text()) return wrong_kind("join", "a text", call.arguments[0]);
    separator = call.arguments[0].as_text();
  }
  std::vector<std::string> parts;
  for (const Value& item : call.input->as_list()) {
    if (item.is_text()) {
      parts.push_back(item.as_text());
    } else if (item.is_integer()) {
      parts.push_back(fmt::format("{}", item.as_integer()));
    } else if (item.is_double()) {
      parts.push_back(text_of(item.as_double()));
    } else {
      return wrong_kind("join", "a list of texts", item);
    }
  }
  return {Value(join(parts, separator))};
}

FilterResult length(const FilterCall& call) {
  const Value& value = *call.input;
  std::size_t count = 0;
  if (value.is_text()) {
    count = count_code_points(value.as_text());
  } else if (value.is_list()) {
    count = value.as_list().size();
  } else if (value.is_map()) {
    count = value.as_map().size();
  } else {
    return wrong_kind("length", "a list or a text", value);
  }
  return {Value(static_cast<std::int64_t>(count))};
}

FilterResult lower_case(const FilterCall& call) {
  if (!call.input->is_text()) return wrong_kind("lower", "a text", *call.input);
  return {Value(lower(call.input->as_text()))};
}

FilterResult upper_case(const FilterCall& call) {
  if (!call.input->is_text()) return wrong_kind("upper", "a text", *call.input);
  return {Value(upper(call.input->as_text()))};
}

FilterResult plural(const FilterCall& call) {
  if (!call.input->is_integer()) return wrong_kind("plural", "a whole number", *call.input);
  return {call.input->as_integer() == 1 ? call.arguments[0] : call.arguments[1]};
}

/// Sorted by name; a test holds the order.
constexpr auto kFilters = std::to_array<Filter>({
    {"asset", "The address of a file of the theme, under its published name.",
     "{{ 'civic.css' | asset }}", 0, 0, false, asset},
    {"date", "A date in words: 4 June 2026.", "{{ '2026-06-04' | date }}", 0, 0, false, date},
    {"default",
     "Something else for a name that is unknown; with `true`, also for what is empty or nothing.",
     "{{ page.owner | default('nobody', true) }}", 1, 2, true, default_value},
    {"first", "The first item of a list.", "{{ page.tags | first }}", 0, 0, false, first},
    {"join", "The items of a list in one text, with something between them.",
     "{{ names | join(', ') }}", 0, 1, false, join_list},
    {"last", "The last item of a list.", "{{ page.tags | last }}", 0, 0, false, last},
    {"length", "How many items a list has, or how many characters a text has.",
     "{{ page.children | length }}", 0, 0, false, length},
    {"lower", "A text in small letters.", "{{ name | lower }}", 0, 0, false, lower_case},
    {"plural", "The first text when the number is 1, else the second.",
     "{{ count | plural('page', 'pages') }}", 2, 2, false, plural},
    {"upper", "A text in capital letters.", "{{ name | upper }}", 0, 0, false, upper_case},
});

}  // namespace

std::span<const Filter> filters() {
  return kFilters;
}

const Filter* find_filter(std::string_view name) {
  const auto* found = std::find_if(kFilters.begin(), kFilters.end(),
                                   [&](const Filter& filter) { return filter.name == name; });
  return found == kFilters.end() ? nullptr : found;
}

}  // namespace pier::templates
