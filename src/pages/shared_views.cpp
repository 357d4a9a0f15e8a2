#include "pages/shared_views.h"

#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "federation/own_id.h"

namespace pier {

namespace {

using federation::Placed;
using federation::ShelvedBriefing;
using federation::ShelvedReview;

void add_shared_key(std::string& keys, std::string_view facet, std::string_view value) {
  if (!keys.empty()) keys += ' ';
  keys += facet;
  keys += ':';
  keys += value;
}

std::string shared_keys(const Site& site, const ShelvedReview& review) {
  const learning::Taxonomy& words = site.library().taxonomy();
  std::string keys;
  add_shared_key(keys, "type", about(review.record.kind).id);
  for (const std::size_t a : review.placed.abuse) {
    add_shared_key(keys, "abuse", words.abuse()[a].id);
  }
  for (const std::size_t t : review.placed.themes) {
    add_shared_key(keys, "theme", words.themes()[t].id);
  }
  for (const std::size_t o : review.agencies) {
    add_shared_key(keys, "agency", site.calendar().groups.organisations()[o].id);
  }
  if (const auto& age = review.record.age_band) {
    add_shared_key(keys, "age", learning::age_bands()[*age].slug);
  }
  add_shared_key(keys, "year", fmt::format("{}", review.record.published->year()));
  add_shared_key(keys, "from", site.shelf().neighbours()[review.placed.neighbour].id);
  return keys;
}

const federation::Neighbour& neighbour_of_item(const Site& site, const Placed& placed) {
  return site.shelf().neighbours()[placed.neighbour];
}

Value from_view(const Site& site, const Placed& placed) {
  const federation::Neighbour& from = neighbour_of_item(site, placed);
  return link_view(from.name, site.href(from_url(from.id)));
}

}  // namespace

std::string from_url(std::string_view neighbour) {
  return fmt::format("{}{}/", kFrom, neighbour);
}

std::set<std::string> passing_urls(const Site& site) {
  using learning::Facet;
  std::set<std::string> urls;
  if (site.shelf().empty()) return urls;
  urls.insert(from_url(federation::kOwnId));
  for (const federation::Neighbour& one : site.shelf().neighbours()) urls.insert(from_url(one.id));
  const auto has_own = [](const learning::FacetValue& value) {
    return !value.reviews.empty() || !value.briefings.empty();
  };
  for (const learning::FacetValue& agency : site.library().facet(Facet::agency)) {
    if (!has_own(agency)) urls.insert(facet_url(Facet::agency, agency.id));
  }
  // Years stand from the first to today's, without a gap; the first may be one of the record.
  const std::vector<int>& counted = site.library().themes_by_year().years;
  const std::vector<learning::FacetValue>& years = site.library().facet(Facet::year);
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    const bool is_counted = !counted.empty() && year->name == std::to_string(counted.front());
    if (has_own(*year) || is_counted) break;
    urls.insert(facet_url(Facet::year, year->id));
  }
  return urls;
}

Value shelved_review_item(const Site& site, const ShelvedReview& review) {
  const federation::CatalogueReview& record = review.record;
  return MapBuilder()
      .set("title", record.title)
      .set("url", record.url)
      .set("kind", fmt::format("{} by {}", about(record.kind).name,
                               neighbour_of_item(site, review.placed).name))
      .set("published", date_view(record.published))
      .set("age", record.age_band ? learning::age_bands()[*record.age_band].name : "")
      .set("summary", record.summary)
      .set("example", record.is_example)
      .set("keys", shared_keys(site, review))
      .set("recommendations", Value(List{}))
      .set("from", from_view(site, review.placed))
      .build();
}

Value shelved_briefing_item(const Site& site, const ShelvedBriefing& briefing) {
  return MapBuilder()
      .set("title", briefing.record.title)
      .set("url", briefing.record.url)
      .set("audience", fmt::format("{}, by {}", audience_words(briefing.record.audience),
                                   neighbour_of_item(site, briefing.placed).name))
      .set("published", date_view(briefing.record.published))
      .set("summary", briefing.record.summary)
      .set("from", from_view(site, briefing.placed))
      .build();
}

Value origin_facet(const Site& site) {
  const federation::Shelf& shelf = site.shelf();
  if (shelf.empty()) return {};
  List values;
  const std::size_t own = site.library().reviews().size();
  if (own > 0) {
    values.push_back(filter_value(federation::kOwnId, "This partnership",
                                  site.href(from_url(federation::kOwnId)), with_commas(own)));
  }
  for (std::size_t n = 0; n < shelf.neighbours().size(); ++n) {
    const std::size_t count = shelf.of(n).reviews.size();
    if (count == 0) continue;
    const federation::Neighbour& one = shelf.neighbours()[n];
    values.push_back(
        filter_value(one.id, one.name, site.href(from_url(one.id)), with_commas(count)));
  }
  if (values.empty()) return {};
  return MapBuilder()
      .set("id", "from")
      .set("label", "Whose learning")
      .set("title", "By whose learning it is")
      .set("values", Value(std::move(values)))
      .build();
}

std::string shelved_text(const Site& site, const std::vector<std::size_t>& reviews,
                         const std::vector<std::size_t>& briefings) {
  std::set<std::size_t> whose;
  for (const std::size_t r : reviews) whose.insert(site.shelf().reviews()[r].placed.neighbour);
  for (const std::size_t b : briefings) whose.insert(site.shelf().briefings()[b].placed.neighbour);
  if (whose.empty()) return {};
  std::string text;
  if (!reviews.empty()) text = count_of(reviews.size(), "review", "reviews");
  if (!briefings.empty()) {
    if (!text.empty()) text += " and ";
    text += count_of(briefings.size(), "briefing", "briefings");
  }
  return fmt::format("{} of {}", text,
                     count_of(whose.size(), "other partnership", "other partnerships"));
}

Value copy_view(const Site& site, EntryId id) {
  const federation::ShownCopy* copy = site.copy_shown_by(id);
  if (copy == nullptr) return {};
  return MapBuilder()
      .set("from", copy->neighbour)
      .set("title", copy->head.title)
      .set("url", copy->head.source)
      .set("owner", copy->head.owner)
      .set("issue", copy->head.issue)
      .set("approved", date_view(copy->head.approved))
      .set("reviewed", date_view(copy->head.reviewed))
      .set("next_review", date_view(copy->head.next_review))
      .set("fetched", date_view(copy->fetched))
      .set("changed", copy->is_changed)
      .set("vanished", copy->is_vanished)
      .build();
}

}  // namespace pier
