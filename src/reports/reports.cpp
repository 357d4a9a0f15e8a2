#include "reports/reports.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "reports/numbering.h"
#include "reports/read_report.h"
#include "reports/references.h"
#include "reports/signature.h"

namespace pier::reports {

namespace {

using Entries = std::span<const Entry* const>;

bool is_chapter(const Entry& entry) {
  return entry.type->name == "chapter";
}

/// The chapters by the folder that they stand in, in reading order.
std::map<SitePath, std::vector<std::size_t>> chapters_by_folder(Entries entries) {
  std::map<SitePath, std::vector<std::size_t>> folders;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_chapter(*entries[i])) folders[entries[i]->source.parent()].push_back(i);
  }
  for (auto& [folder, chapters] : folders) {
    std::sort(chapters.begin(), chapters.end(),
              [&](std::size_t a, std::size_t b) { return reads_before(*entries[a], *entries[b]); });
  }
  return folders;
}

void add_chapters(Report& report, const std::vector<std::size_t>& chapters, Entries entries,
                  const calendar::Groups& groups, Diagnostics& diagnostics) {
  for (const std::size_t i : chapters) {
    Chapter chapter = read_chapter(*entries[i], groups, diagnostics);
    chapter.entry = i;
    report.chapter_by_id.emplace(chapter.id, report.chapters.size());
    report.chapters.push_back(std::move(chapter));
  }
}

}  // namespace

std::string Item::label() const {
  return fmt::format("{} {}", kind == ItemKind::table ? "Table" : "Figure", number);
}

std::string name_of(const Chapter& chapter) {
  if (chapter.number.empty()) return chapter.title;
  const bool is_word = ascii_is_alpha(chapter.number[0]) && chapter.number.size() > 1;
  if (is_word) return chapter.number;
  // A file of its own may be the section of a chapter.
  const bool is_section = chapter.number.find('.') != std::string::npos;
  return (is_section ? "section " : "chapter ") + chapter.number;
}

std::string name_of(const Heading& heading) {
  return heading.number.empty() ? heading.text : "section " + heading.number;
}

std::string numbered_title(const Chapter& chapter) {
  return chapter.number.empty() ? chapter.title : chapter.number + " " + chapter.title;
}

std::string numbered_title(const Heading& heading) {
  return heading.number.empty() ? heading.text : heading.number + " " + heading.text;
}

std::string block_anchor(std::size_t block) {
  return fmt::format("figure-{}", block + 1);
}

std::string picture_anchor(std::size_t image) {
  return fmt::format("picture-{}", image + 1);
}

std::string page_anchor(std::string_view page) {
  return fmt::format("page-{}", page);
}

const Report* Reports::of_index(std::size_t entry) const {
  const auto found = by_index_.find(entry);
  return found == by_index_.end() ? nullptr : &all_[found->second];
}

std::optional<ChapterPlace> Reports::chapter_of(std::size_t entry) const {
  const auto found = chapters_.find(entry);
  if (found == chapters_.end()) return std::nullopt;
  return ChapterPlace{&all_[found->second.report], found->second.chapter};
}

const Report* Reports::in_folder(const SitePath& folder) const {
  const auto found = by_folder_.find(folder);
  return found == by_folder_.end() ? nullptr : &all_[found->second];
}

std::string Reports::label(std::size_t entry, std::size_t position,
                           std::vector<std::optional<std::size_t>> Chapter::*list) const {
  const auto place = chapter_of(entry);
  if (!place) return {};
  const auto& positions = place->get().*list;
  if (position >= positions.size() || !positions[position]) return {};
  return place->report->items[*positions[position]].label();
}

std::string Reports::label_of_block(std::size_t entry, std::size_t block) const {
  return label(entry, block, &Chapter::blocks);
}

std::string Reports::label_of_table(std::size_t entry, std::size_t table) const {
  return table == 0 ? std::string() : label(entry, table - 1, &Chapter::tables);
}

std::string Reports::label_of_image(std::size_t entry, std::size_t image) const {
  return label(entry, image, &Chapter::images);
}

void check_folders(std::span<const Entry* const> entries, Diagnostics& diagnostics) {
  std::set<SitePath> folders;
  for (const Entry* entry : entries) {
    if (entry->type->name != "report") continue;
    folders.insert(entry->source.parent());
    if (entry->is_index()) continue;
    diagnostics.report("report-folder", entry->head, "a report is the `index.md` of a folder",
                       "make a folder for it, and move this file there as `index.md`");
  }
  for (const Entry* entry : entries) {
    const SitePath folder = entry->source.parent();
    if (!is_chapter(*entry) || folders.contains(folder)) continue;
    diagnostics.report("report-folder", entry->head,
                       "this chapter stands in the folder of no report",
                       "put it into the folder of its report, beside an `index.md` with `type: "
                       "report`");
  }
}

Reports make_reports(std::span<const Entry* const> entries, const calendar::Groups& groups,
                     Diagnostics& diagnostics) {
  Reports reports;
  const auto folders = chapters_by_folder(entries);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = *entries[i];
    if (entry.type->name != "report") continue;
    if (!entry.is_index()) continue;  // Reported by check_folders().
    Report report = read_report(entry, groups, diagnostics);
    report.entry = i;
    if (const auto own = folders.find(report.folder); own != folders.end()) {
      add_chapters(report, own->second, entries, groups, diagnostics);
    }
    number_report(report, entries, diagnostics);
    note_pages(report, entries, diagnostics);
    connect_report(report, entries, diagnostics);
    check_completeness(report, entries, groups, diagnostics);
    check_signature(report, entries, diagnostics);
    reports.all_.push_back(std::move(report));
  }

  std::stable_sort(reports.all_.begin(), reports.all_.end(), [](const Report& a, const Report& b) {
    return a.to != b.to ? a.to > b.to : a.folder < b.folder;
  });
  for (std::size_t r = 0; r < reports.all_.size(); ++r) {
    const Report& report = reports.all_[r];
    reports.by_index_.emplace(report.entry, r);
    reports.by_folder_.emplace(report.folder, r);
    for (std::size_t c = 0; c < report.chapters.size(); ++c) {
      reports.chapters_.emplace(report.chapters[c].entry, Reports::Position{r, c});
    }
  }
  return reports;
}

}  // namespace pier::reports
