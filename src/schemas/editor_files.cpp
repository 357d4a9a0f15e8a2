#include "schemas/editor_files.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "content/content_type.h"
#include "metrics/snapshot.h"
#include "schemas/data_files.h"
#include "schemas/snippets.h"
#include "value/json_lines.h"
#include "value/json_schema.h"

namespace pier::schemas {

namespace {

/// Editors know this draft best. The schema of snapshots, which is published too, has a later one.
constexpr std::string_view kDraft = "http://json-schema.org/draft-07/schema#";
constexpr std::string_view kSnapshots = "data/metrics/*.json";

std::string schema_text(std::string_view title, std::string_view about, const Value& schema) {
  Map whole = MapBuilder()
                  .set("$schema", kDraft)
                  .set("title", title)
                  .set("description", about)
                  .build()
                  .as_map();
  for (const Member& member : schema.as_map()) whole.push_back(member);
  return write_json_lines(Value(std::move(whole)));
}

Value yaml_schema(std::span<const Field> fields) {
  return json_schema_of(fields, {.numbers_are_texts = true, .explains = true});
}

/// The schema of a type's front matter: `type` is the type itself.
Value page_schema(const ContentType& type) {
  std::vector<Field> fields = type.fields;
  const std::string_view name = type.name;
  for (Field& field : fields) {
    if (field.name != "type") continue;
    field.choices = {&name, 1};
    field.example = name;
  }
  return yaml_schema(fields);
}

std::string path_of(const std::string& schema) {
  return fmt::format("schemas/{}.schema.json", schema);
}

Value for_language(bool has_suggestions) {
  MapBuilder settings;
  settings.set("editor.tabSize", std::int64_t{2}).set("editor.insertSpaces", true);
  if (!has_suggestions) return settings.build();
  // Markdown offers nothing by itself: without this, the snippets would stay unknown.
  const Value everywhere =
      MapBuilder().set("other", true).set("comments", true).set("strings", true).build();
  return settings.set("editor.quickSuggestions", everywhere)
      .set("editor.snippetSuggestions", "top")
      .set("editor.wordBasedSuggestions", "off")
      .build();
}

Value settings() {
  MapBuilder yaml;
  for (const DataFile& file : data_files()) {
    yaml.set(fmt::format("./.vscode/{}", path_of(std::string(file.name))), file.glob);
  }
  const Value snapshots = MapBuilder()
                              .set("fileMatch", List{Value(fmt::format("/{}", kSnapshots))})
                              .set("url", "./.vscode/" + path_of("snapshot"))
                              .build();
  const Value associations = MapBuilder()
                                 .set("pier", "shellscript")
                                 .set("**/content/**/*.md", "markdown")
                                 .set("**/themes/*/templates/**/*.html", "html")
                                 .build();
  const Value hidden =
      MapBuilder().set("build", true).set("node_modules", true).set(".pier-cache", true).build();
  return MapBuilder()
      .set("yaml.schemas", yaml.build())
      .set("yaml.schemaStore.enable", false)
      .set("yaml.yamlVersion", "1.2")
      .set("yaml.format.enable", false)
      .set("redhat.telemetry.enabled", false)
      .set("json.schemas", List{snapshots})
      .set("files.associations", associations)
      .set("files.encoding", "utf8")
      .set("files.eol", "\n")
      .set("files.insertFinalNewline", true)
      .set("files.autoSave", "off")
      .set("files.exclude", hidden)
      .set("editor.wordWrap", "on")
      .set("editor.formatOnSave", false)
      .set("editor.formatOnPaste", false)
      .set("editor.formatOnType", false)
      .set("cSpell.enabled", false)
      .set("[markdown]", for_language(true))
      .set("[yaml]", for_language(false))
      .build();
}

Value extensions() {
  return MapBuilder().set("recommendations", List{Value("redhat.vscode-yaml")}).build();
}

}  // namespace

std::vector<SchemaFile> schema_files() {
  std::vector<SchemaFile> files;
  for (const DataFile& file : data_files()) {
    files.push_back({std::string(file.name), std::string(file.glob), std::string(file.summary),
                     schema_text(file.glob, file.summary, yaml_schema(file.fields()))});
  }
  for (const ContentType& type : content_types()) {
    const std::string title = fmt::format("the front matter of {}", type.name);
    files.push_back({fmt::format("page-{}", type.name), title, std::string(type.summary),
                     schema_text(title, type.summary, page_schema(type))});
  }
  files.push_back({"snapshot", std::string(kSnapshots), "What one source said on one day.",
                   metrics::snapshot_json_schema()});
  std::sort(files.begin(), files.end(),
            [](const SchemaFile& a, const SchemaFile& b) { return a.name < b.name; });
  return files;
}

std::vector<EditorFile> editor_files() {
  std::vector<EditorFile> files;
  for (SchemaFile& schema : schema_files()) {
    files.push_back({path_of(schema.name), std::move(schema.text)});
  }
  files.push_back({"pier.code-snippets", write_json_lines(snippets())});
  files.push_back({"settings.json", write_json_lines(settings()), true});
  files.push_back({"extensions.json", write_json_lines(extensions()), true});
  return files;
}

}  // namespace pier::schemas
