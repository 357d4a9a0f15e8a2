#include "checks/tables.h"
#include "content/leftovers.h"

namespace pier::checks {

namespace {

void report_leftover(Span span, Diagnostics& diagnostics) {
  diagnostics.report("scaffold-leftover", span, "readers would see what `pier new` asks the author",
                     "write what it asks for in its place, or take it out");
}

/// Looks into lists and groups as well.
void find_in_fields(const Value& value, Diagnostics& diagnostics) {
  if (value.is_text() && value.as_text().starts_with(kToBeWritten)) {
    report_leftover(value.span, diagnostics);
  } else if (value.is_list()) {
    for (const Value& item : value.as_list()) find_in_fields(item, diagnostics);
  } else if (value.is_map()) {
    for (const Member& member : value.as_map()) find_in_fields(member.value, diagnostics);
  }
}

}  // namespace

void scaffold_leftovers(const Entry& entry, const TextInput&, Diagnostics& diagnostics) {
  // The report check reads reports, and a draft is what scaffolds are for.
  if (entry.type->name == "report" || entry.type->name == "chapter") return;
  const Value* draft = entry.fields.find("draft");
  if (draft != nullptr && draft->is_bool() && draft->as_bool()) return;
  find_in_fields(entry.fields, diagnostics);
  for (const Span& span : runs_to_be_written(entry.document)) report_leftover(span, diagnostics);
}

}  // namespace pier::checks
