#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "site/duty_finders.h"
#include "value/schema.h"

namespace pier::duty {

namespace {

/// A duty about a page of the site.
Duty about_page(const DutyInput& input, EntryId id) {
  const Entry& entry = input.site.entry(id);
  const Placement& place = input.site.placement(id);
  Duty duty;
  duty.key = entry.source.text();
  duty.title = input.site.full_title(id);
  duty.owner = place.owner;
  duty.source = "content/" + entry.source.text();
  duty.url = place.url;
  return duty;
}

/// A duty about something that is not public.
Duty about_held_back(const DutyInput& input, const HeldBack& held) {
  Duty duty;
  duty.key = held.source.text();
  duty.title = held.title.empty() ? std::string(held.source.name()) : held.title;
  duty.source = "content/" + held.source.text();
  duty.owner = held.owner;
  // As pages do, it has the owner of the nearest section that says one.
  const SitePath index = *SitePath::parse("index.md");
  for (SitePath folder = held.source.parent(); duty.owner.empty(); folder = folder.parent()) {
    if (const auto above = input.site.find(folder / index); above) {
      duty.owner = input.site.placement(*above).owner;
    }
    if (folder.empty()) break;
  }
  return duty;
}

std::string_view words_of(reports::Status status) {
  switch (status) {
    case reports::Status::draft:
      return "a draft";
    case reports::Status::consultation:
      return "out for consultation";
    case reports::Status::signed_off:
      return "signed off";
    case reports::Status::published:
      return "marked as published";
  }
  return {};
}

template <typename Use>
void for_each_entry(const Site& site, const Use& use) {
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    use(static_cast<EntryId>(i), site.entries()[i]);
  }
}

void find_reviews(const DutyInput& input, bool of_briefings, std::vector<Duty>& found) {
  for_each_entry(input.site, [&](EntryId id, const Entry& entry) {
    if (!entry.next_review || (entry.type->name == "briefing") != of_briefings) return;
    Duty duty = about_page(input, id);
    duty.due = entry.next_review;
    found.push_back(std::move(duty));
  });
}

/// Everything that pages, menus, the footer and the help lead to, the lists of sections left out:
/// those hold every page.
class Destinations {
 public:
  explicit Destinations(const Site& site) : site_(site) {
    for_each_entry(site, [&](EntryId id, const Entry&) { add_page(id); });
    for (const SiteConfig::FooterLink& link : site.config().footer) add_source(link.source);
    for (const SiteConfig::Card& card : site.config().help_cards) add_source(card.page);
    for (const calendar::Group& group : site.calendar().groups.groups()) add_source(group.page);
    for (const learning::Tracked& tracked : site.library().recommendations()) {
      const learning::Recommendation& one = site.library().of(tracked);
      if (one.evidence_link) add_source(one.evidence_link->source);
    }
  }
  bool contains(EntryId id) const {
    const Placement& place = site_.placement(id);
    return place.is_linked || urls_.contains(place.url);
  }

 private:
  void add_source(std::string_view source) {
    const auto path = SitePath::parse(source);
    if (const auto id = path ? site_.find(*path) : std::nullopt; id) add(site_.placement(*id).url);
  }
  void add(std::string_view url) { urls_.insert(url); }
  void add_href(std::string_view href, std::string_view own) {
    if (!href.starts_with(base_)) return;
    href.remove_prefix(base_.size());
    href = href.substr(0, href.find('#'));
    if (href != own) add(href);
  }
  void add_page(EntryId id) {
    const Placement& place = site_.placement(id);
    for (const ResolvedReference& reference : place.references) {
      if (reference.target) add_href(reference.target->url, place.url);
    }
    const auto& blocks = site_.entry(id).document.blocks();
    for (std::size_t b = 0; b < place.blocks.size(); ++b) {
      // A list of all below says no more than the section does.
      if (blocks[b].name == "children") continue;
      for (const EntryId item : place.blocks[b].items) add(site_.placement(item).url);
    }
  }

  const Site& site_;
  std::string base_ = site_.href("");
  /// Parts of what the site keeps.
  std::unordered_set<std::string_view> urls_;
};

}  // namespace

void page_reviews(const DutyInput& input, std::vector<Duty>& found) {
  find_reviews(input, false, found);
}

void briefing_reviews(const DutyInput& input, std::vector<Duty>& found) {
  find_reviews(input, true, found);
}

void drafts(const DutyInput& input, std::vector<Duty>& found) {
  for (const HeldBack& held : input.site.held_back()) {
    if (held.is_confidential || !held.is_draft) continue;
    Duty duty = about_held_back(input, held);
    duty.missing = held.missing;
    found.push_back(std::move(duty));
  }
  // A preview of drafts has them as pages.
  for_each_entry(input.site, [&](EntryId id, const Entry& entry) {
    if (!yes_of(entry.fields.find("draft"), false)) return;
    Duty duty = about_page(input, id);
    duty.missing = missing_of_draft(entry);
    found.push_back(std::move(duty));
  });
}

void publications(const DutyInput& input, std::vector<Duty>& found) {
  for (const HeldBack& held : input.site.held_back()) {
    if (held.is_confidential || held.is_draft || !held.until) continue;
    Duty duty = about_held_back(input, held);
    duty.due = held.until;
    found.push_back(std::move(duty));
  }
  for_each_entry(input.site, [&](EntryId id, const Entry& entry) {
    if (yes_of(entry.fields.find("draft"), false)) return;
    const auto from = public_from(entry, input.site.edition().today);
    if (!from) return;
    Duty duty = about_page(input, id);
    duty.due = from;
    found.push_back(std::move(duty));
  });
}

void next_build(const DutyInput& input, std::vector<Duty>& found) {
  if (!input.site.next_change()) return;
  Duty duty;
  duty.key = "next";
  duty.title = "Build the site again";
  duty.owner = unit_of(input.site);
  duty.due = input.site.next_change();
  found.push_back(std::move(duty));
}

void consultations_closing(const DutyInput& input, std::vector<Duty>& found) {
  for (const EntryId id : input.site.of_type("consultation")) {
    const auto closes = input.site.entry(id).date("closes");
    // It closes by itself, and is over then.
    if (!closes || *closes < input.site.edition().today) continue;
    Duty duty = about_page(input, id);
    duty.due = closes;
    found.push_back(std::move(duty));
  }
}

void consultations_without_outcome(const DutyInput& input, std::vector<Duty>& found) {
  for (const EntryId id : input.site.of_type("consultation")) {
    const Entry& entry = input.site.entry(id);
    const auto closes = entry.date("closes");
    if (!closes || input.site.edition().today <= *closes || !entry.text("outcome").empty()) {
      continue;
    }
    Duty duty = about_page(input, id);
    duty.detail = fmt::format("closed on {}", closes->text());
    found.push_back(std::move(duty));
  }
}

void annual_reports(const DutyInput& input, std::vector<Duty>& found) {
  for (const ComingReport& report : input.site.coming_reports()) {
    Duty duty;
    duty.key = report.source.text();
    duty.title = report.label;
    duty.detail = words_of(report.status);
    duty.owner = unit_of(input.site);
    duty.source = "content/" + report.source.text();
    duty.missing = report.missing;
    found.push_back(std::move(duty));
  }
}

void orphan_pages(const DutyInput& input, std::vector<Duty>& found) {
  const Destinations destinations(input.site);
  for_each_entry(input.site, [&](EntryId id, const Entry& entry) {
    // Lists of their own lead to everything else: news, reviews, chapters, the menu to sections.
    const bool stands_alone =
        is_one_of(entry.type->name, {"page", "guidance"}) && !entry.is_index();
    if (stands_alone && !destinations.contains(id)) found.push_back(about_page(input, id));
  });
}

void orphan_files(const DutyInput& input, std::vector<Duty>& found) {
  for (const HeldBack& held : input.site.held_back()) {
    if (!held.is_unused) continue;
    found.push_back(about_held_back(input, held));
  }
}

}  // namespace pier::duty
