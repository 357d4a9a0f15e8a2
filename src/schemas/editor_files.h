#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::schemas {

/// A JSON Schema that editors use.
struct SchemaFile {
  /// "contacts", "page-news": the name of its file without `.schema.json`.
  std::string name;
  /// Which files it is for: "data/contacts.yaml", "the front matter of news".
  std::string applies_to;
  std::string summary;
  std::string text;
};

/// One for each kind of data file and for the front matter of each content type, by their names.
std::vector<SchemaFile> schema_files();

/// A file for Visual Studio Code.
struct EditorFile {
  /// Below .vscode/: "schemas/contacts.schema.json".
  std::string path;
  std::string text;
  /// People have settings of their own: made where there is none, never written over.
  bool is_settings = false;
};

/// All that makes fields complete and be checked while somebody types: schemas, snippets for
/// Markdown, settings and the extension that they need. The same bytes on every machine.
std::vector<EditorFile> editor_files();

}  // namespace pier::schemas
