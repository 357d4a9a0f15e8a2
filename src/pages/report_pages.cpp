#include "pages/report_pages.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "pages/comparison_page.h"
#include "pages/report_forms.h"
#include "pages/view.h"

namespace pier {

namespace {

using reports::Chapter;
using reports::Report;

EntryId entry_at(std::size_t position) {
  return static_cast<EntryId>(position);
}

std::string chapter_href(const Site& site, const Chapter& chapter) {
  return site.href(site.placement(entry_at(chapter.entry)).url);
}

/// The question of the template, for readers.
std::string_view question_text(std::string_view id) {
  if (id == "promised") return "What we said we would do";
  return id == "did" ? "What we did, and how far it matched" : "What difference it made";
}

/// {number, title, url}.
Value numbered_link(std::string_view number, std::string_view title, std::string url) {
  return MapBuilder().set("number", number).set("title", title).set("url", std::move(url)).build();
}

/// A chapter in the list of contents: {number, title, url, author, current, headings}. Made from
/// the headings themselves, so that it cannot say anything else than they do.
Value contents_item(const Site& site, const Chapter& chapter, bool with_headings, bool current) {
  const std::string url = chapter_href(site, chapter);
  List headings;
  for (const reports::Heading& heading : chapter.headings) {
    if (!with_headings || heading.level != 2) continue;
    headings.push_back(numbered_link(heading.number, heading.text, url + "#" + heading.id));
  }
  return MapBuilder()
      .set("number", chapter.number)
      .set("title", chapter.title)
      .set("url", url)
      .set("author", author_line(site, chapter))
      .set("current", current)
      .set("headings", Value(std::move(headings)))
      .build();
}

Value report_contents(const Site& site, const Report& report, std::optional<std::size_t> current) {
  List items;
  for (std::size_t c = 0; c < report.chapters.size(); ++c) {
    items.push_back(contents_item(site, report.chapters[c], !current, current == c));
  }
  return Value(std::move(items));
}

/// {label, caption, url} of each table, or of each figure.
Value report_items(const Site& site, const Report& report, reports::ItemKind kind) {
  List items;
  for (const reports::Item& item : report.items) {
    if (item.kind != kind) continue;
    items.push_back(
        MapBuilder()
            .set("label", item.label())
            .set("caption", caption_of(site, report, item))
            .set("url", chapter_href(site, report.chapters[item.chapter]) + "#" + item.anchor)
            .build());
  }
  return Value(std::move(items));
}

/// {number, title, url} of a place in a report.
Value place_link(const Site& site, const Report& report, const reports::Place& place) {
  const Chapter& chapter = report.chapters[place.chapter];
  const std::string url = chapter_href(site, chapter);
  if (!place.heading) return numbered_link(chapter.number, chapter.title, url);
  const reports::Heading& heading = chapter.headings[*place.heading];
  return numbered_link(heading.number, heading.text, url + "#" + heading.id);
}

/// What the law asks for: [{duty, items: [{text, source, place or nothing}]}].
Value checklist_view(const Site& site, const Report& report) {
  List duties;
  for (const reports::Duty duty : {reports::Duty::adults, reports::Duty::children}) {
    List items;
    for (const reports::Met& met : report.checklist) {
      if (met.demand->duty != duty) continue;
      items.push_back(MapBuilder()
                          .set("text", met.demand->text)
                          .set("source", met.demand->source)
                          .set("place", met.place ? place_link(site, report, *met.place) : Value())
                          .build());
    }
    if (items.empty()) continue;
    duties.push_back(MapBuilder()
                         .set("id", reports::id_of(duty))
                         .set("duty", duty == reports::Duty::adults ? "Adults" : "Children")
                         .set("items", Value(std::move(items)))
                         .build());
  }
  return Value(std::move(duties));
}

/// Who must sign and who did: [{name, date}]; the date of the scrutineer's statement last.
Value signatures_view(const Site& site, const Report& report) {
  List items;
  const auto add = [&](std::size_t organisation, const std::optional<Date>& on) {
    items.push_back(MapBuilder()
                        .set("name", site.calendar().groups.organisations()[organisation].name)
                        .set("date", date_view(on))
                        .build());
  };
  for (const std::size_t partner : report.partners) {
    std::optional<Date> on;
    for (const reports::SignOff& signature : report.sign_offs) {
      if (signature.organisation == partner) on = signature.on;
    }
    add(partner, on);
  }
  for (const reports::SignOff& signature : report.sign_offs) {
    const auto& partners = report.partners;
    const bool is_partner =
        std::find(partners.begin(), partners.end(), signature.organisation) != partners.end();
    if (!is_partner) add(signature.organisation, signature.on);
  }
  return Value(std::move(items));
}

Value scrutiny_view(const Site& site, const Report& report) {
  if (!report.scrutiny || !report.scrutiny->chapter) return {};
  const Chapter& chapter = report.chapters[*report.scrutiny->chapter];
  return MapBuilder()
      .set("title", chapter.title)
      .set("number", chapter.number)
      .set("url", chapter_href(site, chapter))
      .set("signed", date_view(report.scrutiny->signed_on))
      .build();
}

/// "1 April 2021 to 31 March 2022".
std::string period_text(const std::optional<Date>& from, const std::optional<Date>& to) {
  return from && to ? fmt::format("{} to {}", from->text(), to->text()) : std::string();
}

/// Of the page that compares a report with the one before; "" where there is none.
std::string comparison_href(const Site& site, const Report& report) {
  const auto url = comparison_url(site, report);
  return url ? site.href(*url) : std::string();
}

Value report_view(const Rendering& rendering, EntryId id, const Report& report) {
  const Site& site = rendering.site;
  return MapBuilder()
      .set("label", report.label)
      .set("body", report.body)
      .set("period", period_text(report.from, report.to))
      .set("status", status_text(report.status))
      .set("is_published", report.status == reports::Status::published)
      .set("signatures", signatures_view(site, report))
      .set("scrutiny", scrutiny_view(site, report))
      .set("contents", report_contents(site, report, std::nullopt))
      .set("tables", report_items(site, report, reports::ItemKind::table))
      .set("figures", report_items(site, report, reports::ItemKind::figure))
      .set("checklist", checklist_view(site, report))
      .set("whole_url", site.href(whole_report_url(site, id)))
      .set("comparison_url", comparison_href(site, report))
      .set("forms", report_forms_view(rendering, id))
      .set("request", report_request_view(site, id))
      .build();
}

Value chapter_view(const Site& site, const Report& report, std::size_t position) {
  const Chapter& chapter = report.chapters[position];
  List answers;
  for (const reports::Answer& answer : chapter.answers) {
    const reports::Heading& heading = chapter.headings[answer.heading];
    answers.push_back(MapBuilder()
                          .set("question", question_text(answer.question))
                          .set("number", heading.number)
                          .set("title", heading.text)
                          .set("url", "#" + heading.id)
                          .build());
  }
  const EntryId index = entry_at(report.entry);
  return MapBuilder()
      .set("author", author_line(site, chapter))
      .set("is_final", chapter.state == reports::ChapterState::final)
      .set("answers", Value(std::move(answers)))
      .set("contents", report_contents(site, report, position))
      .set("report", MapBuilder()
                         .set("title", report.title)
                         .set("url", site.href(site.placement(index).url))
                         .set("whole_url", site.href(whole_report_url(site, index)))
                         .build())
      .build();
}

Value whole_item(const WholeItem& item) {
  return MapBuilder()
      .set("label", item.label)
      .set("caption", item.caption)
      .set("url", "#" + item.id)
      .build();
}

Value whole_items(const std::vector<WholeItem>& items) {
  List list;
  for (const WholeItem& item : items) list.push_back(whole_item(item));
  return Value(std::move(list));
}

Value whole_chapters(const WholeReport& whole) {
  List chapters;
  for (const WholeChapter& chapter : whole.chapters) {
    List headings;
    for (const WholeHeading& heading : chapter.headings) {
      constexpr int kFirstBelowChapter = 3;
      if (heading.level != kFirstBelowChapter) continue;
      headings.push_back(numbered_link(heading.number, heading.text, "#" + heading.id));
    }
    chapters.push_back(MapBuilder()
                           .set("number", chapter.number)
                           .set("title", chapter.title)
                           .set("id", chapter.id)
                           .set("url", "#" + chapter.id)
                           .set("current", false)
                           .set("author", chapter.author)
                           .set("summary", chapter.summary)
                           .set("body", chapter.body)
                           .set("headings", Value(std::move(headings)))
                           .build());
  }
  return Value(std::move(chapters));
}

Value whole_view(const WholeReport& whole) {
  return MapBuilder()
      .set("label", whole.label)
      .set("body", whole.body)
      .set("period", period_text(whole.from, whole.to))
      .set("status", whole.status)
      .set("introduction", whole.introduction)
      .set("chapters", whole_chapters(whole))
      .set("tables", whole_items(whole.tables))
      .set("figures", whole_items(whole.figures))
      .build();
}

PlannedPage plan_whole_report(const Rendering& rendering, EntryId id) {
  const Site& site = rendering.site;
  PlannedPage page;
  page.url = whole_report_url(site, id);
  page.title = site.entry(id).title + " on one page";
  page.layout = "whole-report.html";
  page.made_from = site.entry(id).head;
  // The chapters are what readers look for, and what they find.
  page.listed = false;
  page.changed = site.entry(id).published;
  page.view = [&rendering, id, url = page.url, title = page.title](Diagnostics&) {
    const Site& known = rendering.site;
    const WholeReport whole = whole_report(rendering, *rendering.chapters, id);
    const Placement& place = known.placement(id);
    Frame frame{.title = title,
                .summary = fmt::format("All {} chapters, to read, search or print in one go.",
                                       whole.chapters.size()),
                .url = url,
                .type = "whole-report",
                .trail = known.ancestors(id),
                .exit = place.exit,
                .discreet = place.discreet};
    frame.trail.push_back(id);
    MapBuilder view = frame_view(known, frame);
    set_nothing(view);
    Map more;
    more.push_back({"whole", {}, whole_view(whole)});
    return page_scope(view.build(), navigation_view(known, id), std::move(more));
  };
  return page;
}

}  // namespace

std::string author_line(const Site& site, const Chapter& chapter) {
  const calendar::Groups& groups = site.calendar().groups;
  std::string line = chapter.author_role;
  const auto add = [&line](const std::string& name) { line += (line.empty() ? "" : ", ") + name; };
  if (chapter.group) add(groups.groups()[*chapter.group].name);
  if (chapter.author) add(groups.organisations()[*chapter.author].name);
  return line;
}

std::string_view status_text(reports::Status status) {
  constexpr auto kTexts = std::to_array<std::string_view>(
      {"Draft", "Out for consultation", "Signed off, not yet published", "Published"});
  return kTexts[static_cast<std::size_t>(status)];
}

bool is_of_report(const Site& site, EntryId id) {
  const auto position = static_cast<std::size_t>(id);
  return site.reports().of_index(position) != nullptr || site.chapter_of(id).has_value();
}

std::string whole_report_url(const Site& site, EntryId report) {
  return site.placement(report).url + "whole-report/";
}

std::vector<PlannedPage> plan_reports(const Rendering& rendering) {
  std::vector<PlannedPage> pages;
  for (const Report& report : rendering.site.reports().all()) {
    pages.push_back(plan_whole_report(rendering, entry_at(report.entry)));
  }
  return pages;
}

Map report_entry_scope(const Rendering& rendering, EntryId id) {
  const Site& site = rendering.site;
  Map scope;
  if (const Report* report = site.reports().of_index(static_cast<std::size_t>(id))) {
    scope.push_back({"report", {}, report_view(rendering, id, *report)});
  } else if (const auto place = site.chapter_of(id)) {
    scope.push_back({"chapter", {}, chapter_view(site, *place->report, place->chapter)});
  }
  return scope;
}

}  // namespace pier
