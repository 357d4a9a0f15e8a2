#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/lookup.h"
#include "reports/comparison.h"
#include "reports/references.h"
#include "site/assembler.h"
#include "value/schema.h"

namespace pier {

namespace {

std::vector<const Entry*> pointers_to(const std::vector<Entry>& entries) {
  std::vector<const Entry*> pointers;
  pointers.reserve(entries.size());
  for (const Entry& entry : entries) pointers.push_back(&entry);
  return pointers;
}

}  // namespace

void Assembler::note_coming_reports(const reports::Reports& made,
                                    std::span<const Entry* const> entries) {
  for (const reports::Report& report : made.all()) {
    if (report.status == reports::Status::published) continue;
    ComingReport coming{entries[report.entry]->source, report.label, report.status, {}};
    for (reports::Gap& gap : reports::gaps_of(report, entries, site_.calendar_.groups)) {
      coming.missing.push_back(std::move(gap.message));
    }
    site_.coming_reports_.push_back(std::move(coming));
  }
}

void Assembler::build_reports() {
  const std::vector<const Entry*> shown = pointers_to(site_.entries_);
  site_.reports_ = reports::make_reports(shown, site_.calendar_.groups, diagnostics_);
  // Reports that wait are read too, so that a fault in one is found before its day.
  const std::vector<const Entry*> waiting = pointers_to(waiting_);
  const reports::Reports coming =
      reports::make_reports(waiting, site_.calendar_.groups, diagnostics_);
  std::vector<const Entry*> all = shown;
  all.insert(all.end(), waiting.begin(), waiting.end());
  reports::check_folders(all, diagnostics_);
  for (const reports::Report& report : site_.reports_.all()) {
    check_request(*shown[report.entry]);
    for (const Value& form : list_of(shown[report.entry]->fields.find("formats"))) {
      const Value* file = form.find("file");
      if (file != nullptr) use_document(file->as_text(), file->span);
    }
  }
  if (site_.edition_.production) return;
  note_coming_reports(site_.reports_, shown);
  note_coming_reports(coming, waiting);
  std::sort(site_.coming_reports_.begin(), site_.coming_reports_.end(),
            [](const ComingReport& a, const ComingReport& b) { return a.source < b.source; });
}

void Assembler::check_comparisons() {
  std::vector<const Entry*> all;
  for (const Entry& each : site_.entries_) {
    if (each.type->name == "report") all.push_back(&each);
  }
  for (const Entry& each : waiting_) {
    if (each.type->name == "report") all.push_back(&each);
  }
  reports::check_comparisons(all, diagnostics_);
  for (const Entry* report : all) {
    for (const Value& id : list_of(report->fields.find("indicators"))) {
      metrics::find_indicator(site_.figures_, {id.as_text(), id.span}, diagnostics_);
    }
    for (const Value& id : list_of(report->fields.find("recommendations"))) {
      check_review_named(id);
    }
  }
}

void Assembler::check_review_named(const Value& id) {
  if (site_.library_.find_review(id.as_text()) != nullptr) return;
  // One that is not public yet is shown on its day.
  const bool is_waiting = std::any_of(waiting_.begin(), waiting_.end(), [&](const Entry& each) {
    return each.type->name == "review" && each.source.stem() == id.as_text();
  });
  if (is_waiting) return;
  std::vector<std::string_view> ids;
  for (const learning::Review& one : site_.library_.reviews()) ids.push_back(one.id);
  diagnostics_.report(
      "learning-unknown", id.span, fmt::format("there is no review `{}`", id.as_text()),
      ids.empty() ? "reviews are pages of the type `review`" : suggest(id.as_text(), ids));
}

void Assembler::report_outside(const markdown::Reference& reference, std::string help) {
  diagnostics_.report("report-reference", reference.span,
                      fmt::format("`{{{}}}` has a meaning in annual reports only", reference.name),
                      std::move(help));
}

ResolvedReference Assembler::resolve_target(std::size_t i, const markdown::Reference& reference) {
  const reports::Report* report = site_.reports_.in_folder(entry(i).source.parent());
  if (report == nullptr) {
    report_outside(reference, "write a link: `[words](page.md#heading)`");
    return {};
  }
  const auto own = site_.reports_.chapter_of(i);
  reports::Found found = reports::find_target(
      *report, own ? std::optional(own->chapter) : std::nullopt, reference.argument);
  if (!found.target) {
    diagnostics_.report("report-reference", reference.span, std::move(found.problem),
                        std::move(found.help));
    return {};
  }
  const std::size_t target = report->chapters[found.target->chapter].entry;
  const std::string anchor = found.target->anchor.empty() ? "" : "#" + found.target->anchor;
  const bool is_here = target == i && !anchor.empty();
  ResolvedReference resolved;
  resolved.target = ResolvedTarget{std::move(found.target->words),
                                   (is_here ? "" : site_.href(placement(target).url)) + anchor};
  return resolved;
}

ResolvedReference Assembler::resolve_page_mark(std::size_t i,
                                               const markdown::Reference& reference) {
  const auto own = site_.reports_.chapter_of(i);
  if (!own) {
    report_outside(reference, "take it out; it marks where a page of a printed report began");
    return {};
  }
  // What is no number, and a page that begins twice, was reported when the pages were noted.
  const std::string page(trim(reference.argument));
  const auto& pages = own->report->chapter_of_page;
  const auto first = pages.find(page);
  if (first == pages.end() || first->second != own->chapter) return {};
  const auto& before = placement(i).references;
  const bool is_again = std::any_of(before.begin(), before.end(),
                                    [&](const ResolvedReference& r) { return r.page == page; });
  if (is_again) return {};
  ResolvedReference resolved;
  resolved.page = page;
  return resolved;
}

}  // namespace pier
