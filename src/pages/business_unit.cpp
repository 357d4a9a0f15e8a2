#include <algorithm>

#include "pages/calendar_views.h"
#include "pages/generated.h"
#include "pages/report_pages.h"
#include "pages/view.h"

namespace pier {

namespace {

/// How long before its day a review counts as due soon.
constexpr long kSoon = 60;

Value reviews_view(const Site& site, bool overdue) {
  List items;
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    const Entry& entry = site.entry(id);
    if (!entry.next_review) continue;
    const long days = days_between(site.edition().today, *entry.next_review);
    const bool wanted = overdue ? days < 0 : days >= 0 && days <= kSoon;
    if (!wanted) continue;
    items.push_back(MapBuilder()
                        .set("title", entry.title)
                        .set("url", site.href(site.placement(id).url))
                        .set("next_review", date_view(entry.next_review))
                        .set("owner", site.placement(id).owner)
                        .set("days", static_cast<std::int64_t>(days < 0 ? -days : days))
                        .build());
  }
  return Value(std::move(items));
}

Value held_back_view(const Site& site) {
  List items;
  for (const HeldBack& held : site.held_back()) {
    if (held.is_confidential) continue;
    items.push_back(MapBuilder()
                        .set("path", "content/" + held.source.text())
                        .set("reason", held.reason)
                        .build());
  }
  return Value(std::move(items));
}

/// A meeting whose papers or minutes are wanted: by when, and how many are still missing.
Value deadline_view(const Site& site, const calendar::Meeting& meeting, const Date& due,
                    std::size_t missing) {
  return MapBuilder()
      .set("title", meeting_name(site.calendar(), meeting))
      .set("url", site.href(calendar::meeting_url(site.calendar(), meeting)))
      .set("meets", date_view(meeting.session.date))
      .set("due", date_view(due))
      .set("late", due < site.edition().today)
      .set("missing", static_cast<std::int64_t>(missing))
      .build();
}

bool is_missing(const Site& site, const calendar::Paper& paper, const Date& due) {
  const calendar::PaperState state = calendar::state_of(paper, due, site.edition().today);
  return state == calendar::PaperState::due || state == calendar::PaperState::late;
}

/// What has to be there for the meetings that are near.
Value papers_view(const Site& site) {
  List items;
  const calendar::Calendar& calendar = site.calendar();
  for (const calendar::Meeting& meeting : calendar.meetings) {
    const long days = days_between(site.edition().today, meeting.session.date);
    if (days < 0 || days > kSoon || meeting.session.cancelled) continue;
    const Date due = calendar.papers_due(meeting);
    const auto missing =
        std::count_if(meeting.papers.begin(), meeting.papers.end(),
                      [&](const calendar::Paper& paper) { return is_missing(site, paper, due); });
    items.push_back(deadline_view(site, meeting, due, static_cast<std::size_t>(missing)));
  }
  return Value(std::move(items));
}

/// Minutes that were promised and are not there.
Value minutes_view(const Site& site) {
  List items;
  const calendar::Calendar& calendar = site.calendar();
  for (const calendar::Meeting& meeting : calendar.meetings) {
    if (!meeting.minutes || meeting.session.cancelled || !is_past(site, meeting.session)) continue;
    const Date due = calendar.minutes_due(meeting);
    if (is_missing(site, *meeting.minutes, due)) {
      items.push_back(deadline_view(site, meeting, due, 1));
    }
  }
  return Value(std::move(items));
}

/// Annual reports that are not published, and what each still needs.
Value reports_view(const Site& site) {
  List items;
  for (const ComingReport& report : site.coming_reports()) {
    List missing;
    for (const std::string& one : report.missing) missing.emplace_back(one);
    items.push_back(MapBuilder()
                        .set("path", "content/" + report.source.text())
                        .set("label", report.label)
                        .set("status", status_text(report.status))
                        .set("missing", Value(std::move(missing)))
                        .build());
  }
  return Value(std::move(items));
}

}  // namespace

PlannedPage plan_business_unit(const Site& site) {
  PlannedPage page;
  page.url = "/business-unit/";
  page.title = "For the Business Unit";
  page.layout = "business-unit.html";
  page.listed = false;
  page.view = [&site](Diagnostics&) {
    std::vector<const Contact*> examples;
    for (const Contact& contact : site.contacts().all()) {
      if (contact.example) examples.push_back(&contact);
    }
    Frame frame{.title = "For the Business Unit",
                .summary = "What needs attention before and after publication.",
                .url = "/business-unit/",
                .type = "generated"};
    if (const auto home = site.home(); home) frame.trail = {*home};
    MapBuilder view = frame_view(site, frame);
    set_nothing(view);
    Map more;
    more.push_back({"unit",
                    {},
                    MapBuilder()
                        .set("overdue", reviews_view(site, true))
                        .set("due_soon", reviews_view(site, false))
                        .set("example_contacts", contacts_view(examples))
                        .set("papers", papers_view(site))
                        .set("minutes", minutes_view(site))
                        .set("reports", reports_view(site))
                        .set("held_back", held_back_view(site))
                        .build()});
    return page_scope(view.build(), navigation_view(site, std::nullopt), std::move(more));
  };
  return page;
}

}  // namespace pier
