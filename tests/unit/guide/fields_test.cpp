#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "content/content_type.h"
#include "content/entry.h"
#include "diagnostics/render.h"
#include "guide/field_words.h"
#include "guide/syntax.h"
#include "metrics/snapshot_fields.h"
#include "schemas/data_files.h"
#include "site/block_fields.h"
#include "tables/definition.h"
#include "value/json_reader.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

using namespace pier;

namespace {

/// What a reader says of a text with these fields; "" when it is right.
std::string problems_of(const std::string& text, std::span<const Field> fields,
                        const std::string& name = "data/example.yaml") {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(name, text);
  const Span whole = sources.whole(file);
  const Value read = name.ends_with(".json") ? read_json(whole, sources, diagnostics)
                                             : read_yaml(whole, sources, diagnostics);
  check_fields(read, fields, whole, sources, diagnostics);
  return render(diagnostics, sources, {});
}

/// What is said of a text of a page, as Markdown.
std::string problems_of_text(const std::string& text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("content/example.md", text);
  markdown::parse(sources.whole(file), sources, content_syntax(), diagnostics);
  return render(diagnostics, sources, {});
}

std::vector<std::string_view> names_of(std::span<const guide::Word> words) {
  std::vector<std::string_view> names;
  for (const guide::Word& word : words) names.push_back(word.name);
  return names;
}

std::vector<std::string_view> copied(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

}  // namespace

TEST_CASE("the guide knows every block, box and reference that a text may use, and no other") {
  CHECK(names_of(guide::blocks()) == copied(content_syntax().blocks));
  CHECK(names_of(guide::callouts()) == copied(content_syntax().callouts));
  CHECK(names_of(guide::references()) == copied(content_syntax().references));
  std::vector<std::string_view> with_fields;
  for (const BlockFields& block : block_fields()) with_fields.push_back(block.name);
  CHECK(names_of(guide::blocks()) == with_fields);
}

TEST_CASE("what the guide says of a word is a sentence") {
  for (const auto words : {guide::blocks(), guide::callouts(), guide::references()}) {
    for (const guide::Word& word : words) {
      INFO(word.name);
      CHECK(word.meaning.ends_with('.'));
    }
  }
}

TEST_CASE("the examples of boxes and references are read without a word") {
  for (const auto words : {guide::callouts(), guide::references()}) {
    for (const guide::Word& word : words) {
      INFO(word.example);
      CHECK(word.example.find(word.name) != std::string_view::npos);
      CHECK(problems_of_text(std::string(word.example) + "\n").empty());
    }
  }
  CHECK_FALSE(problems_of_text("See {reff work}.\n").empty());
}

TEST_CASE("the example of every block is right") {
  for (const BlockFields& block : block_fields()) {
    const auto fields =
        block.name == "data-table" ? tables::block_fields(Value(Map{})) : block.fields;
    const std::string example = guide::yaml_example(fields);
    INFO(block.name << ":\n" << example);
    CHECK(example.empty() == fields.empty());
    if (!fields.empty()) CHECK(problems_of(example, fields).empty());
  }
}

TEST_CASE("the smallest example of every content type and data file is right") {
  for (const ContentType& type : content_types()) {
    const std::string example = guide::yaml_example(type.fields);
    INFO(type.name << ":\n" << example << problems_of(example, type.fields));
    CHECK(problems_of(example, type.fields).empty());
  }
  for (const schemas::DataFile& file : schemas::data_files()) {
    const std::string example = guide::yaml_example(file.fields());
    INFO(file.name << ":\n" << example << problems_of(example, file.fields()));
    CHECK_FALSE(example.empty());
    CHECK(problems_of(example, file.fields()).empty());
  }
  const auto figure = metrics::observation_fields();
  CHECK(problems_of(guide::json_example(figure), figure, "data/example.json").empty());
}

TEST_CASE("an example writes groups and lists out, with what they need") {
  static const Field kInner[] = {{.name = "id", .need = Need::required, .example = "a"},
                                 {.name = "more", .example = "b"}};
  static const Field kOuter[] = {
      {.name = "list", .kind = FieldKind::list, .need = Need::required, .fields = kInner},
      {.name = "group", .kind = FieldKind::group, .need = Need::required, .fields = kInner},
      {.name = "left_out", .example = "c"}};
  CHECK(guide::yaml_example(kOuter) == "list:\n  - id: a\ngroup:\n  id: a\n");
  CHECK(guide::yaml_example({}).empty());
}

TEST_CASE("every kind of field has words") {
  for (int kind = 0; kind <= static_cast<int>(FieldKind::any); ++kind) {
    CHECK_FALSE(guide::kind_text(static_cast<FieldKind>(kind)).empty());
  }
}
