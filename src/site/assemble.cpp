#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "value/schema.h"

namespace pier {

Assembler::Assembler(SiteInput input, const SourceMap& sources, Diagnostics& diagnostics)
    : sources_(sources), diagnostics_(diagnostics) {
  site_.config_ = std::move(input.config);
  site_.base_path_ = site_.config_.base_path();
  site_.contacts_ = std::move(input.contacts);
  site_.glossary_ = std::move(input.glossary);
  site_.figures_ = std::move(input.figures);
  site_.tables_ = std::move(input.tables);
  site_.calendar_ = std::move(input.calendar);
  site_.url_record_ = std::move(input.url_record);
  site_.entries_ = std::move(input.entries);
  site_.attachments_ = std::move(input.attachments);
  site_.edition_ = input.edition;
  taxonomy_ = std::move(input.taxonomy);
  first_review_year_ = input.first_review_year;
  jobs_ = input.jobs;
  site_.strategies_ = std::move(input.strategies);
  site_.accessibility_ = std::move(input.accessibility);
  site_.exceptions_ = std::move(input.exceptions);
  neighbours_ = std::move(input.neighbours);
  for (federation::ShownCopy& copy : input.copies) {
    SitePath page = copy.page;
    site_.copies_.emplace(std::move(page), std::move(copy));
  }
  for (std::size_t i = 0; i < site_.attachments_.size(); ++i) {
    attachments_.emplace(site_.attachments_[i].path, i);
  }
}

void Assembler::find_next_change() {
  const Date today = site_.edition_.today;
  std::optional<Date>& next = site_.next_change_;
  const auto consider = [&](const std::optional<Date>& day) {
    if (day && today < *day && (!next || *day < *next)) next = day;
  };
  std::vector<std::optional<Date>> days(count());
  parallel_for(count(), jobs_, [&](std::size_t i) { days[i] = next_change(entry(i), today); });
  for (const std::optional<Date>& day : days) consider(day);
  const auto consider_paper = [&](const calendar::Paper& paper) {
    if (!paper.file.empty() && paper.withheld.empty()) consider(paper.published);
  };
  for (const calendar::Meeting& meeting : site_.calendar_.meetings) {
    for (const calendar::Paper& paper : meeting.papers) consider_paper(paper);
    if (meeting.minutes) consider_paper(*meeting.minutes);
  }
}

std::optional<std::string> Assembler::reason_to_hold_back(const Entry& entry) const {
  const Edition& edition = site_.edition_;
  if (auto own = held_back_because(entry, edition.today, edition.drafts); own) return own;
  if (auto review = waits_for_review(entry); review) return review;
  return closed_with_section(entry);
}

std::optional<std::string> Assembler::closed_with_section(const Entry& entry) const {
  if (site_.edition_.drafts) return std::nullopt;
  // A section that nobody may see yet has no pages that they may.
  for (SitePath folder = entry.source.parent(); !folder.empty(); folder = folder.parent()) {
    if (const auto closed = closed_folders_.find(folder); closed != closed_folders_.end()) {
      return fmt::format("with its section: {}", closed->second);
    }
  }
  return std::nullopt;
}

bool Assembler::is_confidential(const Entry& entry) const {
  return held_back_because(entry, site_.edition_.today, true).has_value();
}

void Assembler::hold_back() {
  for (const Entry& entry : site_.entries_) {
    const auto reason = held_back_because(entry, site_.edition_.today);
    if (entry.is_index() && reason) closed_folders_.emplace(entry.source.parent(), *reason);
  }
  note_coming_reviews();
  std::vector<std::optional<std::string>> reasons(count());
  parallel_for(count(), jobs_, [&](std::size_t i) { reasons[i] = reason_to_hold_back(entry(i)); });
  // Mostly nothing is held back, and then nothing moves.
  if (std::none_of(reasons.begin(), reasons.end(),
                   [](const auto& one) { return one.has_value(); })) {
    return;
  }
  std::vector<Entry> shown;
  shown.reserve(count());
  for (std::size_t i = 0; i < count(); ++i) {
    Entry& candidate = entry(i);
    const auto& reason = reasons[i];
    if (!reason) {
      shown.push_back(std::move(candidate));
      continue;
    }
    held_back_.emplace(candidate.source, *reason);
    site_.held_back_.push_back(held_back_entry(candidate, *reason));
    waiting_.push_back(std::move(candidate));
  }
  site_.entries_ = std::move(shown);
}

void Assembler::place() {
  site_.placements_.resize(count());
  site_.by_source_.reserve(count());
  for (std::size_t i = 0; i < count(); ++i) {
    const SitePath& source = entry(i).source;
    site_.by_source_.emplace(source.text(), static_cast<EntryId>(i));
    placement(i).url = url_of(source);
  }
  site_.home_ = site_.find(*SitePath::parse("index.md"));
}

void Assembler::sort_children(std::vector<EntryId>& children) const {
  std::sort(children.begin(), children.end(),
            [this](EntryId a, EntryId b) { return reads_before(site_.entry(a), site_.entry(b)); });
}

void Assembler::build_sections() {
  const SitePath index = *SitePath::parse("index.md");
  std::set<SitePath> without_page;
  for (std::size_t i = 0; i < count(); ++i) {
    const SitePath folder = entry(i).source.parent();
    if (entry(i).is_index() && folder.empty()) continue;
    const SitePath above = entry(i).is_index() ? folder.parent() : folder;
    const auto parent = site_.find(above / index);
    if (!parent) {
      if (!without_page.insert(above).second) continue;
      if (const auto held = held_back_.find(above / index); held != held_back_.end()) {
        diagnostics_.report("section-index", entry(i).head,
                            fmt::format("the home page is not public yet ({})", held->second),
                            "publish the home page first");
        continue;
      }
      diagnostics_.report(
          "section-index", entry(i).head,
          fmt::format("the folder `content/{}` has no page of its own", above.text()),
          fmt::format("make the file `content/{}` with a title and a summary",
                      (above / index).text()));
      continue;
    }
    placement(i).parent = parent;
    placement(static_cast<std::size_t>(*parent)).children.push_back(static_cast<EntryId>(i));
  }
  parallel_for(count(), jobs_, [&](std::size_t i) { sort_children(placement(i).children); });
  for (Placement& place : site_.placements_) {
    for (std::size_t c = 0; c < place.children.size(); ++c) {
      Placement& child = placement(static_cast<std::size_t>(place.children[c]));
      if (c > 0) child.previous = place.children[c - 1];
      if (c + 1 < place.children.size()) child.next = place.children[c + 1];
    }
  }
  if (const auto home = site_.home(); home) {
    for (const EntryId child : site_.placement(*home).children) {
      const Entry& section = site_.entry(child);
      if (section.is_index() && yes_of(section.fields.find("in_navigation"), true)) {
        site_.navigation_.push_back(child);
      }
    }
  }
}

void Assembler::inherit() {
  const auto nearest = [this](std::size_t i, const std::vector<EntryId>& path,
                              std::string_view field) -> const Value* {
    if (const Value* own = entry(i).fields.find(field); own != nullptr) return own;
    for (auto above = path.rbegin(); above != path.rend(); ++above) {
      const Value* given = site_.entry(*above).fields.find(field);
      if (given != nullptr) return given;
    }
    return nullptr;
  };
  parallel_for(count(), jobs_, [&](std::size_t i) {
    Placement& place = placement(i);
    const auto path = site_.ancestors(static_cast<EntryId>(i));
    place.exit = yes_of(nearest(i, path, "exit"), false);
    place.discreet = yes_of(nearest(i, path, "discreet"), false);
    place.owner = text_of(nearest(i, path, "owner"));
    place.reviewed = date_of(nearest(i, path, "reviewed"));
  });
  // Where a field has no value, the home page lacks it too, or a section lacks its page; either
  // is one problem, not one for each page below.
  const auto home = site_.home();
  if (!home) return;
  const auto i = static_cast<std::size_t>(*home);
  for (const Field& field : entry(i).type->fields) {
    const bool is_given =
        nearest(i, site_.ancestors(*home), field.name) != nullptr || entry(i).is_faulty(field.name);
    if (field.need != Need::required || !field.inherited || is_given) continue;
    diagnostics_.report("field-missing", entry(i).head,
                        fmt::format("`{}` is missing: {}", field.name, field.meaning),
                        fmt::format("add a line such as `{}: {}`; pages below may have another",
                                    field.name, field.example));
  }
}

void Assembler::check_titles() {
  std::unordered_map<std::string, std::size_t> seen;
  seen.reserve(count());
  for (std::size_t i = 0; i < count(); ++i) {
    if (entry(i).title.empty()) continue;
    const auto self = static_cast<EntryId>(i);
    const auto [first, is_new] = seen.emplace(ascii_lower(site_.full_title(self)), i);
    if (is_new) continue;
    const auto place_of = [&](std::size_t e) {
      const Value* title = entry(e).fields.find("title");
      return title == nullptr ? entry(e).head : title->span;
    };
    diagnostics_
        .report("title-duplicate", place_of(i),
                fmt::format("two pages have the title `{}`", entry(i).title),
                "say in the title what makes this page different")
        .notes.push_back({place_of(first->second), "the other one is here"});
  }
}

void Assembler::collect_topics() {
  std::map<std::string, Topic> topics;
  // Few tags stand on many pages. Null: one without letters.
  std::unordered_map<std::string, Topic*> by_tag;
  const auto topic_of = [&](const std::string& tag) {
    const auto [known, is_new] = by_tag.try_emplace(tag, nullptr);
    if (!is_new) return known->second;
    if (std::string id = slug(tag); !id.empty()) {
      known->second = &topics[id];
      known->second->slug = std::move(id);
    }
    return known->second;
  };
  for (std::size_t i = 0; i < count(); ++i) {
    for (const std::string& tag : entry(i).tags) {
      Topic* const found = topic_of(tag);
      if (found == nullptr) continue;
      Topic& topic = *found;
      if (topic.name.empty()) topic.name = tag;
      const auto self = static_cast<EntryId>(i);
      if (topic.entries.empty() || topic.entries.back() != self) topic.entries.push_back(self);
    }
  }
  for (auto& [id, topic] : topics) site_.topics_.push_back(std::move(topic));
  parallel_for(site_.topics_.size(), jobs_,
               [&](std::size_t i) { sort_children(site_.topics_[i].entries); });
}

void Assembler::collect_redirects() {
  for (std::size_t i = 0; i < count(); ++i) {
    const Value* aliases = entry(i).fields.find("aliases");
    if (aliases == nullptr) continue;
    for (const Value& alias : aliases->as_list()) {
      std::string from = alias.as_text();
      if (!from.ends_with('/')) from += '/';
      site_.redirects_.push_back({std::move(from), static_cast<EntryId>(i), alias.span});
    }
  }
  if (site_.edition_.pdfs) return;
  // Where PDFs were published before and cannot be made now, the page answers for its own.
  const std::map<std::string, Span>& published = site_.url_record_.published;
  for (std::size_t i = 0; i < count(); ++i) {
    const auto id = static_cast<EntryId>(i);
    for (const std::string& document : site_.print_urls(id)) {
      const std::string url = pdf_url(document);
      if (published.contains(url)) site_.redirects_.push_back({url + '/', id, entry(i).head});
    }
  }
}

std::map<SitePath, const Entry*> Assembler::attachments_of_waiting() const {
  std::map<SitePath, const Entry*> waits_for;
  for (const Entry& held : waiting_) {
    const auto note = [&](const std::optional<SitePath>& file) {
      if (!file) return;
      // Where several wait for one file, what nobody may see decides how it is spoken of.
      const auto [other, is_new] = waits_for.emplace(*file, &held);
      if (!is_new && !is_confidential(*other->second)) other->second = &held;
    };
    const auto note_link = [&](std::string_view destination) {
      note(resolve(held.source.parent(), destination.substr(0, destination.find('#'))));
    };
    for (const markdown::Link& link : held.document.links()) note_link(link.destination);
    for (const markdown::Image& image : held.document.images()) note_link(image.destination);
    for (const Value& block : held.blocks) {
      for (const std::string_view part : {"file", "captions", "picture"}) {
        const Value* file = block.find(part);
        if (file != nullptr && file->is_text()) note(SitePath::parse(file->as_text()));
      }
    }
    for (const Value& document : list_of(held.fields.find("documents"))) {
      note(SitePath::parse(text_of(document.find("file"))));
    }
    for (const Value& form : list_of(held.fields.find("formats"))) {
      note(SitePath::parse(text_of(form.find("file"))));
    }
  }
  return waits_for;
}

void Assembler::hold_back_attachments() {
  const std::map<SitePath, const Entry*> waits_for = attachments_of_waiting();
  std::erase_if(site_.attachments_, [&](const Attachment& attachment) {
    if (used_.contains(attachment.path)) return false;
    const auto until = papers_until_.find(attachment.path);
    const auto waits = waits_for.find(attachment.path);
    if (until != papers_until_.end()) {
      site_.held_back_.push_back(
          {attachment.path, fmt::format("until {}", until->second.text()), false});
      site_.held_back_.back().until = until->second;
    } else if (waits != waits_for.end()) {
      const Entry& held = *waits->second;
      site_.held_back_.push_back({attachment.path,
                                  fmt::format("with `content/{}`", held.source.text()),
                                  is_confidential(held)});
      leave_tombstone("/" + attachment.path.text(), held);
    } else {
      site_.held_back_.push_back({attachment.path, "no page uses it", false});
      site_.held_back_.back().is_unused = true;
      diagnostics_.report("attachment-unused", {attachment.file, 0, 0},
                          "no page links to this file, so it is not published",
                          "link to it from a page, or delete it");
    }
    return true;
  });
}

void Assembler::list_duties() {
  site_.duties_ = find_duties(site_, sources_);
}

Site Assembler::finish() {
  return std::move(site_);
}

Site assemble_site(SiteInput input, const SourceMap& sources, Diagnostics& diagnostics) {
  Assembler assembler(std::move(input), sources, diagnostics);
  assembler.find_next_change();
  assembler.hold_back();
  assembler.place();
  assembler.build_sections();
  assembler.settle_forms();
  assembler.inherit();
  assembler.build_reports();
  assembler.check_titles();
  assembler.collect_topics();
  assembler.collect_redirects();
  assembler.resolve_links();
  assembler.resolve_references();
  assembler.resolve_blocks();
  assembler.check_tables_used();
  assembler.resolve_calendar();
  assembler.build_library();
  assembler.share_procedures();
  assembler.check_strategies();
  assembler.check_comparisons();
  assembler.hold_back_attachments();
  assembler.leave_tombstones();
  assembler.check_accessibility();
  assembler.list_duties();
  return assembler.finish();
}

}  // namespace pier
