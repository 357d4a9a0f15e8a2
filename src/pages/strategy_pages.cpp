#include "pages/strategy_pages.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/learning_views.h"
#include "pages/strategy_views.h"

namespace pier {

namespace {

using strategy::Activity;
using strategy::Priority;
using strategy::Selection;
using strategy::Strategy;

/// Below the page of the folder about/, or below the home page of a site without one.
Value strategy_scope(const Site& site, Frame frame, Map more) {
  const auto index = site.find(*SitePath::parse("about/index.md"));
  if (index) {
    frame.trail = site.ancestors(*index);
    frame.trail.push_back(*index);
    frame.exit = site.placement(*index).exit;
    frame.discreet = site.placement(*index).discreet;
  } else if (const auto home = site.home(); home) {
    frame.trail.push_back(*home);
  }
  frame.type = "strategy";
  MapBuilder page = frame_view(site, frame);
  set_nothing(page);
  return page_scope(page.build(), navigation_view(site, index), std::move(more));
}

std::string span_text(const Strategy& one) {
  if (!one.from || !one.to) return {};
  return fmt::format("{} to {}", one.from->text(), one.to->text());
}

List themes_view(const Strategy& one) {
  List themes;
  for (const strategy::Theme& theme : one.themes) {
    themes.push_back(
        MapBuilder().set("number", std::int64_t{theme.number}).set("title", theme.title).build());
  }
  return themes;
}

/// The table of what no group has, in a list that is empty where a group has everything.
List open_view(const Site& site, const Strategy& one, const Selection& of) {
  const bool has_any =
      std::any_of(one.activities.begin(), one.activities.end(),
                  [&](const Activity& each) { return each.groups.empty() && of.has(each); });
  if (!has_any) return {};
  return {workplan_view(site, one,
                        {.of = of,
                         .id = "without-group",
                         .caption = "Activities that no group has yet",
                         .without_group = true})};
}

Value overview_view(const Site& site, const Strategy& one) {
  List by_group, by_priority;
  for (auto year = one.years.rbegin(); year != one.years.rend(); ++year) {
    by_group.push_back(group_counts_view(site, one, *year, {.id = "by-group-" + year->text()}));
  }
  if (!one.years.empty()) {
    const Period& last = one.years.back();
    by_priority.push_back(priority_counts_view(site, one, last, "by-priority-" + last.text()));
  }
  const std::size_t years = one.years.size();
  const std::vector<std::size_t> open = one.without_group();
  WorkplanTable table{.id = "workplan"};
  if (years > 1) table.since = one.years[years - 2];
  return MapBuilder()
      .set("title", one.title)
      .set("body", one.body)
      .set("period", span_text(one))
      .set("source", one.source)
      .set("notes", Value(lines_view(one.notes)))
      .set("headings", headings_view(site, one, "priorities"))
      .set("themes", Value(themes_view(one)))
      .set("standing", standing_text(one, {}))
      .set("by_group", Value(std::move(by_group)))
      .set("by_priority", Value(std::move(by_priority)))
      .set("changes",
           Value(years > 1 ? List{changes_view(one, one.years[years - 2], one.years[years - 1])}
                           : List{}))
      .set("workplans", Value(List{workplan_view(site, one, table)}))
      .set("open_count", count_of(open.size(), "activity", "activities"))
      .set("open", Value(open_view(site, one, {})))
      .set("csv_url", site.href(workplan_csv_url(one)))
      .build();
}

/// What may be shown of the recommendations that the activities of a priority carry out, each once,
/// with the activities that name it.
List recommendations_view(const Site& site, const Strategy& one, std::size_t priority) {
  std::vector<std::pair<std::string, std::vector<std::string>>> named;
  std::vector<MapBuilder> views;
  for (const Activity& activity : one.activities) {
    if (!Selection{.priority = priority}.has(activity)) continue;
    for (const strategy::RecommendationName& name : activity.recommendations) {
      const std::string key = name.review + '/' + name.recommendation;
      const auto known = std::find_if(named.begin(), named.end(),
                                      [&](const auto& each) { return each.first == key; });
      if (known != named.end()) {
        known->second.push_back(activity.reference.text());
        continue;
      }
      const learning::Review* review = site.library().find_review(name.review);
      if (review == nullptr) continue;
      for (const learning::Recommendation& made : review->recommendations) {
        if (made.id != name.recommendation) continue;
        named.push_back({key, {activity.reference.text()}});
        views.push_back(recommendation_view(site, *review, made, true));
      }
    }
  }
  List list;
  for (std::size_t i = 0; i < views.size(); ++i) {
    list.push_back(views[i].set("activities", join(named[i].second, ", ")).build());
  }
  return list;
}

Value priority_link(const Site& site, const Strategy& one, std::size_t position) {
  if (position >= one.priorities.size()) return {};
  const Priority& priority = one.priorities[position];
  return link_view(fmt::format("{}. {}", priority.number, priority.title),
                   site.href(priority_url(one, priority)));
}

Value priority_view(const Site& site, const Strategy& one, std::size_t position) {
  const Priority& priority = one.priorities[position];
  List groups;
  for (const std::size_t group : one.groups()) {
    const Selection of{.group = group, .priority = position};
    const bool has_any = std::any_of(one.activities.begin(), one.activities.end(),
                                     [&](const Activity& each) { return of.has(each); });
    if (!has_any) continue;
    const calendar::Group& about = site.calendar().groups.groups()[group];
    WorkplanTable table{.of = of, .id = "workplan-" + about.id};
    if (one.years.size() > 1) table.since = one.years[one.years.size() - 2];
    groups.push_back(MapBuilder()
                         .set("id", "group-" + about.id)
                         .set("title", about.name)
                         .set("url", site.href(calendar::group_url(about)))
                         .set("branch", calendar::branch_text(about.branch))
                         .set("workplans", Value(List{workplan_view(site, one, table)}))
                         .build());
  }
  return MapBuilder()
      .set("text", priority.text)
      .set("standing", standing_text(one, {.priority = position}))
      .set("strategy", link_view(one.title, site.href(strategy_url(one))))
      .set("by_theme", !one.themes.empty())
      .set("groups", Value(std::move(groups)))
      .set("open", Value(open_view(site, one, {.priority = position})))
      .set("recommendations", Value(recommendations_view(site, one, position)))
      .set("previous", position == 0 ? Value() : priority_link(site, one, position - 1))
      .set("next", priority_link(site, one, position + 1))
      .build();
}

PlannedPage plan_overview(const Site& site, const Strategy& one) {
  PlannedPage page;
  page.url = strategy_url(one);
  page.title = fmt::format("{}: priorities and workplan", one.title);
  page.layout = "strategy.html";
  page.made_from = one.span;
  page.view = [&site, &one, title = page.title, url = page.url](Diagnostics&) {
    Map more;
    more.push_back({"strategy", {}, overview_view(site, one)});
    return strategy_scope(
        site,
        {.title = title,
         .summary = fmt::format("The priorities of {}, what is planned for them, who does it and "
                                "how it was rated.",
                                one.body),
         .url = url},
        std::move(more));
  };
  return page;
}

PlannedPage plan_priority(const Site& site, const Strategy& one, std::size_t position) {
  const Priority& priority = one.priorities[position];
  PlannedPage page;
  page.url = priority_url(one, priority);
  page.title = fmt::format("Priority {}: {} ({})", priority.number, priority.title, one.title);
  page.layout = "priority.html";
  page.made_from = priority.span;
  page.view = [&site, &one, position, title = page.title, url = page.url](Diagnostics&) {
    const Priority& about = one.priorities[position];
    Map more;
    more.push_back({"priority", {}, priority_view(site, one, position)});
    return strategy_scope(site,
                          {.title = title,
                           .summary = fmt::format("What is planned for priority {} of {}, which "
                                                  "groups do it and how it was rated.",
                                                  about.number, one.title),
                           .url = url,
                           .more_trail = {{one.title, strategy_url(one)}}},
                          std::move(more));
  };
  return page;
}

}  // namespace

std::vector<PlannedPage> plan_strategies(const Site& site) {
  std::vector<PlannedPage> pages;
  for (const Strategy& one : site.strategies().all()) {
    pages.push_back(plan_overview(site, one));
    for (std::size_t p = 0; p < one.priorities.size(); ++p) {
      pages.push_back(plan_priority(site, one, p));
    }
  }
  return pages;
}

}  // namespace pier
