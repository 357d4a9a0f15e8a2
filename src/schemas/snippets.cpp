#include "schemas/snippets.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "content/content_type.h"
#include "content/entry.h"
#include "site/block_fields.h"
#include "tables/definition.h"

namespace pier::schemas {

namespace {

/// What stands behind the name of a reference. The names are those of content_syntax().
struct ReferenceForm {
  std::string_view name;
  /// With the places that VS Code stops at.
  std::string_view body;
  std::string_view meaning;
};

constexpr auto kReferenceForms = std::to_array<ReferenceForm>({
    {"change", "{change ${1:indicator} ${2:area} ${3:2020-03-31} ${4:2021-03-31}}",
     "What became of a figure between two periods."},
    {"contact", "{contact ${1:mash}}", "A contact of data/contacts.yaml, with its number."},
    {"figure", "{figure ${1:indicator} ${2:area} ${3:2021-03-31}}",
     "A figure with its unit; it links to where it comes from."},
    {"page", "{page ${1:chapter#heading}}", "In a report: the page of the PDF."},
    {"ref", "{ref ${1:chapter#heading}}", "In a report: the number of a chapter or table."},
    {"term", "{term ${1:MARAC}}", "A word that links to the glossary."},
});

/// The text between the braces of a place, for VS Code.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

constexpr std::string_view kToday = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";

/// The value of a field as a place to type in, the `number`th: a choice, today, or the example.
std::string place(const Field& field, int number) {
  if (field.name == "reviewed" || field.name == "agreed") return std::string(kToday);
  if (field.kind == FieldKind::yes_no) return fmt::format("${{{}|true,false|}}", number);
  if (!field.choices.empty() && field.kind != FieldKind::word_list) {
    std::string choices;
    for (const std::string_view choice : field.choices) {
      choices += (choices.empty() ? "" : ",") + escaped(choice, "\\$},|");
    }
    return fmt::format("${{{}|{}|}}", number, choices);
  }
  return fmt::format("${{{}:{}}}", number, escaped(field.example, "\\$}"));
}

std::string line_of(const Field& field, int number) {
  return fmt::format("{}: {}", field.name, place(field, number));
}

Value snippet(std::string_view prefix, List body, std::string_view description) {
  return MapBuilder()
      .set("scope", "markdown")
      .set("prefix", prefix)
      .set("body", std::move(body))
      .set("description", description)
      .build();
}

/// The page of a type: what it needs, and `draft`.
Value page_of(const ContentType& type) {
  List body{Value("---"), Value(fmt::format("type: {}", type.name))};
  int number = 0;
  for (const Field& field : type.fields) {
    const bool is_needed = field.need == Need::required && field.name != "type";
    if (is_needed) body.emplace_back(line_of(field, ++number));
  }
  body.emplace_back("draft: true");
  body.emplace_back("---");
  body.emplace_back("");
  body.emplace_back("$0");
  return snippet(fmt::format("page-{}", type.name), std::move(body), type.summary);
}

std::string sentence(std::string_view meaning) {
  return ascii_upper(meaning.substr(0, 1)) + std::string(meaning.substr(1)) + ".";
}

/// Every field of every type once. Where types mean different things by a name, each is said.
void add_fields(MapBuilder& all) {
  struct Known {
    const Field* field;
    std::vector<std::string_view> types;
    std::vector<std::pair<std::string_view, std::string_view>> meanings;
  };
  std::map<std::string_view, Known> known;
  for (const ContentType& type : content_types()) {
    for (const Field& field : type.fields) {
      Known& one = known.try_emplace(field.name, Known{&field, {}, {}}).first->second;
      one.types.push_back(type.name);
      const bool is_new = std::none_of(one.meanings.begin(), one.meanings.end(),
                                       [&](const auto& m) { return m.second == field.meaning; });
      if (is_new) one.meanings.emplace_back(type.name, field.meaning);
    }
  }
  for (const auto& [name, one] : known) {
    std::string about;
    for (const auto& [type, meaning] : one.meanings) {
      about += one.meanings.size() == 1
                   ? sentence(meaning)
                   : fmt::format("{}{}: {}.", about.empty() ? "" : " ", type, meaning);
    }
    if (one.types.size() < content_types().size()) {
      about += fmt::format(" In: {}.", fmt::join(one.types, ", "));
    }
    all.set(fmt::format("field {}", name), snippet(name, {Value(line_of(*one.field, 1))}, about));
  }
}

Value block_of(std::string_view name, std::string_view prefix, std::span<const Field> fields) {
  List body{Value(fmt::format("```{}", name))};
  int number = 0;
  for (const Field& field : fields) {
    const std::string line = line_of(field, ++number);
    body.emplace_back(field.need == Need::required ? line : "# " + line);
  }
  body.emplace_back("```");
  const std::string about =
      fields.empty() ? fmt::format("The block `{}`; it needs no fields.", name)
                     : fmt::format("The block `{}`; take the # away to use a field.", name);
  return snippet(prefix, std::move(body), about);
}

void add_blocks(MapBuilder& all) {
  for (const BlockFields& block : block_fields()) {
    if (block.name != "data-table") {
      all.set(fmt::format("block {}", block.name),
              block_of(block.name, fmt::format("block-{}", block.name), block.fields));
      continue;
    }
    // A table is named, or stands in the block as a whole.
    const Value whole = MapBuilder().set("rows", List{}).build();
    all.set("block data-table",
            block_of(block.name, "block-data-table", tables::block_fields(Value(Map{}))));
    all.set("block data-table with its rows",
            block_of(block.name, "block-data-table-rows", tables::block_fields(whole)));
  }
}

}  // namespace

Value snippets() {
  MapBuilder all;
  for (const ContentType& type : content_types()) {
    all.set(fmt::format("page {}", type.name), page_of(type));
  }
  add_fields(all);
  add_blocks(all);
  for (const std::string_view name : content_syntax().callouts) {
    all.set(fmt::format("callout {}", name),
            snippet(fmt::format("callout-{}", name),
                    {Value(fmt::format(":::{} ${{1:A title, or none}}", name)), Value("$0"),
                     Value(":::")},
                    fmt::format("The callout `{}`.", name)));
  }
  for (const std::string_view name : content_syntax().references) {
    const auto* form = std::find_if(kReferenceForms.begin(), kReferenceForms.end(),
                                    [&](const ReferenceForm& known) { return known.name == name; });
    const bool is_known = form != kReferenceForms.end();
    all.set(fmt::format("reference {}", name),
            snippet(fmt::format("ref-{}", name),
                    {is_known ? Value(form->body) : Value(fmt::format("{{{} $1}}", name))},
                    is_known ? form->meaning : "A reference."));
  }
  return all.build();
}

}  // namespace pier::schemas
