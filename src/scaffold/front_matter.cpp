#include "scaffold/front_matter.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::scaffold {

namespace {

/// "The heading of the page." of "the heading of the page".
std::string sentence(std::string_view meaning) {
  std::string text = ascii_upper(meaning.substr(0, 1)) + std::string(meaning.substr(1));
  return text + ".";
}

std::string as_comment(std::string_view lines) {
  std::string out;
  for (const std::string_view line : split(lines, '\n')) {
    out += line.empty() ? "#\n" : fmt::format("# {}\n", line);
  }
  return out;
}

/// "name: value", or "name:" and the further lines of a value.
std::string line_of(std::string_view name, std::string_view value) {
  return fmt::format("{}:{}{}", name, value.starts_with('\n') ? "" : " ", value);
}

std::string choices_of(const Field& field) {
  if (field.choices.empty()) return {};
  constexpr std::size_t kFew = 12;
  if (field.choices.size() > kFew) return {};
  return fmt::format(" One of: {}.", fmt::join(field.choices, ", "));
}

void write_field(const Field& field, const Known* known, Scope scope, std::string& out) {
  const bool is_required = field.need == Need::required && !field.inherited;
  if (known == nullptr && !is_required && scope == Scope::needed) return;
  const bool is_comment = known == nullptr ? !is_required : known->proposed;
  std::string about = sentence(field.meaning) + choices_of(field);
  if (known == nullptr && is_required) about += " This is an example: write your own.";
  out += as_comment(about);
  const std::string line =
      line_of(field.name, known == nullptr ? field.example : std::string_view(known->value));
  out += is_comment ? as_comment(line) : line + "\n";
}

}  // namespace

std::string front_matter(const ContentType& type, std::span<const Known> known, Scope scope,
                         std::string_view opening) {
  std::string out = "---\n" + as_comment(opening);
  for (const Field& field : type.fields) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Known& k) { return k.field == field.name; });
    write_field(field, found == known.end() ? nullptr : &*found, scope, out);
  }
  return out + "---\n";
}

}  // namespace pier::scaffold
