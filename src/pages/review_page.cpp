#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/value_text.h"
#include "open_data/addresses.h"
#include "pages/file_note.h"
#include "pages/indicator_charts.h"
#include "pages/learning_pages.h"
#include "value/schema.h"

namespace pier {

namespace {

using learning::Facet;
using learning::Recommendation;
using learning::Review;

Value facet_link(const Site& site, Facet facet, std::string_view id, std::string_view name) {
  return link_view(name, site.href(facet_url(facet, id)));
}

/// "April 2017 to March 2019", with days where months would hide something.
std::string period_text(const Review& review) {
  if (!review.period_from && !review.period_to) return {};
  if (!review.period_from) return fmt::format("Until {}", review.period_to->text());
  if (!review.period_to) return fmt::format("From {}", review.period_from->text());
  return fmt::format("{} to {}", review.period_from->text(), review.period_to->text());
}

std::string family_text(const Review& review) {
  std::string text(text_of(review.family));
  if (!review.family_reason.empty()) text += ": " + review.family_reason;
  return text;
}

std::string parallel_text(const Review& review) {
  std::vector<std::string> names;
  for (const learning::Parallel parallel : review.parallel) {
    std::string name(text_of(parallel));
    names.push_back(names.empty() ? name : in_sentence(name));
  }
  return join(names, ", ");
}

List facts_view(const Site& site, const Review& review) {
  const learning::Taxonomy& words = site.library().taxonomy();
  List facts;
  add_fact(facts, "Type of review",
           List{facet_link(site, Facet::type, about(review.kind).id, about(review.kind).name)});
  add_fact(facts, "Part of the partnership’s work", text_of(review.partnership));
  add_fact(facts, "Called", review.pseudonym);
  if (review.age_band) {
    const learning::AgeBand& band = learning::age_bands()[*review.age_band];
    add_fact(facts, "Age", List{facet_link(site, Facet::age, band.slug, band.name)});
  }
  List abuse, themes, agencies;
  for (const std::size_t a : review.abuse) {
    abuse.push_back(facet_link(site, Facet::abuse, words.abuse()[a].id, words.abuse()[a].name));
  }
  for (const std::size_t t : review.themes) {
    themes.push_back(facet_link(site, Facet::theme, words.themes()[t].id, words.themes()[t].name));
  }
  for (const std::size_t o : review.agencies) {
    const calendar::Organisation& one = site.calendar().groups.organisations()[o];
    agencies.push_back(facet_link(site, Facet::agency, one.id, one.name));
  }
  add_fact(facts, "Abuse or neglect", std::move(abuse));
  add_fact(facts, "Themes", std::move(themes));
  add_fact(facts, "Organisations", std::move(agencies));
  add_fact(facts, "Time that it looks at", period_text(review));
  add_fact(facts, "Why it was done", text_of(review.mandate));
  add_fact(facts, "How it was done", text_of(review.method));
  if (review.independent) {
    add_fact(facts, "Led by",
             *review.independent ? "Somebody independent" : "The partnership itself");
  }
  add_fact(facts, "The family", family_text(review));
  add_fact(facts, "Going on beside it", parallel_text(review));
  if (review.publish_until) add_fact(facts, "On this site until", review.publish_until->text());
  return facts;
}

/// How long something took, in the words of a reader: days, then months.
std::string time_between(const Date& from, const Date& to) {
  const long days = days_between(from, to);
  if (days < 62) return count_of(static_cast<std::size_t>(std::max(0L, days)), "day", "days");
  const int months = (to.year() - from.year()) * 12 + static_cast<int>(to.month()) -
                     static_cast<int>(from.month()) - (to.day() < from.day() ? 1 : 0);
  return count_of(static_cast<std::size_t>(std::max(1, months)), "month", "months");
}

List steps_view(const Review& review) {
  const std::array<std::pair<std::string_view, const std::optional<Date>*>, 4> kSteps{{
      {"The case was referred", &review.referred},
      {"It was decided to do a review", &review.decided},
      {"The review was finished", &review.completed},
      {"The review was published", &review.published},
  }};
  List steps;
  std::optional<Date> before;
  for (const auto& [name, day] : kSteps) {
    if (!*day) continue;
    steps.push_back(MapBuilder()
                        .set("name", name)
                        .set("date", date_view(*day))
                        .set("after", before ? time_between(*before, **day) : std::string())
                        .build());
    before = *day;
  }
  return steps;
}

std::string duration_text(const Review& review) {
  if (!review.referred || !review.published) return {};
  return fmt::format("From the referral to the publication it took {}.",
                     time_between(*review.referred, *review.published));
}

/// The chart of an indicator's course, on this page under a name of its own.
Value chart_view(const Rendering& rendering, const metrics::PublicIndicator& indicator,
                 const Recommendation& recommendation, Diagnostics& diagnostics) {
  const std::string title = indicator.about().short_title.empty() ? indicator.about().title
                                                                  : indicator.about().short_title;
  return Value(
      course_chart(rendering, indicator, "chart--" + recommendation.id, title, diagnostics));
}

List changes_view(const Rendering& rendering, const Review& review, Diagnostics& diagnostics) {
  const Site& site = rendering.site;
  List changes;
  for (std::size_t r = 0; r < review.recommendations.size(); ++r) {
    const Recommendation& one = review.recommendations[r];
    const metrics::PublicIndicator* indicator =
        one.indicator.empty() ? nullptr : site.figures().find(one.indicator);
    if (one.changed.empty() && indicator == nullptr) continue;
    MapBuilder view;
    view.set("text", one.changed)
        .set("anchor", anchor_of(one))
        .set("number", static_cast<std::int64_t>(r + 1))
        .set("chart", indicator == nullptr ? Value(Html{})
                                           : chart_view(rendering, *indicator, one, diagnostics))
        .set("indicator", indicator == nullptr
                              ? Value()
                              : link_view(indicator->about().title,
                                          site.href(open_data::page_url(indicator->about().id))));
    changes.push_back(view.build());
  }
  return changes;
}

Value briefings_view(const Site& site, const Review& review) {
  const learning::Library& library = site.library();
  const auto position = static_cast<std::size_t>(&review - library.reviews().data());
  List briefings;
  for (const std::size_t b : library.briefings_from(position)) {
    const learning::Briefing& briefing = library.briefings()[b];
    briefings.push_back(link_view(briefing.title, site.href(briefing.url)));
  }
  return Value(std::move(briefings));
}

}  // namespace

Value review_view(const Rendering& rendering, const Review& review, Diagnostics& diagnostics) {
  const Site& site = rendering.site;
  List documents;
  for (const learning::ReviewDocument& document : review.documents) {
    documents.push_back(document_item(site, document));
  }
  List recommendations;
  learning::Tally tally;
  for (const Recommendation& one : review.recommendations) {
    recommendations.push_back(recommendation_view(site, review, one, false).build());
    ++tally.now[static_cast<std::size_t>(one.state)];
    tally.overdue += one.is_overdue(site.edition().today) ? 1 : 0;
  }
  return MapBuilder()
      .set("example", review.is_example)
      .set("archived", review.state == learning::State::archived)
      .set("warning", review.content_warning)
      .set("facts", Value(facts_view(site, review)))
      .set("documents", Value(std::move(documents)))
      .set("recommendations", Value(std::move(recommendations)))
      .set("progress", progress_text(tally))
      .set("changes", Value(changes_view(rendering, review, diagnostics)))
      .set("steps", Value(steps_view(review)))
      .set("duration", duration_text(review))
      .set("briefings", briefings_view(site, review))
      .build();
}

}  // namespace pier
