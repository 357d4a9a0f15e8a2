#include "learning/review.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "content/types/learning_choices.h"
#include "learning/fields.h"
#include "learning/published_reviews.h"

namespace pier::learning {

namespace {

/// Reads one record: first what is written, then what does not go together.
class ReviewReader {
 public:
  ReviewReader(const Entry& entry, const KnownNames& names, const Date& today,
               Diagnostics& diagnostics)
      : entry_(entry), names_(names), today_(today), diagnostics_(diagnostics) {}

  Review run() {
    read_words();
    read_dates();
    read_documents();
    for (const Value& item : list_of(field("recommendations"))) add_recommendation(item);
    check_abuse();
    check_order();
    check_state();
    check_hold();
    check_kind();
    return std::move(review_);
  }

 private:
  const Value* field(std::string_view name) const { return entry_.fields.find(name); }

  /// Where a field stands, else the head of the file.
  Span place_of(std::string_view name) const {
    const Value* value = field(name);
    return value == nullptr ? entry_.head : value->span;
  }

  void read_words() {
    review_.id = std::string(entry_.source.stem());
    review_.span = entry_.head;
    review_.title = entry_.title;
    review_.summary = entry_.summary;
    review_.kind = choice_of(field("kind"), types::kReviewKinds, Kind::local_learning_review);
    review_.mandate = choice_after_unknown(field("mandate"), types::kMandates, Mandate::unknown);
    review_.partnership = choice_of(field("partnership"), types::kPartnerships, Partnership::both);
    review_.state = choice_of(field("state"), types::kReviewStates, State::commissioned);
    review_.pseudonym = entry_.text("pseudonym");
    if (field("age_band") != nullptr) {
      review_.age_band = choice_of(field("age_band"), types::kAgeBands, std::size_t{0});
    }
    review_.themes = themes_of(field("themes"), names_.taxonomy, diagnostics_);
    review_.agencies = organisations_of(field("agencies"), names_.groups, diagnostics_);
    review_.method = choice_after_unknown(field("method"), types::kReviewMethods, Method::unknown);
    if (const Value* independent = field("independent")) {
      review_.independent = independent->as_bool();
    }
    if (const Value* family = field("family")) {
      review_.family =
          choice_after_unknown(family->find("involved"), types::kFamilyInvolved, Family::unknown);
      review_.family_reason = text_of(family->find("reason"));
    }
    for (const Value& item : list_of(field("parallel"))) {
      review_.parallel.push_back(choice_of(&item, types::kParallels, Parallel::inquest));
    }
    review_.is_example = yes_of(field("example"), false);
    review_.content_warning = entry_.text("content_warning");
  }

  void read_dates() {
    review_.referred = entry_.date("referred");
    review_.decided = entry_.date("decided");
    review_.completed = entry_.date("completed");
    review_.published = entry_.published;
    review_.publish_until = entry_.date("publish_until");
    if (const Value* period = field("period")) {
      review_.period_from = date_of(period->find("from"));
      review_.period_to = date_of(period->find("to"));
    }
  }

  void read_documents() {
    for (const Value& item : list_of(field("documents"))) {
      const Value* file = item.find("file");
      if (file == nullptr) continue;
      ReviewDocument document;
      document.title = text_of(item.find("title"));
      document.kind = choice_of(item.find("kind"), types::kReviewDocumentKinds, DocumentKind::full);
      document.file = file->as_text();
      document.file_span = file->span;
      document.pages = number_of(item.find("pages")).value_or(0);
      document.language = text_of(item.find("language"));
      review_.documents.push_back(std::move(document));
    }
  }

  void add_recommendation(const Value& item) {
    const Value* id = item.find("id");
    if (id == nullptr) return;
    if (!recommendation_ids_.insert(id->as_text()).second) {
      diagnostics_.report(
          "learning-duplicate", id->span,
          fmt::format("another recommendation of this review has the id `{}`", id->as_text()),
          "give each an id of its own");
      return;
    }
    Recommendation made;
    made.id = id->as_text();
    made.span = item.span;
    made.text = text_of(item.find("text"));
    made.owners = organisations_of(item.find("owners"), names_.groups, diagnostics_);
    made.state = choice_of(item.find("state"), types::kRecommendationStates, Progress::not_started);
    made.due = date_of(item.find("due"));
    made.updated = date_of(item.find("updated"));
    made.done = date_of(item.find("done"));
    made.evidence = text_of(item.find("evidence"));
    if (const Value* link = item.find("evidence_link")) {
      made.evidence_link = PageLink{link->as_text(), link->span, {}};
    }
    made.reason = text_of(item.find("reason"));
    made.changed = text_of(item.find("changed"));
    if (const Value* last = item.find("last_year")) {
      made.last_year = choice_of(last, types::kRecommendationStates, Progress::not_started);
    }
    if (const Value* indicator = item.find("indicator")) take_indicator(*indicator, made);
    check_recommendation(item, made);
    review_.recommendations.push_back(std::move(made));
  }

  void take_indicator(const Value& indicator, Recommendation& made) {
    const auto& ids = names_.indicators;
    if (std::binary_search(ids.begin(), ids.end(), indicator.as_text())) {
      made.indicator = indicator.as_text();
    } else if (names_.all_indicators) {
      diagnostics_.report("learning-unknown", indicator.span,
                          fmt::format("there is no indicator `{}`", indicator.as_text()),
                          suggest(indicator.as_text(), ids));
    }
  }

  void check_recommendation(const Value& item, const Recommendation& made) {
    const auto wants = [&](std::string_view name, std::string_view why, std::string_view help) {
      if (item.find(name) != nullptr) return;
      diagnostics_.report(
          "review-incomplete", item.span,
          fmt::format("recommendation {} is {}, and `{}` is missing", made.id, why, name),
          std::string(help));
    };
    if (made.done && today_ < *made.done) {
      diagnostics_.report("review-dates", item.find("done")->span,
                          fmt::format("recommendation {} was done on {}, which is still to come",
                                      made.id, made.done->text()),
                          "give the day by which it should be done as `due`");
    }
    if (item.find("state") == nullptr) return;
    if (made.state == Progress::not_accepted) {
      wants("reason", "not accepted", "say why, for the public: `reason: …`");
    }
    if (made.state != Progress::done) return;
    wants("done", "done", "give the day it was done, as `done: 2026-09-01`");
    wants("evidence", "done", "say what shows that it is done: `evidence: …`");
  }

  void check_abuse() {
    for (const Value& item : list_of(field("abuse"))) {
      const auto found = find_named(item, names_.taxonomy.find_abuse(item.as_text()), review_.abuse,
                                    names_.taxonomy.is_complete(), "kind of abuse", diagnostics_,
                                    [&] { return names_.taxonomy.suggest_abuse(item.as_text()); });
      if (!found || field("partnership") == nullptr) continue;
      const AbuseKind& kind = names_.taxonomy.abuse()[*found];
      if (kind.belongs_to(review_.partnership)) continue;
      const bool is_adults = review_.partnership == Partnership::adults;
      diagnostics_.report(
          "review-abuse", item.span,
          fmt::format("`{}` stands in the statutory list for {} and not in that for {}", kind.id,
                      is_adults ? "children" : "adults", is_adults ? "adults" : "children"),
          "name what the list of the partnership calls it, or make the partnership `both`");
    }
  }

  /// Reports when `later` lies before `earlier`.
  void check_pair(const std::optional<Date>& earlier, std::string_view earlier_name,
                  const std::optional<Date>& later, std::string_view later_name, Span place,
                  std::string_view help) {
    if (!earlier || !later || !(*later < *earlier)) return;
    diagnostics_.report("review-dates", place,
                        fmt::format("`{}` is {}, before `{}`, which is {}", later_name,
                                    later->text(), earlier_name, earlier->text()),
                        std::string(help));
  }

  void check_order() {
    struct Step {
      std::string_view name;
      std::optional<Date> day;
    };
    const std::array<Step, 5> steps{{{"referred", review_.referred},
                                     {"decided", review_.decided},
                                     {"completed", review_.completed},
                                     {"published", review_.published},
                                     {"publish_until", review_.publish_until}}};
    const Step* before = nullptr;
    for (const Step& step : steps) {
      if (!step.day) continue;
      if (before != nullptr) {
        check_pair(before->day, before->name, step.day, step.name, place_of(step.name),
                   "the order is: referred, decided, completed, published, publish_until");
      }
      before = &step;
    }
    if (const Value* period = field("period")) {
      check_pair(review_.period_from, "from", review_.period_to, "to", period->span,
                 "give the first day as `from` and the last as `to`");
    }
  }

  void check_state() {
    const bool was_published =
        review_.state == State::published || review_.state == State::archived;
    if (was_published && !review_.published && !entry_.is_faulty("published")) {
      diagnostics_.report("review-incomplete", place_of("state"),
                          fmt::format("the review is {} and says no day of publication",
                                      review_.state == State::archived ? "archived" : "published"),
                          "add `published: …`; a day that is still to come holds it back until "
                          "then");
    }
    if (review_.family == Family::not_invited && review_.family_reason.empty()) {
      diagnostics_.report("review-incomplete", place_of("family"),
                          "the family was not invited, and no reason is given",
                          "say why: `family: {involved: not-invited, reason: …}`");
    }
    if (was_published || field("state") == nullptr || field("documents") == nullptr) return;
    diagnostics_.report("review-hold", place_of("documents"),
                        fmt::format("a document is attached to a review that is {}",
                                    replace_all(entry_.text("state"), "-", " ")),
                        "keep the document out of the repository until the review is published");
  }

  void check_hold() {
    const Value* hold = field("hold");
    const bool is_held = review_.state == State::held_back;
    if (is_held && hold == nullptr && !entry_.is_faulty("hold")) {
      diagnostics_.report("review-hold", place_of("state"),
                          "the review is held back, and `hold` does not say why",
                          "add `hold: {reason: inquest, announce: false}`, with the reason and "
                          "whether even the fact may be known");
    }
    if (hold == nullptr) return;
    if (!is_held && field("state") != nullptr) {
      diagnostics_.report("review-hold", hold->span,
                          "`hold` is written, and the state is not `held-back`",
                          "make the state `held-back`, or take `hold` out");
    }
    const auto until = date_of(hold->find("until"));
    if (!is_held || !until || today_ < *until) return;
    diagnostics_.report("review-hold-over", hold->find("until")->span,
                        fmt::format("the review was to be held back until {}", until->text()),
                        "it stays held back: publish it, or say until when to wait");
  }

  void check_kind() {
    if (review_.kind == Kind::rapid_review && review_.state == State::published &&
        field("kind") != nullptr) {
      diagnostics_.report("review-rapid", place_of("state"), "a rapid review is never published",
                          "publish what is learned from it as a briefing, and leave the review "
                          "`in-progress` or `archived`");
    }
    if (review_.kind != Kind::child_practice_review || !review_.published) return;
    const Date earliest = one_year_after(*review_.published);
    if (!review_.publish_until || !(*review_.publish_until < earliest)) return;
    diagnostics_.report(
        "review-until", place_of("publish_until"),
        fmt::format("a child safeguarding practice review stays for a year at least: until {}",
                    earliest.text()),
        fmt::format("write `publish_until: {}` or a later day, or leave it out", earliest.iso()));
  }

  const Entry& entry_;
  const KnownNames& names_;
  const Date& today_;
  Diagnostics& diagnostics_;
  Review review_;
  std::set<std::string> recommendation_ids_;
};

}  // namespace

Review read_review(const Entry& entry, const KnownNames& names, const Date& today,
                   Diagnostics& diagnostics) {
  return ReviewReader(entry, names, today, diagnostics).run();
}

std::optional<Announced> announced_fact(const Entry& entry, const Date& today, bool drafts) {
  if (!drafts && yes_of(entry.fields.find("draft"), false)) return std::nullopt;
  if (const auto day = entry.date("publish_on"); !drafts && day && today < *day) {
    return std::nullopt;
  }
  // What could not be read is not told.
  for (const std::string_view needed : {"kind", "partnership", "state"}) {
    if (entry.fields.find(needed) == nullptr) return std::nullopt;
  }
  Announced fact;
  fact.kind = choice_of(entry.fields.find("kind"), types::kReviewKinds, fact.kind);
  fact.partnership =
      choice_of(entry.fields.find("partnership"), types::kPartnerships, fact.partnership);
  fact.state = choice_of(entry.fields.find("state"), types::kReviewStates, State::archived);
  fact.is_example = yes_of(entry.fields.find("example"), false);
  if (fact.state == State::commissioned || fact.state == State::in_progress) return fact;
  const Value* hold = entry.fields.find("hold");
  if (fact.state != State::held_back || hold == nullptr) return std::nullopt;
  if (!yes_of(hold->find("announce"), false)) return std::nullopt;
  fact.hold = choice_after_unknown(hold->find("reason"), types::kHoldReasons, Hold::none);
  return fact;
}

}  // namespace pier::learning
