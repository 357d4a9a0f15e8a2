#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
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

struct BlockFields {
  std::string_view name;
  std::span<const Field> fields;
};

constexpr std::array<BlockFields, 4> kBlocks{
    {{"children", {}}, {"contacts", kContacts}, {"glossary", {}}, {"news", kNews}}};

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

ResolvedBlock Assembler::resolve_block(std::size_t i, std::size_t block) {
  ResolvedBlock resolved;
  const markdown::Block& written = entry(i).document.blocks()[block];
  const auto* kind = std::find_if(kBlocks.begin(), kBlocks.end(),
                                  [&](const BlockFields& b) { return b.name == written.name; });
  const Value fields =
      check_fields(entry(i).blocks[block], kind->fields, written.span, sources_, diagnostics_);
  if (written.name == "glossary") site_.glossary_page_ = static_cast<EntryId>(i);
  if (written.name == "children") resolved.items = placement(i).children;
  if (written.name == "news") {
    resolved.items = site_.of_type("news");
    if (const Value* limit = fields.find("limit"); limit != nullptr && limit->as_integer() >= 0) {
      const auto most = static_cast<std::size_t>(limit->as_integer());
      if (resolved.items.size() > most) resolved.items.resize(most);
    }
  }
  if (written.name != "contacts") return resolved;

  if (const Value* ids = fields.find("ids"); ids != nullptr) {
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
    return resolved;
  }
  for (const Contact& contact : site_.contacts_.all()) {
    if (matches(contact, fields)) resolved.contacts.push_back(&contact);
  }
  if (resolved.contacts.empty() && site_.contacts_.is_complete()) {
    diagnostics_.report("contact-none", written.span, "no contact fits what this block asks for",
                        "ask for less, or name the contacts with `ids: [mash]`");
  }
  return resolved;
}

}  // namespace pier
