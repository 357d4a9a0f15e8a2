#include "pages/comparison_page.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/change_words.h"
#include "metrics/value_text.h"
#include "open_data/addresses.h"
#include "pages/learning_views.h"
#include "pages/view.h"
#include "reports/comparison.h"
#include "reports/references.h"

namespace pier {

namespace {

using metrics::PublicIndicator;
using metrics::PublicObservation;
using reports::Comparison;
using reports::Kept;
using reports::Report;

/// The two reports of a comparison. Both are public.
struct Pair {
  const Report* now;
  const Report* then;
};

const Entry& entry_of(const Site& site, const Report& report) {
  return site.entries()[report.entry];
}

std::string report_href(const Site& site, const Report& report) {
  return site.href(site.placement(static_cast<EntryId>(report.entry)).url);
}

const Report* report_before(const Site& site, const Report& report) {
  const auto source = reports::previous_of(entry_of(site, report));
  const auto id = source ? site.find(*source) : std::nullopt;
  return id ? site.reports().of_index(static_cast<std::size_t>(*id)) : nullptr;
}

/// Where a promise stands: a link to the chapter; null where it names none that there is.
Value place_view(const Site& site, const Report& report, const reports::Promise& promise) {
  if (promise.place.empty()) return {};
  const auto place = reports::find_place(report, promise.place);
  if (!place) return {};
  const reports::Chapter& chapter = report.chapters[place->chapter];
  std::string url = site.href(site.placement(static_cast<EntryId>(chapter.entry)).url);
  if (place->heading) url += "#" + chapter.headings[*place->heading].id;
  return link_view(
      place->heading ? chapter.headings[*place->heading].text : numbered_title(chapter),
      std::move(url));
}

List promises_view(const Site& site, const Pair& pair, const Comparison& comparison) {
  List items;
  for (const reports::PromiseKept& each : comparison.promises) {
    items.push_back(
        MapBuilder()
            .set("id", each.promise.id)
            .set("text", each.promise.text)
            .set("place", place_view(site, *pair.then, each.promise))
            .set("state_id", each.answer ? id_of(each.answer->state) : std::string_view("nothing"))
            .set("state", each.answer ? text_of(each.answer->state)
                                      : std::string_view("Nothing is said of it"))
            .set("answer", each.answer ? each.answer->text : std::string())
            .build());
  }
  return items;
}

List next_view(const Site& site, const Pair& pair, const Comparison& comparison) {
  List items;
  for (const reports::Promise& promise : comparison.next) {
    items.push_back(MapBuilder()
                        .set("text", promise.text)
                        .set("place", place_view(site, *pair.now, promise))
                        .build());
  }
  return items;
}

/// "Of 25 promises, 2 are done, 13 partly done …": every promise is counted once.
std::string promises_text(const Comparison& comparison) {
  if (comparison.promises.empty()) return {};
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < reports::kKeptNames.size(); ++k) {
    const auto kept = static_cast<Kept>(k);
    const std::size_t count = comparison.count(kept);
    if (count == 0) continue;
    parts.push_back(fmt::format("{} {} {}", with_commas(count), count == 1 ? "is" : "are",
                                ascii_lower(text_of(kept))));
  }
  if (const std::size_t silent = comparison.unanswered(); silent > 0) {
    parts.push_back(fmt::format("of {} nothing is said", with_commas(silent)));
  }
  return fmt::format("Of {}: {}.", count_of(comparison.promises.size(), "promise", "promises"),
                     join(parts, ", "));
}

/// The area that a report is about, or the first that the indicator has.
const metrics::Area* area_of(const Site& site, const PublicIndicator& indicator) {
  const std::vector<const metrics::Area*> areas = indicator.areas();
  const metrics::Area* own = site.figures().config().own_area();
  if (areas.empty()) return nullptr;
  return std::find(areas.begin(), areas.end(), own) == areas.end() ? areas.front() : own;
}

/// The figure of a report's time: of exactly that time, else the last that lies in it. Null when
/// there is none.
const PublicObservation* figure_of(const PublicIndicator& indicator, const metrics::Area& area,
                                   const Report& report) {
  const PublicObservation* last = nullptr;
  if (!report.from || !report.to) return last;
  for (const Period& period : indicator.periods()) {
    if (period.first() < *report.from || *report.to < period.last()) continue;
    const PublicObservation* found =
        indicator.find(indicator.latest(), area.id, period, indicator.whole());
    if (found == nullptr) continue;
    if (period.first() == *report.from && period.last() == *report.to) return found;
    last = found;
  }
  return last;
}

/// A value with its time where that is not the whole time of the report.
std::string figure_text(const PublicIndicator& indicator, const PublicObservation* figure,
                        const Report& report) {
  if (figure == nullptr) return "No figure";
  std::string text = metrics::value_text(*figure, indicator.about());
  const Period& period = figure->period();
  const bool is_whole = period.first() == report.from && period.last() == report.to;
  if (!is_whole) text += fmt::format(" ({})", period.label());
  return text;
}

Value indicator_row(const Site& site, const Pair& pair, const PublicIndicator& indicator,
                    const metrics::Area& area) {
  const PublicObservation* then = figure_of(indicator, area, *pair.then);
  const PublicObservation* now = figure_of(indicator, area, *pair.now);
  std::string change = "Cannot be compared: there is no figure for one of the years";
  if (then != nullptr && now != nullptr) {
    const std::string words = metrics::change_words(indicator.about(), then, now);
    change = ascii_upper(words.substr(0, 1)) + words.substr(1);
  }
  return MapBuilder()
      .set("title", indicator.about().title)
      .set("url", site.href(open_data::page_url(indicator.about().id)))
      .set("then", figure_text(indicator, then, *pair.then))
      .set("now", figure_text(indicator, now, *pair.now))
      .set("change", std::move(change))
      .build();
}

List indicators_view(const Site& site, const Pair& pair, const Comparison& comparison) {
  List rows;
  for (const std::string& id : comparison.indicators) {
    // What is unknown was reported.
    const PublicIndicator* indicator = site.figures().find(id);
    const metrics::Area* area = indicator == nullptr ? nullptr : area_of(site, *indicator);
    if (area != nullptr) rows.push_back(indicator_row(site, pair, *indicator, *area));
  }
  return rows;
}

/// A review with its recommendations, how they stood a year before and how they stand now.
List compared_reviews(const Site& site, const std::vector<std::string>& ids) {
  List reviews;
  for (const std::string& id : ids) {
    const learning::Review* review = site.library().find_review(id);
    if (review == nullptr) continue;
    List rows;
    for (const learning::Recommendation& one : review->recommendations) {
      rows.push_back(
          MapBuilder()
              .set("text", one.text)
              .set("url", site.href(fmt::format("{}#{}", review->url, anchor_of(one))))
              .set("then", one.last_year ? text_of(*one.last_year) : std::string_view("Not said"))
              .set("now", text_of(one.state))
              .build());
    }
    reviews.push_back(MapBuilder()
                          .set("id", "review-" + id)
                          .set("title", review->title)
                          .set("url", site.href(review->url))
                          .set("rows", Value(std::move(rows)))
                          .build());
  }
  return reviews;
}

Value comparison_view(const Site& site, const Pair& pair) {
  const Comparison made = reports::compare(entry_of(site, *pair.now), entry_of(site, *pair.then));
  return MapBuilder()
      .set("now", link_view(pair.now->title, report_href(site, *pair.now)))
      .set("then", link_view(pair.then->title, report_href(site, *pair.then)))
      .set("now_label", pair.now->label)
      .set("then_label", pair.then->label)
      .set("promises_text", promises_text(made))
      .set("promises", Value(promises_view(site, pair, made)))
      .set("next", Value(next_view(site, pair, made)))
      .set("indicators", Value(indicators_view(site, pair, made)))
      .set("followed", Value(compared_reviews(site, made.followed)))
      .set("taken_up", Value(compared_reviews(site, made.taken_up)))
      .set("disappeared", Value(compared_reviews(site, made.disappeared)))
      .build();
}

PlannedPage plan_comparison(const Site& site, const Pair& pair, std::string url) {
  PlannedPage page;
  page.url = std::move(url);
  page.title = fmt::format("{} compared with {}", pair.now->title, pair.then->label);
  page.layout = "comparison.html";
  page.made_from = pair.now->head;
  page.view = [&site, pair, title = page.title, own_url = page.url](Diagnostics&) {
    const auto index = static_cast<EntryId>(pair.now->entry);
    Frame frame{.title = title,
                .summary = fmt::format("What the report for {} promised and what the report for {} "
                                       "says of it, and how figures and recommendations changed.",
                                       pair.then->label, pair.now->label),
                .url = own_url,
                .type = "comparison"};
    frame.trail = site.ancestors(index);
    frame.trail.push_back(index);
    frame.exit = site.placement(index).exit;
    frame.discreet = site.placement(index).discreet;
    MapBuilder scope = frame_view(site, frame);
    set_nothing(scope);
    Map more;
    more.push_back({"comparison", {}, comparison_view(site, pair)});
    return page_scope(scope.build(), navigation_view(site, index), std::move(more));
  };
  return page;
}

}  // namespace

std::optional<std::string> comparison_url(const Site& site, const Report& report) {
  const Report* before = report_before(site, report);
  if (before == nullptr || before == &report) return std::nullopt;
  return fmt::format("{}compared-with-{}/", site.placement(static_cast<EntryId>(report.entry)).url,
                     before->folder.name());
}

std::vector<PlannedPage> plan_comparisons(const Site& site) {
  std::vector<PlannedPage> pages;
  for (const Report& report : site.reports().all()) {
    const Report* before = report_before(site, report);
    auto url = comparison_url(site, report);
    if (before == nullptr || !url) continue;
    pages.push_back(plan_comparison(site, {&report, before}, std::move(*url)));
  }
  return pages;
}

}  // namespace pier
