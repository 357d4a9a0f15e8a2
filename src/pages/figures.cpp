#include "pages/figures.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/change_words.h"
#include "metrics/value_text.h"
#include "open_data/addresses.h"
#include "open_data/data_csv.h"
#include "pages/indicator_charts.h"
#include "pages/structured_data.h"
#include "pages/view.h"

namespace pier {

namespace {

using metrics::Area;
using metrics::Indicator;
using metrics::PublicIndicator;
using metrics::PublicObservation;
using metrics::Version;

/// What an area has of an indicator as a whole: its latest row, and the latest before that with a
/// value.
struct Latest {
  const PublicObservation* now = nullptr;
  const PublicObservation* before = nullptr;
};

Latest latest_of(const PublicIndicator& indicator, const Area& area) {
  Latest latest;
  const metrics::Coordinates whole = indicator.whole();
  for (const PublicObservation& row : indicator.latest().observations) {
    if (&row.area() != &area || row.at() != whole) continue;
    // A gap at the end of a series is no news: the last value is.
    const bool says_something = row.value() || row.is_suppressed();
    if (!says_something && latest.now != nullptr) continue;
    if (latest.now != nullptr && latest.now->value()) latest.before = latest.now;
    latest.now = &row;
  }
  return latest;
}

/// The area whose value stands for the indicator: the own one, else the first with a row.
const Area* area_shown(const Site& site, const PublicIndicator& indicator) {
  const std::vector<const Area*> areas = indicator.areas();
  const Area* own = site.figures().config().own_area();
  if (std::find(areas.begin(), areas.end(), own) != areas.end()) return own;
  return areas.empty() ? nullptr : areas.front();
}

/// With a capital at its beginning, where that is a plain letter.
std::string sentence_case(std::string words) {
  if (!words.empty()) words.replace(0, 1, ascii_upper(words.substr(0, 1)));
  return words;
}

/// An area that others are measured by.
bool is_benchmark(const Area& area) {
  return area.kind == metrics::AreaKind::country || area.kind == metrics::AreaKind::region ||
         area.kind == metrics::AreaKind::neighbours;
}

/// How `own` stands to the benchmarks of its period.
std::vector<std::string> comparisons(const PublicIndicator& indicator,
                                     const PublicObservation& own) {
  std::vector<std::string> sentences;
  for (const Area* area : indicator.areas()) {
    if (area == &own.area() || !is_benchmark(*area)) continue;
    const PublicObservation* other =
        indicator.find(indicator.latest(), area->id, own.period(), own.at());
    if (other == nullptr || !other->value()) continue;
    const metrics::Standing standing = metrics::stand(indicator.about(), &own, other);
    sentences.push_back(fmt::format("{} ({})", sentence_case(standing.words),
                                    metrics::value_text(*other, indicator.about())));
  }
  return sentences;
}

Value fact(std::string_view name, std::string text, std::string url = {}) {
  return MapBuilder()
      .set("name", name)
      .set("text", std::move(text))
      .set("url", std::move(url))
      .build();
}

std::string_view branch_text(std::string_view branch) {
  if (branch == "children") return "Children";
  return branch == "adults" ? "Adults" : "Children and adults";
}

std::string_view polarity_text(statistics::Polarity polarity) {
  switch (polarity) {
    case statistics::Polarity::higher_is_better:
      return "Higher is better";
    case statistics::Polarity::lower_is_better:
      return "Lower is better";
    case statistics::Polarity::neutral:
      break;
  }
  return "Neither high nor low is good or bad in itself";
}

List facts_view(const Site& site, const PublicIndicator& indicator) {
  const Indicator& about = indicator.about();
  const Version& latest = indicator.latest();
  List facts;
  const auto add = [&](std::string_view name, std::string text, std::string url = {}) {
    if (!text.empty()) facts.push_back(fact(name, std::move(text), std::move(url)));
  };
  add("What it counts", about.definition);
  add("Unit", metrics::measure_of(about));
  add("How to read it", std::string(polarity_text(about.polarity)));
  add("Part of the partnership's work", std::string(branch_text(about.branch)));
  if (const metrics::Theme* theme = site.figures().config().find_theme(about.theme)) {
    add("Theme", theme->title);
  }
  add("Source", latest.source.title, latest.source.link);
  add("Published by", latest.source.publisher);
  add("Fetched", latest.source.fetched);
  add("As at", latest.as_at.text());
  add("Where in the source", about.lines);
  add("Method", about.method);
  add("Looked after by", about.owner);
  if (about.next_update) add("Next update", about.next_update->text());
  add("Keeping people unknown",
      latest.policy == "none" ? latest.policy_reason : latest.policy_title);
  add("Licence", latest.source.licence);
  return facts;
}

List notes_view(const PublicIndicator& indicator) {
  List notes;
  const auto add = [&](const std::string& note) {
    const bool is_new = std::none_of(notes.begin(), notes.end(),
                                     [&](const Value& v) { return v.as_text() == note; });
    if (!note.empty() && is_new) notes.push_back(note);
  };
  for (const std::string& caveat : indicator.about().caveats) add(caveat);
  for (const std::string& note : indicator.about().notes) add(note);
  for (const metrics::Break& gap : indicator.about().breaks) add(gap.note);
  for (const std::string& note : indicator.latest().notes) add(note);
  return notes;
}

std::string group_text(const Indicator& about, const metrics::Coordinates& at) {
  std::vector<std::string> parts;
  for (std::size_t d = 0; d < about.dimensions.size() && d < at.size(); ++d) {
    const metrics::Dimension& dimension = about.dimensions[d];
    const metrics::Dimension::Member& member = dimension.values[at[d]];
    if (member.id != dimension.total) parts.push_back(member.title);
  }
  return join(parts, ", ");
}

List revisions_view(const PublicIndicator& indicator) {
  List revisions;
  for (const metrics::Revision& revision : indicator.revisions()) {
    revisions.push_back(MapBuilder()
                            .set("area", revision.area->name)
                            .set("group", group_text(indicator.about(), revision.at))
                            .set("period", revision.period.label())
                            .set("before", revision.before.empty() ? "–" : revision.before)
                            .set("after", revision.after.empty() ? "–" : revision.after)
                            .build());
  }
  return revisions;
}

List versions_view(const PublicIndicator& indicator) {
  List versions;
  for (auto version = indicator.versions().rbegin(); version != indicator.versions().rend();
       ++version) {
    versions.push_back(
        MapBuilder().set("title", version->title).set("as_at", date_view(version->as_at)).build());
  }
  return versions;
}

List downloads_view(const Site& site, const PublicIndicator& indicator) {
  const std::string& id = indicator.about().id;
  List downloads;
  downloads.push_back(
      link_view("The figures as a table (CSV)", site.href(open_data::data_url(id))));
  if (open_data::has_history(indicator)) {
    downloads.push_back(
        link_view("Every version of the figures (CSV)", site.href(open_data::history_url(id))));
  }
  downloads.push_back(link_view("What the columns mean (JSON, CSV on the Web)",
                                site.href(open_data::metadata_url(id))));
  return downloads;
}

Value latest_view(const PublicObservation& row, const Indicator& about) {
  return MapBuilder()
      .set("area", row.area().name)
      .set("period", row.period().label())
      .set("text", metrics::full_text(row, about))
      .build();
}

Value indicator_view(const Rendering& rendering, const PublicIndicator& indicator,
                     Diagnostics& diagnostics) {
  const Site& site = rendering.site;
  const Area* area = area_shown(site, indicator);
  const Latest latest = area == nullptr ? Latest{} : latest_of(indicator, *area);
  List compared;
  std::string change;
  if (latest.now != nullptr) {
    for (std::string& sentence : comparisons(indicator, *latest.now)) {
      compared.push_back(std::move(sentence));
    }
    if (latest.before != nullptr) {
      change = fmt::format("Since {} it {}.", latest.before->period().label(),
                           metrics::change_words(indicator.about(), latest.before, latest.now));
    }
  }
  return MapBuilder()
      .set("id", indicator.about().id)
      .set("latest", latest.now == nullptr ? Value() : latest_view(*latest.now, indicator.about()))
      .set("change", std::move(change))
      .set("comparisons", Value(std::move(compared)))
      .set("charts", Value(indicator_charts(rendering, indicator, diagnostics)))
      .set("facts", Value(facts_view(site, indicator)))
      .set("notes", Value(notes_view(indicator)))
      .set("versions", Value(versions_view(indicator)))
      .set("revisions", Value(revisions_view(indicator)))
      .set("downloads", Value(downloads_view(site, indicator)))
      .build();
}

/// The pages above: home, and the page of the folder figures/ when there is one.
std::vector<EntryId> trail_of(const Site& site) {
  std::vector<EntryId> trail;
  if (const auto home = site.home(); home) trail.push_back(*home);
  if (const auto index = site.find(*SitePath::parse("figures/index.md")); index) {
    trail.push_back(*index);
  }
  return trail;
}

PlannedPage plan_indicator(const Rendering& rendering, const PublicIndicator& indicator) {
  PlannedPage page;
  page.url = open_data::page_url(indicator.about().id);
  page.title = indicator.about().title;
  page.layout = "indicator.html";
  page.made_from = indicator.about().span;
  page.changed = indicator.latest().published.value_or(indicator.latest().as_at);
  page.view = [&rendering, &indicator, url = page.url](Diagnostics& diagnostics) {
    const Site& site = rendering.site;
    const Indicator& about = indicator.about();
    MapBuilder view = frame_view(site, {.title = about.title,
                                        .summary = about.definition,
                                        .url = url,
                                        .type = "indicator",
                                        .trail = trail_of(site)});
    set_nothing(view);
    view.set("structured_data", dataset_structured_data(site, indicator));
    Map more;
    more.push_back({"indicator", {}, indicator_view(rendering, indicator, diagnostics)});
    const auto index = site.find(*SitePath::parse("figures/index.md"));
    return page_scope(view.build(), navigation_view(site, index), std::move(more));
  };
  return page;
}

}  // namespace

std::vector<PlannedPage> plan_figures(const Rendering& rendering) {
  std::vector<PlannedPage> pages;
  for (const PublicIndicator& indicator : rendering.site.figures().indicators()) {
    pages.push_back(plan_indicator(rendering, indicator));
  }
  return pages;
}

Value indicator_summary_view(const Site& site, const PublicIndicator& indicator) {
  const Indicator& about = indicator.about();
  // Where the own area has no figures, it says whose they are.
  const Area* area = area_shown(site, indicator);
  const PublicObservation* row = area == nullptr ? nullptr : latest_of(indicator, *area).now;
  MapBuilder view;
  view.set("title", about.short_title.empty() ? about.title : about.short_title)
      .set("url", site.href(open_data::page_url(about.id)));
  if (row == nullptr) {
    return view.set("value", "–").set("period", "").set("comparison", "").build();
  }
  const std::vector<std::string> compared = comparisons(indicator, *row);
  const bool is_own = area == site.figures().config().own_area();
  view.set("value", metrics::value_text(*row, about))
      .set("period", is_own ? row->period().label()
                            : fmt::format("{}, {}", row->period().label(), area->name))
      .set("comparison", compared.empty() ? std::string() : compared.back());
  return view.build();
}

Value indicator_groups_view(const Site& site, const std::vector<const PublicIndicator*>& indicators,
                            std::string_view id_prefix) {
  std::map<std::string_view, List> by_theme;
  for (const PublicIndicator* indicator : indicators) {
    by_theme[indicator->about().theme].push_back(indicator_summary_view(site, *indicator));
  }
  List groups;
  for (const metrics::Theme& theme : site.figures().config().themes()) {
    const auto found = by_theme.find(theme.id);
    if (found == by_theme.end()) continue;
    groups.push_back(MapBuilder()
                         .set("id", fmt::format("{}-{}", id_prefix, theme.id))
                         .set("title", theme.title)
                         .set("summary", theme.summary)
                         .set("indicators", Value(std::move(found->second)))
                         .build());
  }
  return Value(std::move(groups));
}

Value open_data_view(const Site& site) {
  const auto link = [&](std::string_view title, std::string_view url) {
    return link_view(title, site.href(url));
  };
  List downloads;
  downloads.push_back(link("All figures in one list (CSV)", open_data::kIndicatorList));
  downloads.push_back(link("All the data as one package (JSON, Frictionless Data Package)",
                           open_data::kDataPackage));
  downloads.push_back(link("A catalogue of the data (JSON-LD, DCAT)", open_data::kCatalogue));
  downloads.push_back(
      link("How a file of figures must look (JSON Schema)", open_data::kSnapshotSchema));
  return Value(std::move(downloads));
}

Value figure_view(const Site& site, const ResolvedFigure& figure) {
  const Indicator& about = figure.indicator->about();
  std::string text = figure.stated;
  if (figure.before != nullptr) {
    text = metrics::change_words(about, figure.before, figure.value);
  } else if (text.empty()) {
    text = metrics::full_text(*figure.value, about);
  }
  return MapBuilder()
      .set("text", std::move(text))
      .set("url", site.href(open_data::page_url(about.id)))
      .build();
}

}  // namespace pier
