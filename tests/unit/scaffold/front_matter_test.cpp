#include <array>

#include <catch2/catch.hpp>

#include "content/entry.h"
#include "scaffold/front_matter.h"
#include "scaffold/pages.h"
#include "unit/scaffold/uncommented.h"
#include "value/yaml_reader.h"

using namespace pier;
using scaffold::Known;
using scaffold::Scope;

TEST_CASE("each field stands below the line that explains it") {
  const auto known =
      std::to_array<Known>({{"title", "A title"}, {"draft", "true", Known::Sense::proposed}});
  const std::string text =
      front_matter(*find_content_type("news"), known, Scope::all, "For you.\n");
  CHECK(text.starts_with("---\n# For you.\n#\n"));
  CHECK(text.ends_with("\n---\n"));
  CHECK(text.find("# The heading of the page, in sentence case; no two pages share one.\n"
                  "title: A title\n") != std::string::npos);
  CHECK(text.find("\n# draft: true\n") != std::string::npos);
  CHECK(text.find("# The day of the news; it is kept back before.\n"
                  "# Write here: your own, in place of this example.\n"
                  "published: 2026-06-04\n") != std::string::npos);
  CHECK(text.find("\nsummary: \"Write here: one or two sentences, shown below the title and in "
                  "lists\"\n") != std::string::npos);
  CHECK(text.find("\n# tags: [neglect, training]\n") != std::string::npos);
}

TEST_CASE("every field of every type can be put in force as it stands") {
  for (const ContentType& type : content_types()) {
    CAPTURE(type.name);
    const std::string text = uncommented(fields_text(type.fields, {}, Scope::all), type.fields);
    SourceMap sources;
    Diagnostics problems;
    const FileId file = sources.add("page.yaml", text);
    const Span whole = sources.whole(file);
    check_fields(read_yaml(whole, sources, problems), type.fields, whole, sources, problems);
    for (const Diagnostic& problem : problems.all()) {
      CAPTURE(problem.message, text);
      CHECK(problem.message == "");
    }
  }
}

TEST_CASE("who fills in one page sees no more than is needed") {
  const auto known = std::to_array<Known>({{"title", "A title"}});
  const std::string text = front_matter(*find_content_type("news"), known, Scope::needed, "");
  CHECK(text.find("tags") == std::string::npos);
  CHECK(text.find("\ntitle: A title\n") != std::string::npos);
}

TEST_CASE("the page of every recipe is one that its type takes") {
  const learning::Taxonomy taxonomy = learning::Taxonomy::unknown();
  for (const scaffold::Recipe& recipe : scaffold::recipes()) {
    CAPTURE(recipe.type);
    REQUIRE(find_content_type(recipe.type) != nullptr);
    for (const char* today : {"2026-11-21", "2028-02-29"}) {
      const scaffold::File file =
          page_file(recipe, {"A page", "about", "Business: Unit", *Date::parse(today), taxonomy});
      CHECK(file.path == "content/about/a-page.md");
      SourceMap sources;
      Diagnostics problems;
      const FileId id = sources.add(file.path, file.text);
      const Entry entry =
          read_entry(id, *SitePath::parse("about/a-page.md"), {}, sources, problems);
      CHECK(problems.all().empty());
      CHECK(entry.type->name == recipe.type);
      CHECK(entry.text("owner") == "Business: Unit");
      CHECK(held_back_because(entry, *Date::parse(today)).has_value());
    }
  }
}
