#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "pages/calendar_pages.h"

namespace pier {

namespace {

using calendar::Attendance;
using calendar::Calendar;
using calendar::Group;
using calendar::Meeting;

/// The most meetings that a table of attendance has columns for.
constexpr std::size_t kMostColumns = 12;

std::string_view attendance_text(Attendance state) {
  switch (state) {
    case Attendance::present:
      return "Came";
    case Attendance::substitute:
      return "Substitute";
    case Attendance::apologies:
      return "Apologies";
    case Attendance::absent:
      return "Absent";
    case Attendance::not_recorded:
      break;
  }
  return "Not recorded";
}

/// The past meetings that a table of attendance shows: the last ones, from the first of the group
/// that was recorded at all.
std::vector<const Meeting*> meetings_shown(const Site& site,
                                           const std::vector<std::size_t>& meetings) {
  std::vector<const Meeting*> shown;
  for (const std::size_t m : meetings) {
    const Meeting& meeting = site.calendar().meetings[m];
    if (!is_past(site, meeting.session) || meeting.session.cancelled) continue;
    if (shown.empty() && !meeting.is_recorded()) continue;
    shown.push_back(&meeting);
  }
  if (shown.size() > kMostColumns) {
    shown.erase(shown.begin(), shown.end() - static_cast<std::ptrdiff_t>(kMostColumns));
  }
  return shown;
}

/// A share of the meetings at which an organisation was recorded; the others say nothing.
std::string share_text(const std::vector<const Meeting*>& meetings, std::size_t organisation) {
  std::size_t recorded = 0;
  std::size_t came = 0;
  for (const Meeting* meeting : meetings) {
    const Attendance state = meeting->of(organisation);
    recorded += state == Attendance::not_recorded ? 0 : 1;
    came += state == Attendance::present || state == Attendance::substitute ? 1 : 0;
  }
  if (recorded == 0) return "Not recorded";
  // Half away from zero, as everywhere.
  return fmt::format("{}% ({} of {})", (came * 200 + recorded) / (2 * recorded), came, recorded);
}

Value attendance_view(const Site& site, const Group& group,
                      const std::vector<std::size_t>& meetings) {
  const std::vector<const Meeting*> shown = meetings_shown(site, meetings);
  if (shown.empty()) return {};
  std::vector<std::size_t> rows = group.members;
  for (const Meeting* meeting : shown) {
    for (const auto& [organisation, state] : meeting->attendance) {
      if (std::find(rows.begin(), rows.end(), organisation) == rows.end()) {
        rows.push_back(organisation);
      }
    }
  }
  List columns;
  for (const Meeting* meeting : shown) {
    columns.push_back(MapBuilder()
                          .set("text", meeting->session.date.text())
                          .set("iso", meeting->session.date.iso())
                          .set("url", site.href(calendar::meeting_url(site.calendar(), *meeting)))
                          .build());
  }
  List members;
  for (const std::size_t organisation : rows) {
    List cells;
    for (const Meeting* meeting : shown) {
      cells.push_back(attendance_text(meeting->of(organisation)));
    }
    members.push_back(MapBuilder()
                          .set("name", site.calendar().groups.organisations()[organisation].name)
                          .set("cells", Value(std::move(cells)))
                          .set("share", share_text(shown, organisation))
                          .build());
  }
  return MapBuilder()
      .set("meetings", Value(std::move(columns)))
      .set("members", Value(std::move(members)))
      .build();
}

Value links_to(const Site& site, const std::vector<std::size_t>& groups) {
  List links;
  for (const std::size_t g : groups) {
    const Group& group = site.calendar().groups.groups()[g];
    links.push_back(link_view(group.name, site.href(calendar::group_url(group))));
  }
  return Value(std::move(links));
}

List facts_view(const Group& group) {
  List facts;
  const auto add = [&](std::string_view name, std::string text) {
    if (!text.empty()) {
      facts.push_back(MapBuilder().set("name", name).set("text", std::move(text)).build());
    }
  };
  add("Part of the partnership’s work", std::string(calendar::branch_text(group.branch)));
  add("Chaired by", group.chair);
  add("Meets", group.frequency);
  add("Usual hours", group.usual.hours ? group.usual.hours->text() : std::string());
  add("Usual place", group.usual.venue.place);
  add("Also called", join(group.aliases, ", "));
  std::vector<std::string> former;
  for (const Group::FormerName& name : group.former_names) {
    former.push_back(name.until.empty() ? name.name
                                        : fmt::format("{} (until {})", name.name, name.until));
  }
  add("Formerly", join(former, ", "));
  if (group.ended) add("Ended", group.ended->text());
  add("Vacant seats", join(group.vacancies, ", "));
  return facts;
}

/// The page that says more of the group; null when there is none.
Value about_view(const Site& site, const Group& group) {
  const auto path = SitePath::parse(group.page);
  if (!path) return {};
  const auto id = site.find(*path);
  return id ? link_view(site.entry(*id).title, site.href(site.placement(*id).url)) : Value();
}

Value group_view(const Site& site, const CalendarIndex& index, std::size_t position) {
  const Calendar& calendar = site.calendar();
  const Group& group = calendar.groups.groups()[position];
  std::vector<std::size_t> next, past;
  for (const std::size_t m : index.by_group[position]) {
    (is_past(site, calendar.meetings[m].session) ? past : next).push_back(m);
  }
  const auto items = [&](const std::vector<std::size_t>& meetings, bool newest_first) {
    List list;
    for (const std::size_t m : meetings) list.push_back(meeting_item(site, calendar.meetings[m]));
    if (newest_first) std::reverse(list.begin(), list.end());
    return Value(std::move(list));
  };
  List members;
  for (const std::size_t member : group.members) {
    members.push_back(calendar.groups.organisations()[member].name);
  }
  return MapBuilder()
      .set("name", group.name)
      .set("facts", Value(facts_view(group)))
      .set("reports_to", links_to(site, group.reports_to))
      .set("below", links_to(site, calendar.groups.below(position)))
      .set("successor", group.successor ? links_to(site, {*group.successor}) : Value(List{}))
      .set("members", Value(std::move(members)))
      .set("about", about_view(site, group))
      .set("next", items(next, false))
      .set("past", items(past, true))
      .set("attendance", attendance_view(site, group, index.by_group[position]))
      .set("feed",
           index.by_group[position].empty()
               ? Value()
               : feed_view(site, calendar::group_url(group) + std::string(calendar::kPageFeed)))
      .build();
}

}  // namespace

PlannedPage plan_group(const Site& site, const SharedIndex& index, std::size_t position) {
  const Group& group = site.calendar().groups.groups()[position];
  PlannedPage page;
  page.url = calendar::group_url(group);
  page.title = fmt::format("{}: meetings", group.name);
  page.layout = "group.html";
  page.made_from = group.span;
  page.view = [&site, index, position, title = page.title, url = page.url](Diagnostics&) {
    Map more;
    more.push_back({"group", {}, group_view(site, *index, position)});
    return calendar_scope(site, "meetings",
                          {.title = title,
                           .summary = site.calendar().groups.groups()[position].purpose,
                           .url = url,
                           .type = "group"},
                          {}, std::move(more));
  };
  return page;
}

std::vector<PlannedPage> plan_calendar(const Site& site) {
  const Calendar& calendar = site.calendar();
  const SharedIndex index = std::make_shared<const CalendarIndex>(index_of(calendar));
  std::vector<PlannedPage> pages;
  pages.reserve(calendar.groups.groups().size() + calendar.meetings.size() +
                index->by_month.size() + calendar.courses.size());
  for (std::size_t g = 0; g < calendar.groups.groups().size(); ++g) {
    pages.push_back(plan_group(site, index, g));
  }
  for (std::size_t m = 0; m < calendar.meetings.size(); ++m) {
    pages.push_back(plan_meeting(site, index, m));
  }
  for (const auto& [month, meetings] : index->by_month) {
    pages.push_back(plan_month(site, index, month));
  }
  for (const calendar::Course& course : calendar.courses) {
    pages.push_back(plan_course(site, course));
  }
  return pages;
}

}  // namespace pier
