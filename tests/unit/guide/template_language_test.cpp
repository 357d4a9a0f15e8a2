#include "guide/template_language.h"

#include <string>

#include <catch2/catch.hpp>

#include "diagnostics/render.h"
#include "templates/filters.h"
#include "templates/templates.h"

using namespace pier;

namespace {

/// What a template makes of the sample, or what is wrong with it.
std::string rendered(std::string_view text) {
  SourceMap sources;
  Diagnostics diagnostics;
  std::vector<templates::Templates::Source> all;
  for (const guide::SampleTemplate& sample : guide::sample_templates()) {
    all.push_back({std::string(sample.name),
                   sources.add("templates/" + std::string(sample.name), std::string(sample.text))});
  }
  all.push_back({"example.html", sources.add("templates/example.html", std::string(text))});
  const auto parsed = templates::Templates::parse(all, sources, diagnostics);
  const templates::AssetUrls assets{{"civic.css", "/assets/civic.3f2a91c0ab.css"}};
  const templates::Environment environment{&assets};
  const Value sample = guide::template_sample();
  const Value* const scopes[] = {&sample};
  html::Writer out;
  templates::render(parsed, "example.html", scopes, environment, {}, diagnostics, out);
  return diagnostics.empty() ? out.markup() : render(diagnostics, sources, {});
}

}  // namespace

TEST_CASE("every example of the template language gives what the guide says") {
  for (const auto forms : {guide::template_tags(), guide::template_tests()}) {
    for (const guide::TemplateForm& form : forms) {
      INFO(form.name << ": " << form.example);
      CHECK(form.meaning.ends_with('.'));
      CHECK(rendered(form.example) == form.result);
    }
  }
}

TEST_CASE("the example of every filter gives what the guide says") {
  REQUIRE(guide::filter_results().size() == templates::filters().size());
  for (std::size_t i = 0; i < templates::filters().size(); ++i) {
    const templates::Filter& filter = templates::filters()[i];
    INFO(filter.name << ": " << filter.example);
    REQUIRE(guide::filter_results()[i].name == filter.name);
    CHECK(filter.meaning.ends_with('.'));
    CHECK(rendered(filter.example) == guide::filter_results()[i].result);
  }
}
