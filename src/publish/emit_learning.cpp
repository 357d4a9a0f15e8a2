#include <fmt/format.h>

#include "pages/learning_views.h"
#include "publish/emit.h"
#include "value/csv_writer.h"

namespace pier::emit {

namespace {

using learning::Library;

void optional_date(CsvWriter& csv, const std::optional<Date>& date) {
  if (date) {
    csv.date(*date);
  } else {
    csv.empty();
  }
}

/// Ids of organisations, with a semicolon between.
std::string owners_of(const Site& site, const learning::Recommendation& recommendation) {
  std::string ids;
  for (const std::size_t owner : recommendation.owners) {
    if (!ids.empty()) ids += ';';
    ids += site.calendar().groups.organisations()[owner].id;
  }
  return ids;
}

std::string recommendations_csv(const Site& site) {
  const Library& library = site.library();
  CsvWriter csv;
  for (const std::string_view name :
       {"review", "review_title", "review_type", "recommendation", "text", "owners", "state",
        "overdue", "due", "updated", "done", "state_a_year_ago", "evidence", "reason", "example",
        "address"}) {
    csv.text(name);
  }
  csv.end_row();
  for (const learning::Tracked& tracked : library.recommendations()) {
    const learning::Review& review = library.reviews()[tracked.review];
    const learning::Recommendation& one = library.of(tracked);
    csv.text(review.id);
    csv.text(review.title);
    csv.text(about(review.kind).id);
    csv.text(one.id);
    csv.text(one.text);
    csv.text(owners_of(site, one));
    csv.text(id_of(one.state));
    csv.text(tracked.is_overdue ? "yes" : "no");
    optional_date(csv, one.due);
    optional_date(csv, one.updated);
    optional_date(csv, one.done);
    csv.text(one.last_year ? id_of(*one.last_year) : std::string_view());
    csv.text(one.evidence);
    csv.text(one.reason);
    csv.text(review.is_example ? "yes" : "no");
    csv.text(site.absolute(fmt::format("{}#{}", review.url, anchor_of(one))));
    csv.end_row();
  }
  return csv.take();
}

/// In long form, as the rule "tidy data" asks: a row for each theme in each year.
std::string themes_by_year_csv(const Site& site) {
  const learning::ThemesByYear& cross = site.library().themes_by_year();
  const std::vector<learning::Theme>& themes = site.library().taxonomy().themes();
  CsvWriter csv;
  for (const std::string_view name :
       {"theme", "theme_name", "year", "reviews", "reviews_in_year"}) {
    csv.text(name);
  }
  csv.end_row();
  for (std::size_t t = 0; t < cross.counts.size(); ++t) {
    for (std::size_t y = 0; y < cross.years.size(); ++y) {
      csv.text(themes[t].id);
      csv.text(themes[t].name);
      csv.integer(cross.years[y]);
      csv.integer(static_cast<std::int64_t>(cross.counts[t][y]));
      csv.integer(static_cast<std::int64_t>(cross.reviews[y]));
      csv.end_row();
    }
  }
  return csv.take();
}

}  // namespace

void learning_data(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  if (!site.has_learning()) return;
  output.add(output_path(kRecommendationsCsv), {recommendations_csv(site)}, diagnostics);
  output.add(output_path(kThemesByYearCsv), {themes_by_year_csv(site)}, diagnostics);
}

std::vector<std::string> learning_urls(const Site& site) {
  if (!site.has_learning()) return {};
  return {std::string(kRecommendationsCsv), std::string(kThemesByYearCsv)};
}

}  // namespace pier::emit
