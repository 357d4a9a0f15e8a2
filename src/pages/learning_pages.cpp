#include "pages/learning_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

using learning::Library;

/// How many items the front page of the library shows of each list.
constexpr std::size_t kLatest = 5;

Value tally_item(std::size_t number, std::string_view one, std::string_view many, std::string url) {
  return MapBuilder()
      .set("number", with_commas(number))
      .set("title", number == 1 ? one : many)
      .set("url", std::move(url))
      .build();
}

/// The front page's own address where the library has a page for the list, else where it begins.
std::string section_url(const Site& site, std::string_view source, std::string_view otherwise) {
  const auto id = site.find(*SitePath::parse(source));
  return site.href(id ? std::string_view(site.placement(*id).url) : otherwise);
}

List first_of(const std::vector<Value>& items) {
  const auto most = static_cast<std::ptrdiff_t>(std::min(items.size(), kLatest));
  return {items.begin(), items.begin() + most};
}

Value library_view(const Site& site, const LearningIndex& index) {
  const Library& library = site.library();
  List tally;
  tally.push_back(tally_item(library.reviews().size(), "published review", "published reviews",
                             site.href(kFindReviews)));
  const federation::Shelf& shelf = site.shelf();
  if (!shelf.reviews().empty()) {
    tally.push_back(tally_item(shelf.reviews().size(), "review of other partnerships",
                               "reviews of other partnerships", site.href(kFindReviews)));
  }
  tally.push_back(tally_item(library.briefings().size(), "7-minute briefing", "7-minute briefings",
                             section_url(site, "learning/briefings/index.md", kDownloads)));
  tally.push_back(tally_item(library.tally().total(), "recommendation", "recommendations",
                             site.href(kRecommendations)));
  if (library.tally().overdue > 0) {
    tally.push_back(tally_item(library.tally().overdue, "recommendation overdue",
                               "recommendations overdue", site.href(state_url("overdue"))));
  }
  const bool has_feed = !library.reviews().empty() || !library.briefings().empty();
  return MapBuilder()
      .set("tally", Value(std::move(tally)))
      .set("find_url", site.href(kFindReviews))
      .set("years_url", site.href(kThemesByYear))
      .set("downloads_url", site.href(kDownloads))
      .set("latest", Value(first_of(index.reviews)))
      .set("briefings", Value(first_of(index.briefings)))
      .set("latest_of_others", Value(first_of(index.shelved_reviews)))
      .set("feed_url", has_feed ? site.href(kLearningFeed) : std::string())
      .build();
}

}  // namespace

std::vector<PlannedPage> plan_learning(const Rendering& rendering, const SharedLearning& index) {
  const Site& site = rendering.site;
  std::vector<PlannedPage> pages;
  if (!site.has_learning()) return pages;
  plan_review_lists(site, index, pages);
  plan_recommendations(site, index, pages);
  pages.push_back(plan_downloads(rendering));
  for (const learning::Briefing& briefing : site.library().briefings()) {
    pages.push_back(plan_discussion(site, briefing));
  }
  return pages;
}

bool is_library_front(const Site& site, EntryId id) {
  return site.entry(id).source.text() == "learning/index.md" && site.has_learning();
}

Map learning_entry_scope(const Rendering& rendering, const LearningIndex& index, EntryId id,
                         const Html& body, Diagnostics& diagnostics) {
  const Site& site = rendering.site;
  const auto position = static_cast<std::size_t>(id);
  Map more;
  if (const learning::Review* review = site.library().review_of_entry(position)) {
    more.push_back({"review", {}, review_view(rendering, *review, diagnostics)});
  } else if (const learning::Briefing* briefing = site.library().briefing_of_entry(position)) {
    more.push_back({"briefing", {}, briefing_view(rendering, *briefing, body)});
  } else if (is_library_front(site, id)) {
    more.push_back({"library", {}, library_view(site, index)});
    more.push_back({"facets", {}, facets_view(site, true)});
    more.push_back({"under_way", {}, announced_view(site)});
  }
  return more;
}

}  // namespace pier
