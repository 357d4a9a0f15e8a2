#include "guide/field_words.h"

#include <vector>

#include <fmt/format.h>

namespace pier::guide {

namespace {

/// Those that an example shows.
std::vector<const Field*> shown(std::span<const Field> fields) {
  std::vector<const Field*> all;
  for (const Field& field : fields) {
    if (field.need == Need::required) all.push_back(&field);
  }
  if (all.empty() && !fields.empty()) all.push_back(&fields.front());
  return all;
}

bool is_written_out(const Field& field) {
  return !field.fields.empty() && (field.kind == FieldKind::list || field.kind == FieldKind::group);
}

/// `first`: what stands before the first line; the others are indented by `indent` spaces.
void write_yaml(std::span<const Field> fields, std::size_t indent, std::string first,
                std::string& out) {
  for (const Field* field : shown(fields)) {
    out += first + std::string(field->name) + ":";
    first = std::string(indent, ' ');
    if (!is_written_out(*field)) {
      out += fmt::format(" {}\n", field->example);
      continue;
    }
    out += '\n';
    const bool is_list = field->kind == FieldKind::list;
    const std::string inner(indent + 2, ' ');
    write_yaml(field->fields, indent + (is_list ? 4 : 2), is_list ? inner + "- " : inner, out);
  }
}

void write_json(std::span<const Field> fields, std::size_t indent, std::string& out) {
  const std::string margin(indent, ' ');
  bool is_first = true;
  for (const Field* field : shown(fields)) {
    out += is_first ? "" : ",\n";
    is_first = false;
    out += fmt::format("{}\"{}\": ", margin, field->name);
    if (!is_written_out(*field)) {
      out += field->example;
      continue;
    }
    const bool is_list = field->kind == FieldKind::list;
    out += is_list ? "[{\n" : "{\n";
    write_json(field->fields, indent + 2, out);
    out += fmt::format("\n{}{}", margin, is_list ? "}]" : "}");
  }
}

}  // namespace

std::string_view kind_text(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "text";
    case FieldKind::date:
      return "a day, as 2026-06-04";
    case FieldKind::yes_no:
      return "true or false";
    case FieldKind::whole_number:
      return "a whole number";
    case FieldKind::number:
      return "a number";
    case FieldKind::period:
      return "a period, as 2019-20";
    case FieldKind::slug:
      return "a name of small letters, digits and hyphens";
    case FieldKind::choice:
      return "one of the values below";
    case FieldKind::url_path:
      return "an address of this site, as /about/";
    case FieldKind::https_url:
      return "an address that begins with https://";
    case FieldKind::word_list:
      return "a list of texts in square brackets";
    case FieldKind::url_path_list:
      return "a list of addresses of this site in square brackets";
    case FieldKind::list:
      return "a list, each item with fields of its own";
    case FieldKind::group:
      return "fields of its own";
    case FieldKind::mapping:
      return "names of your choice, each with a text";
    case FieldKind::any:
      break;
  }
  return "as the example shows";
}

std::string yaml_example(std::span<const Field> fields) {
  std::string out;
  write_yaml(fields, 0, "", out);
  return out;
}

std::string json_example(std::span<const Field> fields) {
  if (fields.empty()) return {};
  std::string out = "{\n";
  write_json(fields, 2, out);
  return out + "\n}\n";
}

}  // namespace pier::guide
