#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "pages/calendar_pages.h"
#include "pages/structured_data.h"

namespace pier {

namespace {

using calendar::Attendance;
using calendar::Calendar;
using calendar::Meeting;
using calendar::Paper;
using calendar::PaperState;

/// A paper, or the minutes, with its state in words.
Value paper_view(const Site& site, const Paper& paper, std::string_view title, const Date& due) {
  const PaperState state = calendar::state_of(paper, due, site.edition().today);
  std::string words;
  switch (state) {
    case PaperState::due:
      words = fmt::format("Due on {}", due.text());
      break;
    case PaperState::late:
      words = fmt::format("Late: due on {}", due.text());
      break;
    case PaperState::published:
      words = fmt::format("Published on {}", paper.published->text());
      break;
    case PaperState::withheld:
      words = fmt::format("Not published: {}", paper.withheld);
      break;
  }
  const bool is_published = state == PaperState::published;
  return MapBuilder()
      .set("link", is_published ? document_link(site, title, paper.file) : link_view(title, {}))
      .set("state", words)
      .set("late", state == PaperState::late)
      .build();
}

/// The address of a published paper; "" otherwise.
std::string paper_url(const Site& site, const Meeting& meeting, std::string_view title) {
  const Date due = site.calendar().papers_due(meeting);
  for (const Paper& paper : meeting.papers) {
    if (paper.title != title) continue;
    if (calendar::state_of(paper, due, site.edition().today) != PaperState::published) return {};
    return document_link(site, title, paper.file).find("url")->as_text();
  }
  return {};
}

/// Items are numbered through all parts, as they are called up.
Value agenda_view(const Site& site, const Meeting& meeting) {
  List parts;
  std::int64_t number = 0;
  for (const calendar::AgendaPart& part : meeting.agenda) {
    List items;
    const std::int64_t first = number + 1;
    for (const calendar::AgendaItem& item : part.items) {
      ++number;
      items.push_back(MapBuilder()
                          .set("title", item.title)
                          .set("lead", item.lead)
                          .set("time", item.time)
                          .set("paper", item.paper)
                          .set("paper_url", item.paper.empty()
                                                ? std::string()
                                                : paper_url(site, meeting, item.paper))
                          .build());
    }
    parts.push_back(MapBuilder()
                        .set("heading", part.heading)
                        .set("first", first)
                        .set("items", Value(std::move(items)))
                        .build());
  }
  return Value(std::move(parts));
}

std::string_view action_state(const calendar::Action& action, const Date& today) {
  switch (action.state) {
    case calendar::ActionState::done:
      return "Done";
    case calendar::ActionState::dropped:
      return "Dropped";
    case calendar::ActionState::open:
      break;
  }
  return action.due && *action.due < today ? "Overdue" : "Open";
}

Value actions_view(const Site& site, const Meeting& meeting) {
  List actions;
  for (const calendar::Action& action : meeting.actions) {
    actions.push_back(MapBuilder()
                          .set("what", action.what)
                          .set("owner", action.owner)
                          .set("due", date_view(action.due))
                          .set("state", action_state(action, site.edition().today))
                          .set("note", action.note)
                          .build());
  }
  return Value(std::move(actions));
}

/// The names of those who came in one way.
Value names_of(const Calendar& calendar, const Meeting& meeting, Attendance wanted) {
  List names;
  for (const auto& [organisation, state] : meeting.attendance) {
    if (state == wanted) names.push_back(calendar.groups.organisations()[organisation].name);
  }
  return Value(std::move(names));
}

Value texts_view(const std::vector<std::string>& texts) {
  List list;
  for (const std::string& text : texts) list.push_back(text);
  return Value(std::move(list));
}

/// The meetings of a group, in the order of their days, and where one of them stands among them.
struct InGroup {
  const std::vector<std::size_t>& all;
  std::size_t here;
};

InGroup in_group(const Calendar& calendar, const CalendarIndex& index, std::size_t meeting) {
  const auto& all = index.by_group[calendar.meetings[meeting].group];
  // Positions grow with the days.
  const auto here = std::lower_bound(all.begin(), all.end(), meeting);
  return {all, static_cast<std::size_t>(here - all.begin())};
}

/// The meeting of the group before or after this one.
Value neighbour(const Site& site, const CalendarIndex& index, std::size_t meeting, bool is_next) {
  const Calendar& calendar = site.calendar();
  const InGroup group = in_group(calendar, index, meeting);
  if (is_next ? group.here + 1 == group.all.size() : group.here == 0) return {};
  const Meeting& other = calendar.meetings[group.all[is_next ? group.here + 1 : group.here - 1]];
  return link_view(calendar::long_text(other.session.date),
                   site.href(calendar::meeting_url(calendar, other)));
}

/// The day, and where the group meets twice on it, the time or the id too, so that no two pages
/// have one title.
std::string day_text(const Calendar& calendar, const CalendarIndex& index, std::size_t meeting) {
  const calendar::Session& session = calendar.meetings[meeting].session;
  std::string day = calendar::long_text(session.date);
  const InGroup group = in_group(calendar, index, meeting);
  bool is_alone = true;
  bool is_alone_then = true;
  const auto look = [&](std::size_t at) {
    const calendar::Session& other = calendar.meetings[group.all[at]].session;
    if (other.date != session.date) return false;
    is_alone = false;
    is_alone_then = is_alone_then && other.hours != session.hours;
    return true;
  };
  for (std::size_t at = group.here; at > 0 && look(at - 1); --at) {
  }
  for (std::size_t at = group.here + 1; at < group.all.size() && look(at); ++at) {
  }
  if (is_alone) return day;
  if (!is_alone_then || !session.hours) return fmt::format("{} ({})", day, session.id);
  return fmt::format("{}, {}", day, session.hours->text());
}

Value meeting_view(const Site& site, const CalendarIndex& index, std::size_t position) {
  const Calendar& calendar = site.calendar();
  const Meeting& meeting = calendar.meetings[position];
  const calendar::Group& group = calendar.group_of(meeting);
  List papers;
  for (const Paper& paper : meeting.papers) {
    papers.push_back(paper_view(site, paper, paper.title, calendar.papers_due(meeting)));
  }
  const bool past = is_past(site, meeting.session);
  Value minutes;
  if (meeting.minutes) {
    minutes = paper_view(site, *meeting.minutes, "Minutes", calendar.minutes_due(meeting));
  }
  MapBuilder view = session_view(meeting.session);
  view.set("group", link_view(group.name, site.href(calendar::group_url(group))))
      .set("past", past)
      .set("papers_due", date_view(calendar.papers_due(meeting)))
      .set("agenda", agenda_view(site, meeting))
      .set("papers", Value(std::move(papers)))
      .set("minutes", std::move(minutes))
      .set("decisions", texts_view(meeting.decisions))
      .set("actions", actions_view(site, meeting))
      .set("recorded", meeting.is_recorded())
      .set("present", names_of(calendar, meeting, Attendance::present))
      .set("substitutes", names_of(calendar, meeting, Attendance::substitute))
      .set("apologies", names_of(calendar, meeting, Attendance::apologies))
      .set("absent", names_of(calendar, meeting, Attendance::absent))
      .set("vacancies", texts_view(meeting.vacancies))
      .set("note", meeting.note)
      .set("feed", feed_view(site, calendar::meeting_url(calendar, meeting) +
                                       std::string(calendar::kPageFeed)))
      .set("previous", neighbour(site, index, position, false))
      .set("next", neighbour(site, index, position, true));
  return view.build();
}

}  // namespace

PlannedPage plan_meeting(const Site& site, const SharedIndex& index, std::size_t position) {
  const Calendar& calendar = site.calendar();
  const Meeting& meeting = calendar.meetings[position];
  PlannedPage page;
  page.url = calendar::meeting_url(calendar, meeting);
  page.title =
      fmt::format("{}, {}", meeting_name(calendar, meeting), day_text(calendar, *index, position));
  page.layout = "meeting.html";
  page.made_from = meeting.session.span;
  page.changed = meeting.session.changed();
  page.view = [&site, index, position, title = page.title, url = page.url](Diagnostics&) {
    const Calendar& all = site.calendar();
    const Meeting& one = all.meetings[position];
    const calendar::Group& group = all.group_of(one);
    Map more;
    more.push_back({"meeting", {}, meeting_view(site, *index, position)});
    return calendar_scope(site, "meetings",
                          {.title = title,
                           .summary = fmt::format("When and where the {} meets, what it talks "
                                                  "about and what it decided.",
                                                  group.name),
                           .url = url,
                           .type = "meeting",
                           .more_trail = {{group.name, calendar::group_url(group)}}},
                          event_structured_data(site, one.session, meeting_name(all, one), url),
                          std::move(more));
  };
  return page;
}

}  // namespace pier
