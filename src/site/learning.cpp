#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "value/schema.h"

namespace pier {

namespace {

bool is_review(const Entry& entry) {
  return entry.type->name == "review";
}

bool is_briefing(const Entry& entry) {
  return entry.type->name == "briefing";
}

/// What one entry says, whether or not it is public.
struct LearningRecord {
  std::optional<learning::Review> review;
  std::optional<learning::Briefing> briefing;
};

/// "PDF", of "learning/reviews/adult-a.pdf".
std::string format_of(const SitePath& file) {
  const std::string_view extension = file.extension();
  return extension.empty() ? std::string{} : ascii_upper(extension.substr(1));
}

}  // namespace

void Assembler::note_coming_reviews() {
  for (const Entry& entry : site_.entries_) {
    if (!is_review(entry) || !may_become_public(entry, site_.edition_.today)) continue;
    if (!reason_to_hold_back(entry)) continue;
    coming_reviews_.insert(std::string(entry.source.stem()));
  }
}

std::optional<std::string> Assembler::waits_for_review(const Entry& entry) const {
  if (!is_briefing(entry) || coming_reviews_.empty()) return std::nullopt;
  for (const Value& id : list_of(entry.fields.find("from"))) {
    // Not which: a preview shows the reason.
    if (coming_reviews_.contains(id.as_text())) return "with the review that it comes from";
  }
  return std::nullopt;
}

std::string Assembler::page_named(const learning::PageLink& link, bool may_wait) {
  const auto path = SitePath::parse(link.source);
  if (const auto found = path ? site_.find(*path) : std::nullopt; found) {
    return site_.placement(*found).url;
  }
  const auto held = path ? held_back_.find(*path) : held_back_.end();
  if (held == held_back_.end()) {
    report_no_page(link.source, link.span);
  } else if (!may_wait) {
    diagnostics_.report(
        "link-target", link.span,
        fmt::format("`content/{}` is not public yet ({})", link.source, held->second),
        "take the link out until the page is published");
  }
  return {};
}

void Assembler::settle_review(learning::Review& review) {
  for (learning::ReviewDocument& document : review.documents) {
    if (!use_document(document.file, document.file_span)) document.file.clear();
    const auto path = SitePath::parse(document.file);
    const auto found = path ? attachments_.find(*path) : attachments_.end();
    if (found == attachments_.end()) continue;
    document.format = format_of(*path);
    document.size = site_.attachments_[found->second].bytes.size();
  }
  std::erase_if(review.documents, [](const auto& document) { return document.file.empty(); });
  for (learning::Recommendation& made : review.recommendations) {
    if (!made.evidence_link) continue;
    made.evidence_link->url = page_named(*made.evidence_link, false);
    if (made.evidence_link->url.empty()) made.evidence_link.reset();
  }
}

void Assembler::read_records(const std::vector<const Entry*>& from,
                             std::vector<learning::Review>& reviews,
                             std::vector<learning::Briefing>& briefings) {
  const metrics::PublicFigures& figures = site_.figures_;
  std::vector<std::string_view> indicators = figures.ids();
  std::sort(indicators.begin(), indicators.end());
  taxonomy_.settle_indicators(indicators, figures.is_complete(), diagnostics_);
  const learning::KnownNames names{taxonomy_, site_.calendar_.groups, indicators,
                                   figures.is_complete()};
  std::vector<LearningRecord> records(from.size());
  std::vector<Diagnostics> problems(from.size());
  parallel_for(from.size(), jobs_, [&](std::size_t i) {
    const Entry& entry = *from[i];
    if (is_review(entry)) {
      records[i].review = learning::read_review(entry, names, site_.edition_.today, problems[i]);
    } else {
      records[i].briefing = learning::read_briefing(entry, names, problems[i]);
    }
  });
  for (std::size_t i = 0; i < from.size(); ++i) {
    diagnostics_.merge(std::move(problems[i]));
    if (records[i].review) reviews.push_back(std::move(*records[i].review));
    if (records[i].briefing) briefings.push_back(std::move(*records[i].briefing));
  }
}

/// A made-up review names real organisations: readers of the site itself never see one.
void Assembler::refuse_example(const Entry& example) {
  if (!site_.edition_.production) return;
  const Value* mark = example.fields.find("example");
  diagnostics_.report("review-example", mark == nullptr ? example.head : mark->span,
                      fmt::format("`{}` is a made-up review", example.title),
                      "take the file away before the site is published for readers");
}

void Assembler::build_library() {
  learning::LibraryInput input;
  // Records are read of all files, so that a fault in one that waits is found before its day.
  std::vector<const Entry*> all;
  std::vector<std::size_t> reviews, briefings;
  for (std::size_t i = 0; i < count(); ++i) {
    if (!is_review(entry(i)) && !is_briefing(entry(i))) continue;
    all.push_back(&entry(i));
    (is_review(entry(i)) ? reviews : briefings).push_back(i);
  }
  for (const Entry& held : waiting_) {
    if (!is_review(held) && !is_briefing(held)) continue;
    all.push_back(&held);
    if (!is_review(held) || closed_with_section(held)) continue;
    const auto fact = learning::announced_fact(held, site_.edition_.today, site_.edition_.drafts);
    if (!fact) continue;
    if (fact->is_example) refuse_example(held);
    input.announced.push_back(*fact);
  }
  read_records(all, input.reviews, input.briefings);
  learning::check_ids(input.reviews, input.briefings, diagnostics_);

  // Those of public entries come first. From here on there are no others.
  input.reviews.erase(input.reviews.begin() + static_cast<std::ptrdiff_t>(reviews.size()),
                      input.reviews.end());
  input.briefings.erase(input.briefings.begin() + static_cast<std::ptrdiff_t>(briefings.size()),
                        input.briefings.end());
  for (std::size_t r = 0; r < reviews.size(); ++r) {
    if (input.reviews[r].is_example) refuse_example(entry(reviews[r]));
    input.reviews[r].entry = reviews[r];
    input.reviews[r].url = placement(reviews[r]).url;
    settle_review(input.reviews[r]);
  }
  for (std::size_t b = 0; b < briefings.size(); ++b) {
    input.briefings[b].entry = briefings[b];
    input.briefings[b].url = placement(briefings[b]).url;
  }
  federation::Shelf shelf =
      federation::make_shelf(std::move(neighbours_), taxonomy_, site_.calendar_.groups,
                             site_.edition_.today, site_.edition_.production, diagnostics_);
  input.first_shared_year = shelf.first_year();
  taxonomy_.settle_guidance([&](const learning::PageLink& page) { return page_named(page, true); });
  input.taxonomy = std::move(taxonomy_);
  input.first_year = first_review_year_;
  site_.library_ =
      learning::make_library(std::move(input), site_.calendar_.groups, site_.edition_.today);
  shelf.file_under(site_.library_);
  const std::optional<Date>& next = shelf.next_change();
  if (next && (!site_.next_change_ || *next < *site_.next_change_)) site_.next_change_ = next;
  site_.shelf_ = std::move(shelf);
}

void Assembler::leave_tombstones() {
  for (const Entry& held : waiting_) {
    leave_tombstone(url_of(held.source), held);
    for (const Value& alias : list_of(held.fields.find("aliases"))) {
      const std::string& url = alias.as_text();
      leave_tombstone(url.ends_with('/') ? url : url + '/', held);
    }
    for (const std::string& tag : held.tags) {
      const std::string id = slug(tag);
      const bool has_others = std::any_of(site_.topics_.begin(), site_.topics_.end(),
                                          [&](const Topic& topic) { return topic.slug == id; });
      if (!has_others) leave_tombstone("/topics/" + id + "/", held);
    }
    if (site_.topics_.empty()) leave_tombstone("/topics/", held);
  }
}

void Assembler::leave_tombstone(std::string url, const Entry& held) {
  const auto until = held.date("publish_until");
  const bool is_over = until && *until < site_.edition_.today;
  // What no reader ever saw leaves nothing.
  if (!is_over || !site_.url_record_.published.contains(url)) return;
  if (!url.ends_with('/')) url += '/';
  std::vector<Tombstone>& all = site_.url_record_.tombstones;
  const bool is_there =
      std::any_of(all.begin(), all.end(), [&](const Tombstone& t) { return t.url == url; });
  if (is_there) return;
  all.push_back({std::move(url), fmt::format("It was published until {}.", until->text()),
                 day_after(until).value_or(*until), held.head});
}

}  // namespace pier
