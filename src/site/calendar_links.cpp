#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "value/schema.h"

namespace pier {

bool Assembler::use_document(std::string_view file, Span span) {
  if (is_https_url(file)) return true;
  const auto path = SitePath::parse(file);
  if (path && attachments_.contains(*path)) {
    used_.insert(*path);
    return true;
  }
  std::vector<std::string_view> names;
  for (const auto& [attachment, index] : attachments_) names.push_back(attachment.text());
  const std::string_view near = nearest(file, names);
  diagnostics_.report("link-target", span, fmt::format("there is no document `content/{}`", file),
                      near.empty() ? "write the path of a document below content/, as "
                                     "meetings/papers/minutes.pdf"
                                   : fmt::format("did you mean `{}`?", near));
  return false;
}

void Assembler::report_no_page(std::string_view page, Span span) {
  const std::string_view near = nearest(page, page_sources());
  diagnostics_.report("link-target", span, fmt::format("there is no page `content/{}`", page),
                      near.empty() ? "write the path of a file below content/, as "
                                     "about/groups/schools-forum.md"
                                   : fmt::format("did you mean `{}`?", near));
}

void Assembler::resolve_calendar() {
  const auto check_paper = [&](calendar::Paper& paper) {
    if (paper.file.empty()) return;
    // What is published on a later day is not part of the site before: neither named nor copied.
    const bool waits = paper.published && site_.edition_.today < *paper.published;
    const auto path = SitePath::parse(paper.file);
    if (waits && !site_.edition_.drafts && path && attachments_.contains(*path)) {
      papers_until_.emplace(*path, *paper.published);
      paper.file.clear();
    } else if (!use_document(paper.file, paper.file_span)) {
      paper.file.clear();
    }
  };
  for (calendar::Meeting& meeting : site_.calendar_.meetings) {
    for (calendar::Paper& paper : meeting.papers) check_paper(paper);
    if (meeting.minutes) check_paper(*meeting.minutes);
  }
  for (const calendar::Group& group : site_.calendar_.groups.groups()) {
    if (group.page.empty()) continue;
    const auto path = SitePath::parse(group.page);
    if (path && site_.find(*path)) continue;
    report_no_page(group.page, group.page_span);
  }
  resolve_consultation_documents();
}

void Assembler::resolve_consultation_documents() {
  for (const EntryId id : site_.of_type("consultation")) {
    const Entry& entry = site_.entry(id);
    for (const Value& document : list_of(entry.fields.find("documents"))) {
      if (const Value* file = document.find("file")) use_document(file->as_text(), file->span);
    }
    const Value* closes = entry.fields.find("closes");
    const auto opens = entry.date("opens");
    if (closes == nullptr || !opens || *opens <= *date_of(closes)) continue;
    diagnostics_.report(
        "calendar-date", closes->span,
        fmt::format("it closes on {} and opens on {}", date_of(closes)->text(), opens->text()),
        "give the first day as `opens` and the last as `closes`");
  }
}

}  // namespace pier
