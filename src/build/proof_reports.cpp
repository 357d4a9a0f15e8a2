#include "build/proof_reports.h"

#include <algorithm>
#include <map>

#include "proof/proof.h"
#include "value/schema.h"

namespace pier {

namespace {

/// The chapters of each folder, in reading order.
using ChaptersByFolder = std::map<SitePath, std::vector<const Entry*>>;

ChaptersByFolder chapters_of(std::span<const Entry> entries) {
  ChaptersByFolder chapters;
  for (const Entry& entry : entries) {
    // One that was only asked for holds questions, and nothing to prove.
    if (entry.type->name != "chapter" || entry.text("state") == "requested") continue;
    chapters[entry.source.parent()].push_back(&entry);
  }
  for (auto& [folder, list] : chapters) {
    std::sort(list.begin(), list.end(),
              [](const Entry* a, const Entry* b) { return reads_before(*a, *b); });
  }
  return chapters;
}

proof::Chapter read_chapter(const Entry& entry) {
  proof::Chapter chapter;
  chapter.document = &entry.document;
  chapter.title = entry.title;
  const Value* title = entry.fields.find("title");
  chapter.title_span = title == nullptr ? entry.head : title->span;
  chapter.number = entry.text("number");
  if (chapter.number == "none") chapter.number.clear();
  for (const Value& known : list_of(entry.fields.find("known"))) {
    chapter.known.push_back(
        {text_of(known.find("text")), text_of(known.find("answer")), known.span});
  }
  return chapter;
}

}  // namespace

void check_proofs(std::span<const Entry> entries, const Glossary& glossary,
                  const SourceMap& sources, Jobs jobs, Diagnostics& diagnostics) {
  const ChaptersByFolder chapters = chapters_of(entries);
  std::vector<proof::Report> reports;
  for (const Entry& index : entries) {
    if (index.type->name != "report") continue;
    const auto own = chapters.find(index.source.parent());
    if (own == chapters.end()) continue;
    proof::Report report;
    const std::string numbering = index.text("numbering");
    report.is_numbered = numbering.empty() || numbering == "automatic";
    report.advice = yes_of(index.fields.find("advice"), false);
    for (const Entry* chapter : own->second) report.chapters.push_back(read_chapter(*chapter));
    if (const auto before = SitePath::parse(index.text("previous")); before) {
      const auto earlier = chapters.find(before->parent());
      if (earlier != chapters.end() && earlier != own) {
        for (const Entry* chapter : earlier->second) report.previous.push_back(&chapter->document);
      }
    }
    reports.push_back(std::move(report));
  }
  proof::check_reports(reports, glossary, sources, jobs, diagnostics);
}

}  // namespace pier
