#include "scaffold/fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "scaffold/yaml_text.h"

namespace pier::scaffold {

namespace {

constexpr std::string_view kYourOwn = "Write here: your own, in place of this example.";

/// "The heading of the page." of "the heading of the page".
std::string sentence(std::string_view meaning) {
  std::string text = ascii_upper(meaning.substr(0, 1)) + std::string(meaning.substr(1));
  return text + ".";
}

std::string choices_of(const Field& field) {
  if (field.choices.empty()) return {};
  constexpr std::size_t kFew = 12;
  if (field.choices.size() > kFew) return {};
  return fmt::format(" One of: {}.", fmt::join(field.choices, ", "));
}

/// "name: value", or "name:" and the further lines of a value.
std::string line_of(std::string_view name, std::string_view value) {
  return fmt::format("{}:{}{}\n", name, value.starts_with('\n') ? "" : " ", value);
}

std::string indented(std::string_view lines, std::size_t indent) {
  std::string out;
  for (const std::string_view line : split(lines, '\n')) {
    if (!line.empty()) out += std::string(indent, ' ') + std::string(line) + "\n";
  }
  return out;
}

/// Lines as the value of a field: below its name, without the last line end.
std::string below(std::string lines) {
  if (lines.ends_with('\n')) lines.pop_back();
  return "\n" + lines;
}

Known unknown(const Field& field) {
  const bool fits =
      field.longest == 0 || count_code_points(to_write(field.meaning)) <= field.longest + 2;
  if (field.choices.empty() && fits) {
    if (field.kind == FieldKind::text) return {field.name, to_write(field.meaning)};
    if (field.kind == FieldKind::word_list) {
      return {field.name, fmt::format("[{}]", to_write(field.meaning))};
    }
  }
  if (!field.fields.empty()) {
    constexpr std::size_t kStep = 2;
    return {field.name, below(field.kind == FieldKind::group
                                  ? indented(fields_text(field.fields, {}, Scope::all), kStep)
                                  : item_text(field.fields, {}, kStep))};
  }
  return {field.name, std::string(field.example), Known::Sense::example};
}

/// The lines of one field, of which some begin with `#`.
std::string field_text(const Field& field, const Known* known, Scope scope) {
  const bool is_required = field.need == Need::required && !field.inherited;
  if (known == nullptr && !is_required && scope == Scope::needed) return {};
  std::string out = as_comment(sentence(field.meaning) + choices_of(field));
  if (known == nullptr && !is_required) {
    return out + as_comment(line_of(field.name, field.example));
  }
  const Known value = known == nullptr ? unknown(field) : *known;
  if (value.sense == Known::Sense::example) out += as_comment(kYourOwn);
  const std::string lines = line_of(field.name, value.value);
  return out + (value.sense == Known::Sense::proposed ? as_comment(lines) : lines);
}

const Known* find_known(std::span<const Known> known, std::string_view name) {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Known& k) { return k.field == name; });
  return found == known.end() ? nullptr : &*found;
}

}  // namespace

std::string to_write(std::string_view what) {
  return yaml_text(fmt::format("Write here: {}", what));
}

std::string as_comment(std::string_view lines) {
  if (lines.ends_with('\n')) lines.remove_suffix(1);
  std::string out;
  for (const std::string_view line : split(lines, '\n')) {
    out += line.empty() ? "#\n" : fmt::format("# {}\n", line);
  }
  return out;
}

std::string fields_text(std::span<const Field> fields, std::span<const Known> known, Scope scope) {
  std::string out;
  for (const Field& field : fields) {
    out += field_text(field, find_known(known, field.name), scope);
  }
  return out;
}

std::string item_text(std::span<const Field> fields, std::span<const Known> known,
                      std::size_t indent) {
  const std::string lines = fields_text(fields, known, Scope::all);
  std::string out;
  bool has_begun = false;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    // What stands before the hyphen belongs to the list, and is no part of the item.
    const bool begins = !has_begun && !line.starts_with('#');
    out += std::string(indent, ' ');
    out += begins ? "- " : has_begun ? "  " : "";
    out += line;
    out += '\n';
    has_begun = has_begun || begins;
  }
  return out;
}

}  // namespace pier::scaffold
