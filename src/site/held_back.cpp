#include <fmt/format.h>

#include "site/assembler.h"
#include "site/duty_finders.h"
#include "value/schema.h"

namespace pier {

std::optional<Date> public_from(const Entry& entry, const Date& today) {
  std::optional<Date> from;
  if (const auto day = entry.date("publish_on"); day && today < *day) from = day;
  const bool waits = is_held_until_published(entry);
  if (waits && entry.published && today < *entry.published && (!from || *from < *entry.published)) {
    from = entry.published;
  }
  return from;
}

std::vector<std::string> missing_of_draft(const Entry& entry) {
  std::vector<std::string> missing;
  for (const Field& field : entry.type->fields) {
    const bool is_there = entry.fields.find(field.name) != nullptr;
    if (field.need == Need::required && !field.inherited && !is_there) {
      missing.push_back(fmt::format("`{}`: {}", field.name, field.meaning));
    }
  }
  bool has_text = !entry.blocks.empty();
  markdown::for_each_text(entry.document, [&](std::string_view, Span) { has_text = true; });
  if (!has_text) missing.emplace_back("its text");
  return missing;
}

HeldBack Assembler::held_back_entry(const Entry& entry, std::string reason) const {
  const Date& today = site_.edition_.today;
  HeldBack held{entry.source, std::move(reason), is_confidential(entry)};
  if (held.is_confidential) {
    if (const Value* hold = entry.fields.find("hold")) held.until = date_of(hold->find("until"));
    return held;
  }
  held.title = entry.title;
  held.owner = entry.text("owner");
  held.is_draft = yes_of(entry.fields.find("draft"), false);
  if (held.is_draft) held.missing = missing_of_draft(entry);
  held.until = public_from(entry, today);
  return held;
}

}  // namespace pier
