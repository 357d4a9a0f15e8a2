#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "content/content_type.h"
#include "guide/field_words.h"
#include "guide/masked.h"
#include "guide/syntax.h"
#include "metrics/snapshot_fields.h"
#include "pages/guide_pages.h"
#include "schemas/data_files.h"
#include "site/block_fields.h"
#include "tables/definition.h"

namespace pier {

namespace {

/// Fields below a heading: those of the file, then those of each group or list in it.
struct FieldSection {
  std::string id;
  std::string heading;
  std::string about;
  std::vector<Field> fields;
};

/// A page of the guide about a kind of file, or about the text of pages.
struct KindOfFile {
  std::string id{};
  std::string title{};
  std::string summary{};
  /// Where such files stand: "data/meetings/*.yaml"; "" of pages.
  std::string place{};
  std::string example{};
  std::vector<FieldSection> sections{};
};

constexpr std::string_view kTextPage = "text";

std::string section_id(std::string_view path) {
  return path.empty() ? "fields" : "fields-" + slug(path);
}

/// The section of these fields, and one for each group of fields in them. Groups within groups are
/// named by the way to them: `hold.until`.
void add_sections(std::string_view path, std::string heading, std::span<const Field> fields,
                  std::vector<FieldSection>& sections) {
  sections.push_back({section_id(path), std::move(heading), {}, {fields.begin(), fields.end()}});
  for (const Field& field : fields) {
    if (field.fields.empty()) continue;
    const std::string below = fmt::format("{}{}{}", path, path.empty() ? "" : ".", field.name);
    add_sections(below, fmt::format("The fields of {}", below), field.fields, sections);
  }
}

KindOfFile of_type(const ContentType& type) {
  KindOfFile kind{.id = std::string(type.name),
                  .title = fmt::format("Content type: {}", type.name),
                  .summary = std::string(type.summary)};
  std::vector<Field> fields = type.fields;
  for (Field& field : fields) {
    if (field.name != "type") continue;
    field.example = type.name;
    field.need = Need::required;
  }
  kind.example = fmt::format("---\n{}---\n\nThe text of the page.\n", guide::yaml_example(fields));
  add_sections("", "The fields at the top of the file", type.fields, kind.sections);
  return kind;
}

KindOfFile of_data_file(const schemas::DataFile& file) {
  KindOfFile kind{.id = std::string(file.name),
                  .title = fmt::format("Data file: {}", file.name),
                  .summary = std::string(file.summary),
                  .place = std::string(file.glob),
                  .example = guide::yaml_example(file.fields())};
  add_sections("", "The fields of the file", file.fields(), kind.sections);
  return kind;
}

/// Snapshots of figures are JSON and are read in two steps, so that their parts stand apart.
KindOfFile of_snapshots() {
  KindOfFile kind{.id = "snapshots",
                  .title = "Data file: snapshots of figures",
                  .summary = "Figures as they stood on a day, with where they come from.",
                  .place = "data/metrics/*.json",
                  .example = guide::json_example(metrics::observation_fields())};
  add_sections("", "The fields of the file", metrics::snapshot_fields(), kind.sections);
  add_sections("indicators", "The fields of an indicator", metrics::indicator_fields(),
               kind.sections);
  add_sections("observations", "The fields of a figure", metrics::observation_fields(),
               kind.sections);
  for (const metrics::RelationKind& relation : metrics::relation_kinds()) {
    add_sections(fmt::format("relations-{}", relation.name),
                 fmt::format("The fields of a relation: {}", relation.name), relation.fields,
                 kind.sections);
  }
  return kind;
}

/// Every kind of file, in the order of their tables.
std::vector<KindOfFile> kinds_of_files() {
  std::vector<KindOfFile> kinds;
  for (const ContentType& type : content_types()) kinds.push_back(of_type(type));
  for (const schemas::DataFile& file : schemas::data_files()) kinds.push_back(of_data_file(file));
  kinds.push_back(of_snapshots());
  return kinds;
}

Value field_view(const Field& field, const std::vector<FieldSection>& sections,
                 std::string_view section) {
  // That of a group in a group begins with the id of the group around it.
  const std::string own = fmt::format("{}-{}", section, slug(field.name));
  const bool has_section = std::any_of(sections.begin(), sections.end(),
                                       [&](const FieldSection& s) { return s.id == own; });
  List choices;
  for (const std::string_view choice : field.choices) choices.emplace_back(choice);
  return MapBuilder()
      .set("name", field.name)
      .set("required", field.need == Need::required)
      .set("inherited", field.inherited)
      .set("meaning", with_code(field.meaning))
      .set("kind", guide::kind_text(field.kind))
      .set("example", guide::masked_example(field.example))
      .set("choices", Value(std::move(choices)))
      .set("longest", static_cast<std::int64_t>(field.longest))
      .set("most", field.most)
      .set("more", has_section ? "#" + own : std::string())
      .build();
}

Value sections_view(const std::vector<FieldSection>& sections) {
  List list;
  for (const FieldSection& section : sections) {
    List fields;
    for (const Field& field : section.fields) {
      fields.push_back(field_view(field, sections, section.id));
    }
    list.push_back(MapBuilder()
                       .set("id", section.id)
                       .set("heading", section.heading)
                       .set("about", with_code(section.about))
                       .set("fields", Value(std::move(fields)))
                       .build());
  }
  return Value(std::move(list));
}

Value kind_view(const KindOfFile& kind) {
  return MapBuilder()
      .set("place", kind.place)
      .set("example", guide::masked_example(kind.example))
      .set("sections", sections_view(kind.sections))
      .build();
}

/// The fields of a block; of a data table first those that name one, then those of a whole one.
std::vector<FieldSection> sections_of_block(const BlockFields& block) {
  std::vector<FieldSection> sections;
  if (block.name == "data-table") {
    const Value whole = MapBuilder().set("rows", List{}).build();
    add_sections("data-table", "", tables::block_fields(Value(Map{})), sections);
    add_sections("data-table-whole", "", tables::block_fields(whole), sections);
  } else if (!block.fields.empty()) {
    add_sections(block.name, "", block.fields, sections);
  }
  return sections;
}

Value word_view(const guide::Word& word, std::string_view id, std::string_view example,
                const std::vector<FieldSection>& sections) {
  return MapBuilder()
      .set("name", word.name)
      .set("id", fmt::format("{}-{}", id, word.name))
      .set("meaning", with_code(word.meaning))
      .set("example", guide::masked_example(example))
      .set("sections", sections_view(sections))
      .build();
}

List blocks_view() {
  List list;
  const std::vector<BlockFields> known = block_fields();
  for (const guide::Word& word : guide::blocks()) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const BlockFields& b) { return b.name == word.name; });
    if (found == known.end()) continue;
    const std::vector<FieldSection> sections = sections_of_block(*found);
    const std::string fields =
        sections.empty() ? std::string() : guide::yaml_example(sections.front().fields);
    list.push_back(
        word_view(word, "block", fmt::format("```{}\n{}```", word.name, fields), sections));
  }
  return list;
}

List plain_view(std::span<const guide::Word> words, std::string_view id) {
  List list;
  for (const guide::Word& word : words) {
    list.push_back(word_view(word, id, word.example, {}));
  }
  return list;
}

/// {groups: [{id, heading, about, words}]}: what may stand in the text of a page.
Value text_view() {
  List groups;
  const auto add = [&](std::string_view id, std::string_view heading, std::string_view about,
                       List words) {
    groups.push_back(MapBuilder()
                         .set("id", id)
                         .set("heading", heading)
                         .set("about", about)
                         .set("words", Value(std::move(words)))
                         .build());
  };
  add("blocks", "Blocks",
      "A block asks the site to put something here. It stands between two lines of three "
      "backticks, and its fields are written as at the top of a file.",
      blocks_view());
  add("boxes", "Boxes",
      "A box stands out from the text. Three colons and its name open it, perhaps with a title "
      "behind them; three colons on a line of their own close it.",
      plain_view(guide::callouts(), "box"));
  add("references", "References",
      "A reference stands in braces inside a sentence, for what is written down in one place only.",
      plain_view(guide::references(), "reference"));
  return MapBuilder().set("groups", Value(std::move(groups))).build();
}

constexpr std::string_view kTextTitle = "Blocks, boxes and references";
constexpr std::string_view kTextSummary =
    "What the text of a page may use beyond headings, lists, links, pictures and tables.";

}  // namespace

std::vector<PlannedPage> plan_types(const Rendering& rendering, EntryId index) {
  const Site& site = rendering.site;
  std::vector<PlannedPage> pages;
  for (KindOfFile& kind : kinds_of_files()) {
    GuidePage page{.id = kind.id,
                   .title = kind.title,
                   .summary = kind.summary,
                   .layout = "content-type.html",
                   .type = "guide-type",
                   .name = "kind",
                   .value = {}};
    page.value = [kind = std::move(kind)] { return kind_view(kind); };
    pages.push_back(plan_guide_page(site, index, std::move(page)));
  }
  pages.push_back(plan_guide_page(site, index,
                                  {.id = std::string(kTextPage),
                                   .title = std::string(kTextTitle),
                                   .summary = std::string(kTextSummary),
                                   .layout = "content-words.html",
                                   .type = "guide-type",
                                   .name = "words",
                                   .value = text_view}));
  return pages;
}

Value types_view(const Rendering& rendering, EntryId index) {
  const Site& site = rendering.site;
  const auto item = [&](std::string_view id, std::string_view title, std::string_view summary,
                        std::string_view place) {
    return MapBuilder()
        .set("title", title)
        .set("url", guide_href(site, index, id))
        .set("summary", summary)
        .set("place", place)
        .build();
  };
  List types;
  List files;
  for (const KindOfFile& kind : kinds_of_files()) {
    (kind.place.empty() ? types : files)
        .push_back(item(kind.id, kind.id, kind.summary, kind.place));
  }
  return MapBuilder()
      .set("types", Value(std::move(types)))
      .set("files", Value(std::move(files)))
      .set("text", item(kTextPage, kTextTitle, kTextSummary, ""))
      .build();
}

}  // namespace pier
