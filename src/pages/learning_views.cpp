#include "pages/learning_views.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "federation/own_id.h"
#include "pages/shared_views.h"
#include "value/schema.h"

namespace pier {

namespace {

using learning::Facet;
using learning::Library;
using learning::Recommendation;
using learning::Review;

/// Between the address of a list and the number of a part.
constexpr std::string_view kPart = "part-";

std::string_view organisation_id(const Site& site, std::size_t position) {
  return site.calendar().groups.organisations()[position].id;
}

void add_key(std::string& keys, std::string_view facet, std::string_view value) {
  if (!keys.empty()) keys += ' ';
  keys += facet;
  keys += ':';
  keys += value;
}

std::string keys_of(const Site& site, const Review& review) {
  const learning::Taxonomy& words = site.library().taxonomy();
  std::string keys;
  add_key(keys, "type", about(review.kind).id);
  for (const std::size_t a : review.abuse) add_key(keys, "abuse", words.abuse()[a].id);
  for (const std::size_t t : review.themes) add_key(keys, "theme", words.themes()[t].id);
  for (const std::size_t o : review.agencies) add_key(keys, "agency", organisation_id(site, o));
  if (review.age_band) add_key(keys, "age", learning::age_bands()[*review.age_band].slug);
  if (review.published) add_key(keys, "year", fmt::format("{}", review.published->year()));
  if (!site.shelf().empty()) add_key(keys, "from", federation::kOwnId);
  return keys;
}

Value tracked_item(const Site& site, const learning::Tracked& tracked) {
  const Review& review = site.library().reviews()[tracked.review];
  const Recommendation& one = site.library().of(tracked);
  std::string keys;
  add_key(keys, "state", id_of(one.state));
  if (tracked.is_overdue) add_key(keys, "state", "overdue");
  for (const std::size_t owner : one.owners) {
    add_key(keys, "agency", organisation_id(site, owner));
  }
  add_key(keys, "review", review.id);
  return recommendation_view(site, review, one, true).set("keys", std::move(keys)).build();
}

Value owners_view(const Site& site, const Recommendation& recommendation) {
  List owners;
  for (const std::size_t owner : recommendation.owners) {
    const calendar::Organisation& one = site.calendar().groups.organisations()[owner];
    owners.push_back(link_view(one.name, site.href(owner_url(one.id))));
  }
  return Value(std::move(owners));
}

/// How it stands against a year before; "" where that is not known.
std::string year_change(const Recommendation& recommendation) {
  if (!recommendation.last_year) return {};
  const std::string before = ascii_lower(text_of(*recommendation.last_year));
  if (*recommendation.last_year == recommendation.state) {
    return fmt::format("No change: {} a year ago too", before);
  }
  return fmt::format("From {} to {}", before, ascii_lower(text_of(recommendation.state)));
}

/// The page that shows it. Its title is that of the page, so that the link says where it leads.
Value evidence_link(const Site& site, const Recommendation& recommendation) {
  if (!recommendation.evidence_link || recommendation.evidence_link->url.empty()) return {};
  const auto source = SitePath::parse(recommendation.evidence_link->source);
  const auto id = source ? site.find(*source) : std::nullopt;
  if (!id) return {};
  return link_view(site.entry(*id).title, site.href(recommendation.evidence_link->url));
}

struct FacetWords {
  std::string_view label;
  std::string_view title;
};

FacetWords words_of(Facet facet) {
  switch (facet) {
    case Facet::type:
      return {"Type of review", "By type of review"};
    case Facet::abuse:
      return {"Abuse or neglect", "By type of abuse or neglect"};
    case Facet::theme:
      return {"Theme", "By theme"};
    case Facet::agency:
      return {"Organisation", "By organisation"};
    case Facet::age:
      return {"Age", "By age"};
    case Facet::year:
      break;
  }
  return {"Year", "By year of publication"};
}

std::string state_sentence(const learning::Announced& fact) {
  std::string text = ascii_lower(text_of(fact.state).substr(0, 1));
  text += text_of(fact.state).substr(1);
  const std::string_view why = text_of(fact.hold);
  if (!why.empty()) {
    text += ". ";
    text += why.substr(0, why.size() - (why.ends_with('.') ? 1 : 0));
  }
  return text;
}

}  // namespace

Value review_item(const Site& site, const Review& review) {
  List recommendations;
  for (const Recommendation& one : review.recommendations) {
    recommendations.push_back(
        MapBuilder()
            .set("title", one.text)
            .set("url", site.href(fmt::format("{}#{}", review.url, anchor_of(one))))
            .set("state", ascii_lower(text_of(one.state)))
            .build());
  }
  return MapBuilder()
      .set("title", review.title)
      .set("url", site.href(review.url))
      .set("kind", about(review.kind).name)
      .set("published", date_view(review.published))
      .set("age", review.age_band ? learning::age_bands()[*review.age_band].name : "")
      .set("summary", review.summary)
      .set("example", review.is_example)
      .set("keys", keys_of(site, review))
      .set("recommendations", Value(std::move(recommendations)))
      .set("from", {})
      .build();
}

Value briefing_item(const Site& site, const learning::Briefing& briefing) {
  return MapBuilder()
      .set("title", briefing.title)
      .set("url", site.href(briefing.url))
      .set("audience", audience_words(briefing.audience))
      .set("published", date_view(briefing.published))
      .set("summary", briefing.summary)
      .set("from", {})
      .build();
}

LearningIndex index_of(const Site& site) {
  const Library& library = site.library();
  LearningIndex index;
  index.reviews.reserve(library.reviews().size());
  for (const Review& review : library.reviews()) {
    index.reviews.push_back(review_item(site, review));
  }
  for (const learning::Briefing& briefing : library.briefings()) {
    index.briefings.push_back(briefing_item(site, briefing));
  }
  const federation::Shelf& shelf = site.shelf();
  index.shelved_reviews.reserve(shelf.reviews().size());
  for (const federation::ShelvedReview& review : shelf.reviews()) {
    index.shelved_reviews.push_back(shelved_review_item(site, review));
  }
  for (const federation::ShelvedBriefing& briefing : shelf.briefings()) {
    index.shelved_briefings.push_back(shelved_briefing_item(site, briefing));
  }
  index.recommendations.reserve(library.recommendations().size());
  for (const learning::Tracked& tracked : library.recommendations()) {
    index.recommendations.push_back(tracked_item(site, tracked));
  }
  return index;
}

std::string facet_url(Facet facet, std::string_view value) {
  return fmt::format("{}{}/{}/", kLearning, id_of(facet), value);
}

std::string owner_url(std::string_view organisation) {
  return fmt::format("{}agency/{}/", kRecommendations, organisation);
}

std::string state_url(std::string_view state) {
  return fmt::format("{}state/{}/", kRecommendations, state);
}

std::string anchor_of(const Recommendation& recommendation) {
  return "recommendation--" + recommendation.id;
}

MapBuilder recommendation_view(const Site& site, const Review& review,
                               const Recommendation& recommendation, bool names_review) {
  MapBuilder view;
  view.set("text", recommendation.text)
      .set("anchor", anchor_of(recommendation))
      .set("state", text_of(recommendation.state))
      .set("state_id", id_of(recommendation.state))
      .set("overdue", recommendation.is_overdue(site.edition().today))
      .set("owners", owners_view(site, recommendation))
      .set("due", date_view(recommendation.due))
      .set("updated", date_view(recommendation.updated))
      .set("done", date_view(recommendation.done))
      .set("year_change", year_change(recommendation))
      .set("evidence", recommendation.evidence)
      .set("evidence_link", evidence_link(site, recommendation))
      .set("reason", recommendation.reason)
      .set("review",
           names_review ? link_view(review.title, site.href(fmt::format("{}#{}", review.url,
                                                                        anchor_of(recommendation))))
                        : Value())
      .set("example", review.is_example);
  return view;
}

std::string progress_text(const learning::Tally& tally) {
  if (tally.total() == 0) return "There is no recommendation.";
  std::vector<std::string> parts;
  constexpr std::array<learning::Progress, learning::kProgressCount> kOrder{
      learning::Progress::done, learning::Progress::in_progress, learning::Progress::not_started,
      learning::Progress::not_accepted};
  for (const learning::Progress progress : kOrder) {
    const std::size_t count = tally.now[static_cast<std::size_t>(progress)];
    if (count == 0) continue;
    parts.push_back(fmt::format("{} {} {}", with_commas(count), count == 1 ? "is" : "are",
                                ascii_lower(text_of(progress))));
  }
  std::string text = fmt::format(
      "{}: {}.",
      tally.total() == 1 ? "One recommendation"
                         : fmt::format("{} recommendations", with_commas(tally.total())),
      join(parts, ", "));
  if (tally.overdue > 0) {
    text += fmt::format(" {} {} overdue.", with_commas(tally.overdue),
                        tally.overdue == 1 ? "is" : "are");
  }
  return text;
}

void add_fact(List& facts, std::string_view name, List links) {
  if (links.empty()) return;
  facts.push_back(MapBuilder().set("name", name).set("links", Value(std::move(links))).build());
}

void add_fact(List& facts, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  add_fact(facts, name, List{link_view(text, {})});
}

Value filter_value(std::string_view id, std::string_view title, std::string url,
                   std::string count) {
  return MapBuilder()
      .set("id", id)
      .set("title", title)
      .set("url", std::move(url))
      .set("count", std::move(count))
      .build();
}

Value filter_value(std::string_view id, std::string_view title, std::string url,
                   std::size_t count) {
  return filter_value(id, title, std::move(url), with_commas(count));
}

std::string_view audience_words(learning::Audience audience) {
  switch (audience) {
    case learning::Audience::children:
      return "for people who work with children";
    case learning::Audience::adults:
      return "for people who work with adults";
    case learning::Audience::everybody:
      break;
  }
  return "for everybody";
}

List lines_view(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::string review_counts(const Site& site, Facet facet, std::size_t value) {
  std::string count = with_commas(site.library().facet(facet)[value].reviews.size());
  const std::size_t shelved = site.shelf().having(facet, value).reviews.size();
  if (shelved > 0) count += fmt::format(", of others {}", with_commas(shelved));
  return count;
}

Value facet_view(const Site& site, Facet facet, bool with_empty) {
  List values;
  const std::vector<learning::FacetValue>& all = site.library().facet(facet);
  for (std::size_t v = 0; v < all.size(); ++v) {
    const learning::FacetValue& value = all[v];
    const std::size_t shelved = site.shelf().having(facet, v).reviews.size();
    const bool is_listed =
        !value.reviews.empty() || shelved > 0 || (with_empty && facet != Facet::agency);
    if (!is_listed) continue;
    values.push_back(filter_value(value.id, value.name, site.href(facet_url(facet, value.id)),
                                  review_counts(site, facet, v)));
  }
  const FacetWords words = words_of(facet);
  return MapBuilder()
      .set("id", id_of(facet))
      .set("label", words.label)
      .set("title", words.title)
      .set("values", Value(std::move(values)))
      .build();
}

Value facets_view(const Site& site, bool with_empty) {
  // What readers ask for most stands first.
  constexpr std::array<Facet, learning::kFacetCount> kOrder{
      Facet::theme, Facet::abuse, Facet::type, Facet::agency, Facet::age, Facet::year};
  List facets;
  for (const Facet facet : kOrder) {
    Value view = facet_view(site, facet, with_empty);
    if (!view.find("values")->as_list().empty()) facets.push_back(std::move(view));
  }
  if (Value origin = origin_facet(site); !origin.is_null()) facets.push_back(std::move(origin));
  return Value(std::move(facets));
}

Value announced_view(const Site& site) {
  const std::vector<learning::Announced>& all = site.library().announced();
  const auto says = [](const learning::Announced& fact) {
    return std::tuple(fact.kind, fact.partnership, fact.state, fact.hold, fact.is_example);
  };
  List facts;
  for (std::size_t i = 0; i < all.size();) {
    const learning::Announced& fact = all[i];
    std::int64_t count = 0;
    // Those that say the same stand side by side.
    for (; i < all.size() && says(all[i]) == says(fact); ++i) ++count;
    facts.push_back(MapBuilder()
                        .set("kind", about(fact.kind).name)
                        .set("partnership", ascii_lower(text_of(fact.partnership)))
                        .set("state", state_sentence(fact))
                        .set("example", fact.is_example)
                        .set("count", count)
                        .build());
  }
  return Value(std::move(facts));
}

std::string in_sentence(std::string_view name) {
  std::string text(name);
  const bool is_abbreviation =
      name.size() > 1 && ascii_upper(name.substr(0, 2)) == name.substr(0, 2);
  if (!is_abbreviation) text.replace(0, 1, ascii_lower(name.substr(0, 1)));
  return text;
}

Value learning_scope(const Site& site, Frame frame, Map more) {
  const auto index = site.find(*SitePath::parse("learning/index.md"));
  if (index) {
    frame.trail = site.ancestors(*index);
    frame.trail.push_back(*index);
    frame.exit = frame.exit || site.placement(*index).exit;
    frame.discreet = frame.discreet || site.placement(*index).discreet;
  } else if (const auto home = site.home(); home) {
    frame.trail.push_back(*home);
  }
  MapBuilder page = frame_view(site, frame);
  set_nothing(page);
  return page_scope(page.build(), navigation_view(site, index), std::move(more));
}

std::string part_url(std::string_view url, std::size_t part) {
  return part == 0 ? std::string(url) : fmt::format("{}{}{}/", url, kPart, part + 1);
}

bool is_further_part(std::string_view url) {
  if (!url.starts_with(kLearning) || !url.ends_with('/')) return false;
  url.remove_suffix(1);
  std::string_view last = url.substr(url.rfind('/') + 1);
  if (!last.starts_with(kPart)) return false;
  last.remove_prefix(kPart.size());
  return !last.empty() && std::all_of(last.begin(), last.end(), ascii_is_digit);
}

Value pager_view(const Site& site, std::string_view url, const Parts& parts, std::size_t part) {
  List pager;
  for (std::size_t p = 0; p < parts.number() && parts.number() > 1; ++p) {
    pager.push_back(MapBuilder()
                        .set("title", fmt::format("{} to {}", with_commas(parts.begin(p) + 1),
                                                  with_commas(parts.end(p))))
                        .set("url", site.href(part_url(url, p)))
                        .set("current", p == part)
                        .build());
  }
  return Value(std::move(pager));
}

std::string part_title(std::string_view title, std::size_t part) {
  return part == 0 ? std::string(title) : fmt::format("{} (part {})", title, part + 1);
}

}  // namespace pier
