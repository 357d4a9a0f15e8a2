#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "site/block_fields.h"
#include "site/figure_fields.h"
#include "site/library_fields.h"
#include "site/strategy_fields.h"
#include "site/video_fields.h"
#include "value/schema.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 3> kServes{"child", "adult", "both"};
constexpr std::array<std::string_view, 3> kHours{"in", "out", "always"};
constexpr std::array<std::string_view, 3> kAudience{"residents", "professionals", "board"};

constexpr auto kContacts = std::to_array<Field>({
    {"ids", FieldKind::word_list, Need::optional, "ids of contacts", "[mash]"},
    {"for", FieldKind::choice, Need::optional, "whom they serve", "child", kServes},
    {"hours", FieldKind::choice, Need::optional, "when they answer", "out", kHours},
    {"audience", FieldKind::choice, Need::optional, "who may use them", "residents", kAudience},
});

constexpr auto kNews = std::to_array<Field>({
    {"limit", FieldKind::whole_number, Need::optional, "how many at the most", "3"},
});

constexpr auto kMeetings = std::to_array<Field>({
    {"group", FieldKind::text, Need::optional, "the id or a name of a group", "schools-forum"},
    {"limit", FieldKind::whole_number, Need::optional, "how many at the most", "5"},
});

bool matches(const Contact& contact, const Value& wanted) {
  const std::string serves = text_of(wanted.find("for"));
  const std::string hours = text_of(wanted.find("hours"));
  const std::string audience = text_of(wanted.find("audience"));
  if (!serves.empty() && contact.serves != serves && contact.serves != "both") return false;
  if (!hours.empty() && contact.hours != hours && contact.hours != "always") return false;
  return audience.empty() || contact.audience.empty() ||
         std::find(contact.audience.begin(), contact.audience.end(), audience) !=
             contact.audience.end();
}

}  // namespace

void Assembler::resolve_blocks() {
  for (std::size_t i = 0; i < count(); ++i) {
    for (std::size_t b = 0; b < entry(i).blocks.size(); ++b) {
      placement(i).blocks.push_back(resolve_block(i, b));
    }
  }
}

/// A block of a new kind is one line here, a name in content_syntax() and a template.
std::span<const Assembler::BlockKind> Assembler::block_kinds() {
  static const auto kKinds = std::to_array<BlockKind>({
      {"accessibility-statement", {}, &Assembler::resolve_statement},
      {"briefings", library_fields(LibraryBlock::briefings), &Assembler::resolve_library},
      {"chart", figure_fields(FigureBlock::chart), &Assembler::resolve_chart},
      {"children", {}, &Assembler::resolve_children},
      {"consultations", {}, &Assembler::resolve_consultations},
      {"contacts", kContacts, &Assembler::resolve_contacts},
      {"content-types", {}, &Assembler::resolve_nothing},
      {"data-table", {}, &Assembler::resolve_data_table},
      {"glossary", {}, &Assembler::resolve_glossary},
      {"groups", {}, &Assembler::resolve_nothing},
      {"indicators", figure_fields(FigureBlock::indicators), &Assembler::resolve_indicators},
      {"meetings", kMeetings, &Assembler::resolve_meetings},
      {"messages", {}, &Assembler::resolve_nothing},
      {"news", kNews, &Assembler::resolve_news},
      {"open-data", {}, &Assembler::resolve_nothing},
      {"recommendations", library_fields(LibraryBlock::recommendations),
       &Assembler::resolve_library},
      {"reviews", library_fields(LibraryBlock::reviews), &Assembler::resolve_library},
      {"strategy", strategy_fields(), &Assembler::resolve_strategy},
      {"subscribe", {}, &Assembler::resolve_nothing},
      {"table", figure_fields(FigureBlock::table), &Assembler::resolve_table},
      {"theme-reference", {}, &Assembler::resolve_nothing},
      {"training", {}, &Assembler::resolve_nothing},
      {"video", video_fields(), &Assembler::resolve_video},
      {"workplan", workplan_fields(), &Assembler::resolve_strategy},
  });
  return kKinds;
}

ResolvedBlock Assembler::resolve_block(std::size_t i, std::size_t block) {
  const markdown::Block& written = entry(i).document.blocks()[block];
  const auto kinds = block_kinds();
  const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const BlockKind& k) { return k.name == written.name; });
  const Value& raw = entry(i).blocks[block];
  // A data table is named, or stands in the block as a whole.
  const bool is_data_table = kind->name == "data-table";
  const Value fields = check_fields(raw, is_data_table ? tables::block_fields(raw) : kind->fields,
                                    written.span, sources_, diagnostics_);
  ResolvedBlock resolved;
  (this->*kind->resolve)({i, block, written, fields}, resolved);
  return resolved;
}

std::vector<BlockFields> Assembler::fields_of_blocks() {
  std::vector<BlockFields> all;
  for (const BlockKind& kind : block_kinds()) all.push_back({kind.name, kind.fields});
  return all;
}

std::vector<BlockFields> block_fields() {
  return Assembler::fields_of_blocks();
}

void Assembler::resolve_children(const BlockContext& block, ResolvedBlock& resolved) {
  resolved.items = placement(block.entry).children;
}

void Assembler::resolve_glossary(const BlockContext& block, ResolvedBlock&) {
  site_.glossary_page_ = static_cast<EntryId>(block.entry);
}

void Assembler::resolve_nothing(const BlockContext&, ResolvedBlock&) {}

void Assembler::resolve_news(const BlockContext& block, ResolvedBlock& resolved) {
  resolved.items = site_.of_type("news");
  const Value* limit = block.fields.find("limit");
  if (limit == nullptr || limit->as_integer() < 0) return;
  const auto most = static_cast<std::size_t>(limit->as_integer());
  if (resolved.items.size() > most) resolved.items.resize(most);
}

void Assembler::resolve_consultations(const BlockContext&, ResolvedBlock& resolved) {
  resolved.items = site_.of_type("consultation");
}

void Assembler::resolve_meetings(const BlockContext& block, ResolvedBlock& resolved) {
  if (const auto limit = number_of(block.fields.find("limit"))) {
    resolved.most = static_cast<std::size_t>(*limit);
  }
  const Value* name = block.fields.find("group");
  if (name == nullptr) return;
  const calendar::Groups& groups = site_.calendar_.groups;
  resolved.group = groups.find(name->as_text());
  if (resolved.group || !groups.is_complete()) return;
  diagnostics_.report("calendar-unknown", name->span,
                      fmt::format("there is no group `{}`", name->as_text()),
                      groups.groups().empty() ? "describe it in data/groups.yaml"
                                              : suggest(name->as_text(), groups.ids()));
}

void Assembler::resolve_contacts(const BlockContext& block, ResolvedBlock& resolved) {
  if (const Value* ids = block.fields.find("ids"); ids != nullptr) {
    for (const Value& id : ids->as_list()) {
      const Contact* contact = site_.contacts_.find(id.as_text());
      if (contact != nullptr) {
        resolved.contacts.push_back(contact);
        continue;
      }
      if (!site_.contacts_.is_complete()) continue;
      diagnostics_.report("contact-unknown", id.span,
                          fmt::format("there is no contact `{}`", id.as_text()),
                          suggest(id.as_text(), site_.contacts_.ids()));
    }
    return;
  }
  for (const Contact& contact : site_.contacts_.all()) {
    if (matches(contact, block.fields)) resolved.contacts.push_back(&contact);
  }
  if (resolved.contacts.empty() && site_.contacts_.is_complete()) {
    diagnostics_.report("contact-none", block.written.span,
                        "no contact fits what this block asks for",
                        "ask for less, or name the contacts with `ids: [mash]`");
  }
}

}  // namespace pier
