#include "pages/strategy_views.h"
#include "publish/emit.h"
#include "value/csv_writer.h"

namespace pier::emit {

namespace {

using strategy::Activity;
using strategy::Assignment;
using strategy::Strategy;

/// What stands in every row of an activity, and the group where it has one.
void begin_row(CsvWriter& csv, const Site& site, const Strategy& one, const Activity& activity,
               const Assignment* given) {
  std::string priorities;
  for (const std::size_t p : activity.priorities) {
    if (!priorities.empty()) priorities += ';';
    priorities += std::to_string(one.priorities[p].number);
  }
  std::string recommendations;
  for (const strategy::RecommendationName& name : activity.recommendations) {
    const learning::Review* review = site.library().find_review(name.review);
    if (review == nullptr) continue;
    if (!recommendations.empty()) recommendations += ';';
    recommendations += name.review + '/' + name.recommendation;
  }
  csv.text(activity.reference.text());
  csv.text(activity.text);
  csv.text(activity.theme ? one.themes[*activity.theme].title : std::string());
  csv.text(priorities);
  csv.text(recommendations);
  const auto* group = given ? &site.calendar().groups.groups()[given->group] : nullptr;
  csv.text(group != nullptr ? group->id : std::string());
  csv.text(group != nullptr ? group->name : std::string());
}

/// In long form: a row for each activity, group and year. What no group has, and what a group has
/// without a year, is a row too.
std::string workplan_csv(const Site& site, const Strategy& one) {
  CsvWriter csv;
  for (const std::string_view name :
       {"reference", "activity", "theme", "priorities", "recommendations", "group", "group_name",
        "year", "rating", "done"}) {
    csv.text(name);
  }
  csv.end_row();
  const auto end_row = [&](std::string_view year, std::string_view rating, std::string_view done) {
    csv.text(year);
    csv.text(rating);
    csv.text(done);
    csv.end_row();
  };
  for (const Activity& activity : one.activities) {
    if (activity.groups.empty()) {
      begin_row(csv, site, one, activity, nullptr);
      end_row({}, {}, {});
    }
    for (const Assignment& given : activity.groups) {
      if (given.years.empty()) {
        begin_row(csv, site, one, activity, &given);
        end_row({}, {}, {});
      }
      for (const strategy::YearEntry& entry : given.years) {
        begin_row(csv, site, one, activity, &given);
        end_row(entry.year.text(), entry.rating ? id_of(*entry.rating) : std::string_view(),
                entry.done);
      }
    }
  }
  return csv.take();
}

}  // namespace

void strategies(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  for (const Strategy& one : emission.site.strategies().all()) {
    output.add(output_path(workplan_csv_url(one)), {workplan_csv(emission.site, one)}, diagnostics);
  }
}

std::vector<std::string> strategy_urls(const Site& site) {
  std::vector<std::string> urls;
  for (const Strategy& one : site.strategies().all()) urls.push_back(workplan_csv_url(one));
  return urls;
}

}  // namespace pier::emit
