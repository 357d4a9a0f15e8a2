#pragma once

#include <span>
#include <string_view>

#include "value/value.h"

namespace pier::guide {

/// A form of the template language, with an example and what it makes of template_sample(). A test
/// renders every one.
struct TemplateForm {
  /// What a table of forms calls it: "if", "is none".
  std::string_view name;
  std::string_view meaning;
  std::string_view example;
  std::string_view result;
};

/// Tags: what stands in `{% … %}`, and the braces themselves.
std::span<const TemplateForm> template_tags();
/// Comparisons, tests, `loop`: what may stand in an `if`.
std::span<const TemplateForm> template_tests();

/// What the example of each filter makes of template_sample(): the name is the filter's, meaning
/// and example stand in templates/filters.cpp.
struct FilterResultText {
  std::string_view name;
  std::string_view result;
};
std::span<const FilterResultText> filter_results();

/// The names that the examples use.
Value template_sample();

/// Templates that the examples include or extend.
struct SampleTemplate {
  std::string_view name;
  std::string_view text;
};
std::span<const SampleTemplate> sample_templates();

}  // namespace pier::guide
