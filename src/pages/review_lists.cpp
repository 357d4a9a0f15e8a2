#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "federation/own_id.h"
#include "pages/figures.h"
#include "pages/learning_pages.h"
#include "pages/review_list.h"
#include "pages/shared_views.h"

namespace pier {

namespace {

using learning::Facet;
using learning::FacetValue;
using learning::Library;

using SharedList = std::shared_ptr<const ReviewList>;

List guidance_of(const Site& site, const learning::Theme& theme) {
  List links;
  for (const learning::PageLink& page : theme.guidance) {
    const auto source = SitePath::parse(page.source);
    const auto id = source ? site.find(*source) : std::nullopt;
    if (!id || page.url.empty()) continue;
    links.push_back(link_view(site.entry(*id).title, site.href(page.url)));
  }
  return links;
}

List figures_of(const Site& site, const learning::Theme& theme) {
  List figures;
  for (const learning::NamedId& indicator : theme.indicators) {
    const metrics::PublicIndicator* found = site.figures().find(indicator.id);
    if (found != nullptr) figures.push_back(indicator_summary_view(site, *found));
  }
  return figures;
}

Value list_view(const Site& site, const LearningIndex& index, const ReviewList& list,
                std::size_t part) {
  List items = items_of(site, index, list, part);
  List briefings;
  const bool is_first = part == 0;
  for (const std::size_t b : list.briefings) {
    if (is_first) briefings.push_back(index.briefings[b]);
  }
  for (const std::size_t b : list.shelved.briefings) {
    if (is_first) briefings.push_back(index.shelved_briefings[b]);
  }
  const bool has_theme = list.theme != nullptr && is_first;
  return MapBuilder()
      .set("about", Value(is_first ? lines_view(list.about) : List{}))
      .set("filters", list.has_filters && is_first)
      .set("has_keys", list.has_filters)
      .set("heading", list.heading)
      .set("items", Value(std::move(items)))
      .set("count", count_text(list, part))
      .set("with_recommendations", list.theme != nullptr)
      .set("empty", Value(lines_view(list.empty)))
      .set("briefings", Value(std::move(briefings)))
      .set("guidance", Value(has_theme ? guidance_of(site, *list.theme) : List{}))
      .set("figures", Value(has_theme ? figures_of(site, *list.theme) : List{}))
      .set("more", Value(list.more))
      .build();
}

void plan_list(const Site& site, const SharedLearning& index, ReviewList made,
               std::vector<PlannedPage>& pages) {
  find_parts(site, made);
  const SharedList list = std::make_shared<const ReviewList>(std::move(made));
  for (std::size_t part = 0; part < list->parts().number(); ++part) {
    PlannedPage page;
    page.url = part_url(list->url, part);
    page.title = part_title(list->title, part);
    page.layout = "learning-list.html";
    page.view = [&site, index, list, part, title = page.title, url = page.url](Diagnostics&) {
      Map more;
      more.push_back({"list", {}, list_view(site, *index, *list, part)});
      more.push_back({"pager", {}, pager_view(site, list->url, list->parts(), part)});
      const bool shows_facets = list->has_filters && part == 0;
      more.push_back({"facets", {}, shows_facets ? facets_view(site, false) : Value(List{})});
      return learning_scope(site,
                            {.title = title,
                             .summary = list->summary,
                             .url = url,
                             .type = "learning-list",
                             .exit = list->exit,
                             .discreet = list->discreet},
                            std::move(more));
    };
    pages.push_back(std::move(page));
  }
}

/// A list gives away what its pages are about, so it is as careful as the most careful.
void take_care(const Site& site, ReviewList& list) {
  const Library& library = site.library();
  const auto look = [&](EntryId id) {
    list.exit = list.exit || site.placement(id).exit;
    list.discreet = list.discreet || site.placement(id).discreet;
  };
  for (const std::size_t r : list.reviews) look(Site::entry_of(library.reviews()[r]));
  for (const std::size_t b : list.briefings) look(Site::entry_of(library.briefings()[b]));
  const auto heed = [&](const federation::Item& item) {
    list.exit = list.exit || item.exit;
    list.discreet = list.discreet || item.discreet;
  };
  for (const std::size_t r : list.shelved.reviews) heed(site.shelf().reviews()[r].record);
  for (const std::size_t b : list.shelved.briefings) heed(site.shelf().briefings()[b].record);
}

std::string summary_of(const Site& site, const FacetValue& value,
                       const federation::OnShelf& shelved) {
  const std::string others = shelved_text(site, shelved.reviews, shelved.briefings);
  if (value.reviews.empty() && value.briefings.empty() && !others.empty()) return others + ".";
  std::string text = value.reviews.empty() ? "No published review yet"
                                           : count_of(value.reviews.size(), "review", "reviews");
  if (!value.briefings.empty()) {
    text += " and " + count_of(value.briefings.size(), "briefing", "briefings");
  }
  if (!others.empty()) text += fmt::format(" of this partnership, and {}", others);
  return text + ".";
}

/// Whether a review looks at what happened to somebody, as audits and analyses do not.
bool is_of_a_case(const learning::Review& review) {
  switch (review.kind) {
    case learning::Kind::thematic_review:
    case learning::Kind::audit:
    case learning::Kind::governance_review:
    case learning::Kind::national_analysis:
      return false;
    default:
      return true;
  }
}

/// Annual reports go from April to March, so that a year of theirs without a review can hide
/// between two years that have one. Says so of the reporting year that begins in `year`, if it is
/// over and had none; else "".
std::string reporting_year_text(const Site& site, int year) {
  const Date first = *Date::from_parts(year, 4, 1);
  const Date last = *Date::from_parts(year + 1, 3, 31);
  if (site.edition().today <= last) return {};
  for (const learning::Review& review : site.library().reviews()) {
    const bool is_inside = first <= *review.published && *review.published <= last;
    if (is_inside && is_of_a_case(review) && !review.is_example) return {};
  }
  return fmt::format(
      "In the reporting year {}/{:02} (April to March) no review of a case was published.", year,
      (year + 1) % 100);
}

void describe_year(const Site& site, const FacetValue& value, ReviewList& list) {
  list.title = fmt::format("Reviews published in {}", value.name);
  list.heading = "Reviews";
  const bool is_over = value.id != fmt::format("{}", site.edition().today.year());
  list.empty = {
      is_over ? fmt::format("No review was published in {}.", value.name)
              : fmt::format("No review has been published in {} so far.", value.name),
      "That does not mean that nothing went wrong or that nobody learned from it. A review often "
      "takes more than a year, and some have to wait for the end of an inquest or a trial before "
      "they can be published."};
  if (!value.reviews.empty()) {
    const int year = site.library().reviews()[value.reviews.front()].published->year();
    for (const int begins : {year - 1, year}) {
      std::string text = reporting_year_text(site, begins);
      if (!text.empty()) list.about.push_back(std::move(text));
    }
  }
  const std::vector<FacetValue>& years = site.library().facet(Facet::year);
  const auto here = static_cast<std::size_t>(&value - years.data());
  const auto add = [&](std::size_t year, std::string_view side) {
    list.more.push_back(link_view(
        fmt::format("{}: {} ({})", side, years[year].name, review_counts(site, Facet::year, year)),
        site.href(facet_url(Facet::year, years[year].id))));
  };
  if (here + 1 < years.size()) add(here + 1, "The year before");
  if (here > 0) add(here - 1, "The year after");
}

void describe_theme(const Site& site, const FacetValue& value, ReviewList& list) {
  const learning::Taxonomy& words = site.library().taxonomy();
  const auto position = words.find_theme(value.id);
  list.title = fmt::format("{}: what reviews say", value.name);
  list.heading = "Reviews and what they say has to be done";
  list.empty = {"No published review names this theme yet."};
  if (!position) return;
  list.theme = &words.themes()[*position];
  if (!list.theme->summary.empty()) list.about.push_back(list.theme->summary);
  if (!list.theme->also.empty()) {
    list.about.push_back(fmt::format("Also called: {}.", join(list.theme->also, ", ")));
  }
}

void describe_abuse(const Site& site, const FacetValue& value, ReviewList& list) {
  const learning::Taxonomy& words = site.library().taxonomy();
  list.title = fmt::format("Reviews about {}", in_sentence(value.name));
  list.heading = "Reviews";
  list.empty = {fmt::format("No published review is about {} yet.", in_sentence(value.name))};
  const auto position = words.find_abuse(value.id);
  if (position && !words.abuse()[*position].also.empty()) {
    list.about.push_back(
        fmt::format("Also called: {}.", join(words.abuse()[*position].also, ", ")));
  }
}

void describe_type(const FacetValue& value, ReviewList& list) {
  list.heading = "Reviews";
  for (const learning::KindName& kind : learning::kinds()) {
    if (kind.id == value.id) list.title = kind.plural;
  }
  const bool is_rapid = value.id == about(learning::Kind::rapid_review).id;
  list.empty = {is_rapid ? "A rapid review is never published: it is done within days of a serious "
                           "incident, and says too much of the people in it. What it teaches goes "
                           "into briefings and into the reviews that follow."
                         : "No review of this type is published yet."};
}

ReviewList list_of(const Site& site, Facet facet, std::size_t position) {
  const FacetValue& value = site.library().facet(facet)[position];
  ReviewList list;
  list.url = facet_url(facet, value.id);
  list.shelved = site.shelf().having(facet, position);
  list.summary = summary_of(site, value, list.shelved);
  list.reviews = value.reviews;
  list.briefings = value.briefings;
  switch (facet) {
    case Facet::type:
      describe_type(value, list);
      break;
    case Facet::abuse:
      describe_abuse(site, value, list);
      break;
    case Facet::theme:
      describe_theme(site, value, list);
      break;
    case Facet::agency:
      list.title = fmt::format("Reviews that involve {}", value.name);
      list.heading = "Reviews";
      break;
    case Facet::age:
      list.title = fmt::format("Reviews by age: {}", in_sentence(value.name));
      list.heading = "Reviews";
      list.empty = {"No published review is about somebody of this age yet."};
      break;
    case Facet::year:
      describe_year(site, value, list);
      break;
  }
  list.more.push_back(link_view("All reviews", site.href(kFindReviews)));
  list.more.push_back(link_view("Themes by year", site.href(kThemesByYear)));
  list.more.push_back(link_view("All recommendations", site.href(kRecommendations)));
  take_care(site, list);
  return list;
}

ReviewList all_reviews(const Site& site) {
  ReviewList list;
  list.url = kFindReviews;
  list.title = "All reviews";
  list.summary =
      "Every review that is published, newest first, by theme, type of abuse, organisation, age "
      "and year.";
  list.heading = "Reviews";
  list.empty = {"No review is published yet."};
  list.has_filters = true;
  list.reviews.resize(site.library().reviews().size());
  for (std::size_t r = 0; r < list.reviews.size(); ++r) list.reviews[r] = r;
  list.shelved.reviews.resize(site.shelf().reviews().size());
  for (std::size_t r = 0; r < list.shelved.reviews.size(); ++r) list.shelved.reviews[r] = r;
  list.more.push_back(link_view("Themes by year", site.href(kThemesByYear)));
  list.more.push_back(link_view("All recommendations", site.href(kRecommendations)));
  take_care(site, list);
  return list;
}

/// What comes from one neighbour, or from this partnership, without what comes from elsewhere.
ReviewList list_from(const Site& site, std::string_view id, std::string_view name) {
  ReviewList list;
  list.url = from_url(id);
  list.heading = "Reviews";
  list.title = fmt::format("Learning of {}", name);
  list.more.push_back(link_view("All reviews", site.href(kFindReviews)));
  return list;
}

void plan_lists_by_origin(const Site& site, const SharedLearning& index,
                          std::vector<PlannedPage>& pages) {
  const federation::Shelf& shelf = site.shelf();
  const Library& library = site.library();
  if (shelf.empty()) return;
  if (!library.reviews().empty()) {
    ReviewList own = list_from(site, federation::kOwnId, site.config().name);
    own.summary = "The reviews of this partnership, without those of others.";
    own.reviews.resize(library.reviews().size());
    for (std::size_t r = 0; r < own.reviews.size(); ++r) own.reviews[r] = r;
    take_care(site, own);
    plan_list(site, index, std::move(own), pages);
  }
  for (std::size_t n = 0; n < shelf.neighbours().size(); ++n) {
    const federation::Neighbour& from = shelf.neighbours()[n];
    if (shelf.of(n).reviews.empty() && shelf.of(n).briefings.empty()) continue;
    ReviewList list = list_from(site, from.id, from.name);
    list.summary = fmt::format("What {} has published on its own website.", from.name);
    list.about = {"Each link leads to the website of its publisher, who answers for what it says."};
    if (from.fetched) {
      list.about.push_back(fmt::format("The list is as it was on {}.", from.fetched->text()));
    }
    list.empty = {"No review of theirs is shown here."};
    list.shelved = shelf.of(n);
    take_care(site, list);
    plan_list(site, index, std::move(list), pages);
  }
}

std::string cell_text(std::size_t count) {
  return count == 0 ? "–" : with_commas(count);
}

Value themes_by_year_view(const Site& site) {
  const learning::ThemesByYear& cross = site.library().themes_by_year();
  const std::vector<learning::Theme>& themes = site.library().taxonomy().themes();
  List years, rows, totals;
  std::vector<std::string> without;
  for (std::size_t y = 0; y < cross.years.size(); ++y) {
    const std::string year = fmt::format("{}", cross.years[y]);
    years.push_back(link_view(year, site.href(facet_url(Facet::year, year))));
    totals.push_back(cell_text(cross.reviews[y]));
    if (cross.reviews[y] == 0) without.push_back(year);
  }
  for (std::size_t t = 0; t < cross.counts.size(); ++t) {
    List cells;
    std::size_t total = 0;
    for (const std::size_t count : cross.counts[t]) {
      cells.push_back(cell_text(count));
      total += count;
    }
    rows.push_back(MapBuilder()
                       .set("title", themes[t].name)
                       .set("url", site.href(facet_url(Facet::theme, themes[t].id)))
                       .set("cells", Value(std::move(cells)))
                       .set("total", cell_text(total))
                       .build());
  }
  List empty;
  if (!without.empty()) {
    empty.push_back(fmt::format("No review was published in {}.", join(without, ", ")));
  }
  return MapBuilder()
      .set("years", Value(std::move(years)))
      .set("rows", Value(std::move(rows)))
      .set("totals", Value(std::move(totals)))
      .set("total", cell_text(site.library().reviews().size()))
      .set("csv_url", site.href(kThemesByYearCsv))
      .set("empty", Value(std::move(empty)))
      .build();
}

PlannedPage plan_themes_by_year(const Site& site) {
  PlannedPage page;
  page.url = kThemesByYear;
  page.title = "Themes by year";
  page.layout = "themes-by-year.html";
  page.view = [&site](Diagnostics&) {
    Map more;
    more.push_back({"cross", {}, themes_by_year_view(site)});
    return learning_scope(site,
                          {.title = "Themes by year",
                           .summary = "What reviews are about, and how that changes.",
                           .url = std::string(kThemesByYear),
                           .type = "learning-list"},
                          std::move(more));
  };
  return page;
}

}  // namespace

void plan_review_lists(const Site& site, const SharedLearning& index,
                       std::vector<PlannedPage>& pages) {
  plan_list(site, index, all_reviews(site), pages);
  for (std::size_t f = 0; f < learning::kFacetCount; ++f) {
    const auto facet = static_cast<Facet>(f);
    const std::vector<FacetValue>& values = site.library().facet(facet);
    for (std::size_t v = 0; v < values.size(); ++v) {
      // Most organisations have nothing to do with any review, and never will have.
      const bool has_none =
          values[v].reviews.empty() && site.shelf().having(facet, v).reviews.empty();
      if (facet == Facet::agency && has_none) continue;
      plan_list(site, index, list_of(site, facet, v), pages);
    }
  }
  plan_lists_by_origin(site, index, pages);
  pages.push_back(plan_themes_by_year(site));
}

}  // namespace pier
