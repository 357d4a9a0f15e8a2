#include "build/page_notes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "markdown/front_matter.h"
#include "markdown/parse.h"
#include "value/schema.h"

namespace pier {

namespace {

/// Says of every entry why readers do not see it yet, although a preview does.
class Waiting {
 public:
  explicit Waiting(const Site& site) : site_(site) {
    for (const Entry& entry : site.entries()) {
      const bool is_review = entry.type->name == "review";
      if (!is_review && !entry.is_index()) continue;
      const auto reason = own_reason(entry);
      if (!reason) continue;
      if (is_review) reviews_.insert(std::string(entry.source.stem()));
      if (entry.is_index()) closed_.emplace(entry.source.parent(), *reason);
    }
  }

  std::string reason(const Entry& entry) const {
    if (auto own = own_reason(entry); own) return *own;
    if (!reviews_.empty() && entry.type->name == "briefing") {
      for (const Value& id : list_of(entry.fields.find("from"))) {
        if (reviews_.contains(id.as_text())) return "with the review that it comes from";
      }
    }
    if (closed_.empty()) return {};
    for (SitePath folder = entry.source.parent(); !folder.empty(); folder = folder.parent()) {
      if (const auto closed = closed_.find(folder); closed != closed_.end()) {
        return fmt::format("with its section: {}", closed->second);
      }
    }
    return {};
  }

 private:
  std::optional<std::string> own_reason(const Entry& entry) const {
    return held_back_because(entry, site_.edition().today);
  }

  const Site& site_;
  /// Folders whose own page is not public, and why.
  std::map<SitePath, std::string> closed_;
  /// Ids of reviews that are not public yet.
  std::set<std::string> reviews_;
};

/// Drafts among data; their pages have no entry.
std::vector<Span> draft_data(const calendar::Calendar& calendar) {
  std::vector<Span> drafts;
  for (const calendar::Meeting& meeting : calendar.meetings) {
    if (meeting.is_draft) drafts.push_back(meeting.session.span);
  }
  for (const calendar::Course& course : calendar.courses) {
    if (course.is_draft) drafts.push_back(course.span);
  }
  return drafts;
}

PageNote note_of(const Site& site, const Page& page, const Waiting& waiting,
                 std::span<const Span> drafts) {
  PageNote note;
  note.url = page.url;
  note.title = page.title;
  // What is made from nothing in particular has no place.
  if (page.entry || page.made_from != Span{}) note.source = page.made_from.file;
  if (!page.entry) {
    const bool is_draft = std::find(drafts.begin(), drafts.end(), page.made_from) != drafts.end();
    if (is_draft) note.not_public = "a draft";
    return note;
  }
  const Entry& entry = site.entry(*page.entry);
  // A report has further pages that are made from its file.
  note.is_entry = page.url == site.placement(*page.entry).url;
  note.not_public = waiting.reason(entry);
  note.next_review = entry.next_review;
  note.is_overdue = site.is_overdue(entry);
  note.words = entry.document.word_count();
  return note;
}

/// Notes, for each page, which others link to it.
class Linkers {
 public:
  Linkers(const Site& site, std::vector<PageNote>& notes)
      : notes_(notes), base_path_(site.config().base_path()) {
    by_url_.reserve(notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) by_url_.emplace(notes[i].url, i);
  }

  void note(std::size_t from, std::string_view href) {
    if (href.empty() || href.front() == '#' || !href.starts_with(base_path_)) return;
    href.remove_prefix(base_path_.size());
    const auto target = by_url_.find(href.substr(0, href.find('#')));
    if (target == by_url_.end() || target->second == from) return;
    std::vector<std::size_t>& linkers = notes_[target->second].linked_from;
    if (linkers.empty() || linkers.back() != from) linkers.push_back(from);
  }

 private:
  std::vector<PageNote>& notes_;
  std::string base_path_;
  std::unordered_map<std::string_view, std::size_t> by_url_;
};

}  // namespace

SiteNotes page_notes(const Site& site, std::span<const Page> pages) {
  SiteNotes notes;
  notes.base_path = site.config().base_path();
  notes.pages.reserve(pages.size());
  const Waiting waiting(site);
  const std::vector<Span> drafts = draft_data(site.calendar());
  for (const Page& page : pages) notes.pages.push_back(note_of(site, page, waiting, drafts));
  Linkers linkers(site, notes.pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!notes.pages[i].is_entry) continue;
    const Placement& place = site.placement(*pages[i].entry);
    for (const std::string& href : place.links) linkers.note(i, href);
    for (const ResolvedReference& reference : place.references) {
      if (reference.target) linkers.note(i, reference.target->url);
    }
  }
  return notes;
}

void renew_notes(SiteNotes& notes, FileId file, const SourceMap& sources) {
  Diagnostics known;
  const markdown::Parts parts = markdown::split_front_matter(file, sources, known);
  const markdown::Document document = markdown::parse(parts.body, sources, content_syntax(), known);
  const std::string& path = sources.path(file);
  for (PageNote& note : notes.pages) {
    if (!note.source || sources.path(*note.source) != path) continue;
    note.source = file;
    // Not for an old address, which is made from the file and shows none of its words.
    if (note.words) note.words = document.word_count();
  }
}

}  // namespace pier
