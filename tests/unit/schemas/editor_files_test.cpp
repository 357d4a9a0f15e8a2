#include <set>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/content_type.h"
#include "content/entry.h"
#include "schemas/data_files.h"
#include "schemas/editor_files.h"
#include "site/block_fields.h"
#include "value/json_reader.h"
#include "value/json_schema.h"

using namespace pier;

namespace {

Value read(const std::string& path, const std::string& text) {
  SourceMap sources;
  Diagnostics problems;
  const FileId file = sources.add(path, text);
  const Value value = read_json(sources.whole(file), sources, problems);
  CHECK(problems.all().empty());
  return value;
}

std::set<std::string> keys_of(const Value* map) {
  std::set<std::string> keys;
  if (map == nullptr) return keys;
  for (const Member& member : map->as_map()) keys.insert(member.key);
  return keys;
}

/// That a schema has each field of a table and no other, at every depth, and is closed.
void check_same_fields(const Value& schema, std::span<const Field> fields) {
  std::set<std::string> names, required;
  for (const Field& field : fields) {
    CAPTURE(field.name);
    names.emplace(field.name);
    if (field.need == Need::required && !field.inherited) required.emplace(field.name);
    const Value* one = schema.find("properties")->find(field.name);
    REQUIRE(one != nullptr);
    CHECK(one->find("description")->as_text().size() > field.meaning.size());
    if (field.kind == FieldKind::group) check_same_fields(*one, field.fields);
    if (field.kind == FieldKind::list) check_same_fields(*one->find("items"), field.fields);
  }
  CHECK(keys_of(schema.find("properties")) == names);
  CHECK(schema.find("additionalProperties")->as_bool() == false);
  std::set<std::string> wanted;
  if (const Value* list = schema.find("required")) {
    for (const Value& name : list->as_list()) wanted.insert(name.as_text());
  }
  CHECK(wanted == required);
}

}  // namespace

TEST_CASE("schemas have the fields that the readers hold files against, and no others") {
  std::set<std::string> seen;
  for (const schemas::SchemaFile& file : schemas::schema_files()) {
    CAPTURE(file.name);
    CHECK(seen.insert(file.name).second);
    const Value schema = read(file.name + ".json", file.text);
    if (const auto* data = schemas::find_data_file(file.name)) {
      check_same_fields(schema, data->fields());
    } else if (file.name.starts_with("page-")) {
      check_same_fields(schema, find_content_type(file.name.substr(5))->fields);
      CHECK(schema.find("properties")->find("type")->find("enum")->as_list().size() == 1);
    } else {
      CHECK(file.name == "snapshot");
    }
  }
  CHECK(seen.size() == schemas::data_files().size() + content_types().size() + 1);
}

TEST_CASE("there is a snippet for each type, field, block, callout and reference") {
  for (const schemas::EditorFile& file : schemas::editor_files()) {
    const Value json = read(file.path + ".json", file.text);
    if (file.path != "pier.code-snippets") continue;
    const std::set<std::string> names = keys_of(&json);
    for (const ContentType& type : content_types()) {
      CHECK(names.contains(fmt::format("page {}", type.name)));
      for (const Field& field : type.fields)
        CHECK(names.contains(fmt::format("field {}", field.name)));
    }
    for (const BlockFields& block : block_fields()) {
      CHECK(names.contains(fmt::format("block {}", block.name)));
    }
    CHECK(block_fields().size() == content_syntax().blocks.size());
    for (const std::string_view name : content_syntax().callouts) {
      CHECK(names.contains(fmt::format("callout {}", name)));
    }
    for (const std::string_view name : content_syntax().references) {
      REQUIRE(names.contains(fmt::format("reference {}", name)));
      CHECK(json.find(fmt::format("reference {}", name))->find("description")->as_text() !=
            "A reference.");
    }
  }
}

TEST_CASE("a schema says no more than its table") {
  constexpr std::array<std::string_view, 3> kChoices{"low", "2", "high"};
  const auto fields = std::to_array<Field>({
      {.name = "name", .need = Need::required, .meaning = "what it is called", .example = "A"},
      {.name = "short", .meaning = "the same", .example = "B", .longest = 5},
      {.name = "level",
       .kind = FieldKind::choice,
       .meaning = "how",
       .example = "2",
       .choices = kChoices},
      {.name = "owner",
       .need = Need::required,
       .meaning = "who",
       .example = "C",
       .inherited = true},
  });
  const Value yaml = json_schema_of(fields, {.numbers_are_texts = true, .explains = true});
  CHECK(yaml.find("required")->as_list().size() == 1);
  const Value* all = yaml.find("properties");
  CHECK(all->find("name")->find("description")->as_text() == "What it is called. For example: A");
  CHECK(all->find("name")->find("type")->as_list().size() == 2);
  CHECK(all->find("short")->find("maxLength")->as_integer() == 5);
  CHECK(all->find("level")->find("enum")->as_list().size() == 4);
  const Value json = json_schema_of(fields, {});
  CHECK(json.find("properties")->find("name")->find("type")->as_text() == "string");
  CHECK(json.find("properties")->find("name")->find("description")->as_text() ==
        "what it is called");
  CHECK(json.find("properties")->find("level")->find("enum")->as_list().size() == 3);
}
