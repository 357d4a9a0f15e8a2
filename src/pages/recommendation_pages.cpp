#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/learning_pages.h"

namespace pier {

namespace {

using learning::Library;
using learning::Tally;
using learning::Tracked;

constexpr std::size_t kActionsOfPage = 250;
/// A choice between more reviews than that helps nobody.
constexpr std::size_t kMostReviews = 200;
constexpr std::string_view kOverdue = "overdue";

/// Recommendations on one page or several, in the order of the Library: overdue ones first.
struct ActionList {
  std::string url;
  std::string title;
  std::string summary;
  std::string heading;
  std::string empty;
  /// Positions in Library::recommendations().
  std::vector<std::size_t> actions;
  Tally tally;
  /// The facets that script filters by on the first page.
  bool by_owner = true;
  bool by_state = true;
  bool exit = false;
  bool discreet = false;

  Parts parts() const { return {actions.size(), kActionsOfPage}; }
};
using SharedActions = std::shared_ptr<const ActionList>;

constexpr std::array<learning::Progress, learning::kProgressCount> kStates{
    learning::Progress::not_started, learning::Progress::in_progress, learning::Progress::done,
    learning::Progress::not_accepted};

std::size_t count_in(const std::array<std::size_t, learning::kProgressCount>& counts,
                     learning::Progress progress) {
  return counts[static_cast<std::size_t>(progress)];
}

Value facet_of(std::string_view id, std::string_view label, std::string_view title, List values) {
  return MapBuilder()
      .set("id", id)
      .set("label", label)
      .set("title", title)
      .set("values", Value(std::move(values)))
      .build();
}

List state_values(const Site& site, const Tally& tally) {
  List values;
  if (tally.overdue > 0) {
    values.push_back(
        filter_value(kOverdue, "Overdue", site.href(state_url(kOverdue)), tally.overdue));
  }
  for (const learning::Progress state : kStates) {
    const std::size_t count = count_in(tally.now, state);
    if (count == 0) continue;
    values.push_back(
        filter_value(id_of(state), text_of(state), site.href(state_url(id_of(state))), count));
  }
  return values;
}

List owner_values(const Site& site) {
  List values;
  for (const learning::Owner& owner : site.library().owners()) {
    const calendar::Organisation& one = site.calendar().groups.organisations()[owner.organisation];
    values.push_back(
        filter_value(one.id, one.name, site.href(owner_url(one.id)), owner.recommendations.size()));
  }
  return values;
}

/// The reviews of a list, newest first; each leads to its own recommendations.
List review_values(const Site& site, const ActionList& list) {
  const Library& library = site.library();
  std::vector<std::size_t> counts(library.reviews().size());
  for (const std::size_t a : list.actions) ++counts[library.recommendations()[a].review];
  const auto used =
      std::count_if(counts.begin(), counts.end(), [](std::size_t n) { return n > 0; });
  List values;
  if (static_cast<std::size_t>(used) > kMostReviews) return values;
  for (std::size_t r = 0; r < counts.size(); ++r) {
    const learning::Review& review = library.reviews()[r];
    if (counts[r] == 0) continue;
    values.push_back(filter_value(review.id, review.title,
                                  site.href(review.url + "#review--recommendations"), counts[r]));
  }
  return values;
}

Value facets_of(const Site& site, const ActionList& list) {
  List facets;
  const auto add = [&](std::string_view id, std::string_view label, std::string_view title,
                       List values) {
    if (values.size() > 1) facets.push_back(facet_of(id, label, title, std::move(values)));
  };
  if (list.by_state) add("state", "State", "By state", state_values(site, list.tally));
  if (list.by_owner) add("agency", "Organisation", "By organisation", owner_values(site));
  add("review", "Review", "By review", review_values(site, list));
  return Value(std::move(facets));
}

/// What a year changed, of those that say how they stood then; "" where none does.
std::string change_text(const Tally& tally) {
  if (tally.compared() == 0) return {};
  const std::size_t then = count_in(tally.then, learning::Progress::done);
  const std::size_t now = count_in(tally.since, learning::Progress::done);
  return fmt::format("A year ago, {} of {} {} done. Of the same ones, {} {} done now.",
                     with_commas(then), with_commas(tally.compared()), then == 1 ? "was" : "were",
                     with_commas(now), now == 1 ? "is" : "are");
}

List states_view(const Site& site, const Tally& tally) {
  List rows;
  if (tally.total() == 0) return rows;
  for (const learning::Progress state : kStates) {
    const std::size_t now = count_in(tally.now, state);
    rows.push_back(MapBuilder()
                       .set("title", text_of(state))
                       .set("url", site.href(state_url(id_of(state))))
                       .set("now", with_commas(now))
                       .set("before", with_commas(count_in(tally.then, state)))
                       .set("since", with_commas(count_in(tally.since, state)))
                       .build());
  }
  return rows;
}

std::string count_text(const ActionList& list, const Parts& parts, std::size_t part) {
  std::string text = count_of(parts.count, "recommendation", "recommendations");
  if (list.tally.overdue > 0 && list.by_state) text += ", what is overdue first";
  if (parts.number() > 1) {
    text += fmt::format(". These are {} to {}", with_commas(parts.begin(part) + 1),
                        with_commas(parts.end(part)));
  }
  return text;
}

List more_links(const Site& site, const ActionList& list) {
  List more;
  if (list.url != kRecommendations) {
    more.push_back(link_view("All recommendations", site.href(kRecommendations)));
  }
  more.push_back(link_view("All reviews", site.href(kFindReviews)));
  return more;
}

Value tracker_view(const Site& site, const LearningIndex& index, const ActionList& list,
                   std::size_t part) {
  const Parts parts = list.parts();
  List items;
  for (std::size_t i = parts.begin(part); i < parts.end(part); ++i) {
    items.push_back(index.recommendations[list.actions[i]]);
  }
  return MapBuilder()
      .set("filters", part == 0 && parts.count > 0)
      .set("progress", progress_text(list.tally))
      .set("change", change_text(list.tally))
      .set("compared", list.tally.compared() > 0)
      .set("states", Value(list.by_state ? states_view(site, list.tally) : List{}))
      .set("csv_url", site.href(kRecommendationsCsv))
      .set("heading", list.heading)
      .set("items", Value(std::move(items)))
      .set("count", count_text(list, parts, part))
      .set("empty", list.empty)
      .set("more", Value(more_links(site, list)))
      .build();
}

void plan_list(const Site& site, const SharedLearning& index, ActionList made,
               std::vector<PlannedPage>& pages) {
  const SharedActions list = std::make_shared<const ActionList>(std::move(made));
  for (std::size_t part = 0; part < list->parts().number(); ++part) {
    PlannedPage page;
    page.url = part_url(list->url, part);
    page.title = part_title(list->title, part);
    page.layout = "recommendations.html";
    page.view = [&site, index, list, part, title = page.title, url = page.url](Diagnostics&) {
      Map more;
      more.push_back({"tracker", {}, tracker_view(site, *index, *list, part)});
      more.push_back({"pager", {}, pager_view(site, list->url, list->parts(), part)});
      more.push_back({"facets", {}, part == 0 ? facets_of(site, *list) : Value(List{})});
      return learning_scope(site,
                            {.title = title,
                             .summary = list->summary,
                             .url = url,
                             .type = "recommendations",
                             .exit = list->exit,
                             .discreet = list->discreet},
                            std::move(more));
    };
    pages.push_back(std::move(page));
  }
}

/// What a list tells is what the pages of its reviews tell, so it is as careful as they are.
void take_care(const Site& site, ActionList& list) {
  const Library& library = site.library();
  for (const std::size_t a : list.actions) {
    const learning::Review& review = library.reviews()[library.recommendations()[a].review];
    const Placement& place = site.placement(Site::entry_of(review));
    list.exit = list.exit || place.exit;
    list.discreet = list.discreet || place.discreet;
  }
}

ActionList all_actions(const Site& site) {
  ActionList list;
  list.url = kRecommendations;
  list.title = "Recommendations: what was done";
  list.summary =
      "What reviews, audits and the governance review asked for, who has to do it, and whether it "
      "was done.";
  list.heading = "All recommendations";
  list.empty = "No published review makes a recommendation yet.";
  list.actions.resize(site.library().recommendations().size());
  for (std::size_t a = 0; a < list.actions.size(); ++a) list.actions[a] = a;
  list.tally = site.library().tally();
  return list;
}

/// Of every organisation, also where nothing is asked of it any more: an address that was given
/// away once keeps answering when a review leaves the site by itself.
ActionList owner_list(const Site& site, const learning::Owner& owner) {
  const calendar::Organisation& one = site.calendar().groups.organisations()[owner.organisation];
  ActionList list;
  list.url = owner_url(one.id);
  list.title = fmt::format("Recommendations for {}", one.name);
  list.summary = fmt::format("What reviews asked of {}, and whether it was done.", one.name);
  list.heading = "Recommendations";
  list.empty = fmt::format("No review asks anything of {} at the moment.", one.name);
  list.actions = owner.recommendations;
  list.tally = owner.tally;
  list.by_owner = false;
  return list;
}

/// The recommendations of which something is true, under its name.
template <typename Is>
ActionList state_list(const Site& site, std::string_view id, std::string_view name, Is is) {
  const Library& library = site.library();
  ActionList list;
  list.url = state_url(id);
  list.title = fmt::format("Recommendations: {}", in_sentence(name));
  list.summary = fmt::format("Recommendations of reviews that are {}.", in_sentence(name));
  list.heading = "Recommendations";
  list.empty = "There is no such recommendation at the moment.";
  list.by_state = false;
  for (std::size_t a = 0; a < library.recommendations().size(); ++a) {
    const Tracked& tracked = library.recommendations()[a];
    if (!is(tracked)) continue;
    list.actions.push_back(a);
    ++list.tally.now[static_cast<std::size_t>(library.of(tracked).state)];
    list.tally.overdue += tracked.is_overdue ? 1 : 0;
  }
  return list;
}

}  // namespace

void plan_recommendations(const Site& site, const SharedLearning& index,
                          std::vector<PlannedPage>& pages) {
  const Library& library = site.library();
  std::vector<ActionList> lists;
  lists.push_back(all_actions(site));
  if (!library.recommendations().empty()) {
    // Both in the order of data/groups.yaml.
    auto owner = library.owners().begin();
    for (std::size_t o = 0; o < site.calendar().groups.organisations().size(); ++o) {
      const bool is_owner = owner != library.owners().end() && owner->organisation == o;
      lists.push_back(owner_list(site, is_owner ? *owner++ : learning::Owner{o, {}, {}}));
    }
    for (const learning::Progress state : kStates) {
      lists.push_back(state_list(site, id_of(state), text_of(state), [&](const Tracked& tracked) {
        return library.of(tracked).state == state;
      }));
    }
    lists.push_back(state_list(site, kOverdue, "Overdue",
                               [](const Tracked& tracked) { return tracked.is_overdue; }));
  }
  for (ActionList& list : lists) {
    take_care(site, list);
    plan_list(site, index, std::move(list), pages);
  }
}

}  // namespace pier
