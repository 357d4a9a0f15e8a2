#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/calendar.h"
#include "calendar/icalendar.h"
#include "calendar/published_sessions.h"
#include "publish/emit.h"

namespace pier::emit {

namespace {

using calendar::Calendar;

/// Where a session's page is, and what its event says.
struct Described {
  /// The address of the page, and with the id of the session the name that stays for ever.
  std::string url;
  std::string name;
  std::string summary;
  std::string_view category;
  std::string detail;
};

/// Whole words for programs that show nothing but the description.
std::string description_of(const calendar::Session& session, const Described& about) {
  std::vector<std::string> lines;
  if (!about.detail.empty()) lines.push_back(about.detail);
  if (session.cancelled) lines.push_back("Cancelled: " + *session.cancelled);
  for (const calendar::Change& change : session.changes) {
    lines.push_back(fmt::format("{}: {}{}", change.on.text(), change.text,
                                change.because.empty() ? "." : ". " + change.because));
  }
  if (session.is_example) lines.emplace_back("An example: this does not take place.");
  return join(lines, "\n");
}

std::string event_of(const Site& site, const calendar::Session& session, const Described& about) {
  std::string_view host = site.config().base_url;
  host.remove_prefix(std::min(host.size(), host.find("//") + 2));
  return calendar::vevent(session,
                          {.uid = fmt::format("{}@{}", about.name, host.substr(0, host.find('/'))),
                           .summary = about.summary,
                           .description = description_of(session, about),
                           .url = site.absolute(about.url),
                           .category = about.category});
}

std::string feed_of(const Site& site, std::string name, std::string_view url,
                    std::span<const std::string_view> events) {
  return calendar::vcalendar({.name = fmt::format("{}: {}", site.config().short_name, name),
                              .description = fmt::format("{}, {}", name, site.config().name),
                              .source = site.absolute(url)},
                             events);
}

/// The events of all meetings, in their order.
std::vector<std::string> meeting_events(const Emission& emission) {
  const Site& site = emission.site;
  const Calendar& calendar = site.calendar();
  std::vector<std::string> events(calendar.meetings.size());
  parallel_for(events.size(), emission.jobs, [&](std::size_t m) {
    const calendar::Meeting& meeting = calendar.meetings[m];
    const calendar::Group& group = calendar.group_of(meeting);
    const std::string& title = meeting.session.title;
    events[m] = event_of(site, meeting.session,
                         {.url = calendar::meeting_url(calendar, meeting),
                          .name = calendar::name_of(group, meeting.session),
                          .summary = title.empty() ? group.name : group.name + ": " + title,
                          .category = "Meeting",
                          .detail = {}});
  });
  return events;
}

/// The address of a feed of meetings, and what goes into it.
struct MeetingFeed {
  std::string url;
  std::string name;
  std::vector<std::string_view> events;
  Span span{};
};

/// The feed of all meetings, those of groups that meet, and one of each meeting.
std::vector<MeetingFeed> meeting_feeds(const Calendar& calendar,
                                       const std::vector<std::string>& events) {
  const auto& groups = calendar.groups.groups();
  std::vector<MeetingFeed> feeds;
  feeds.reserve(1 + groups.size() + events.size());
  feeds.push_back(
      {std::string(calendar::kAllMeetings), "All meetings", {events.begin(), events.end()}});
  for (const calendar::Group& group : groups) {
    feeds.push_back({calendar::group_url(group) + std::string(calendar::kPageFeed),
                     group.name,
                     {},
                     group.span});
  }
  for (std::size_t m = 0; m < events.size(); ++m) {
    const calendar::Meeting& meeting = calendar.meetings[m];
    feeds[1 + meeting.group].events.emplace_back(events[m]);
    feeds.push_back({calendar::meeting_url(calendar, meeting) + std::string(calendar::kPageFeed),
                     calendar.group_of(meeting).name,
                     {events[m]},
                     meeting.session.span});
  }
  std::erase_if(feeds, [](const MeetingFeed& feed) { return feed.events.empty(); });
  return feeds;
}

void add_meetings(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  const Calendar& calendar = site.calendar();
  if (calendar.meetings.empty()) return;
  const std::vector<std::string> events = meeting_events(emission);
  const std::vector<MeetingFeed> feeds = meeting_feeds(calendar, events);
  std::vector<std::string> texts(feeds.size());
  parallel_for(feeds.size(), emission.jobs, [&](std::size_t f) {
    texts[f] = feed_of(site, feeds[f].name, feeds[f].url, feeds[f].events);
  });
  for (std::size_t f = 0; f < feeds.size(); ++f) {
    output.add(output_path(feeds[f].url), {std::move(texts[f]), feeds[f].span}, diagnostics);
  }
}

void add_courses(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  const Calendar& calendar = site.calendar();
  if (calendar.courses.empty()) return;
  std::vector<std::string> all;
  for (const calendar::Course& course : calendar.courses) {
    const std::string page = calendar::course_url(course);
    std::vector<std::string> events;
    for (const calendar::CourseSession& one : course.sessions) {
      const std::string& title = one.session.title;
      events.push_back(
          event_of(site, one.session,
                   {.url = page,
                    .name = calendar::name_of(course, one.session),
                    .summary = title.empty() ? course.title : course.title + ": " + title,
                    .category = course.is_event ? "Event" : "Training",
                    .detail = course.summary}));
    }
    const std::string url = page + std::string(calendar::kPageFeed);
    const std::vector<std::string_view> own(events.begin(), events.end());
    output.add(output_path(url), {feed_of(site, course.title, url, own), course.span}, diagnostics);
    std::move(events.begin(), events.end(), std::back_inserter(all));
  }
  const std::vector<std::string_view> events(all.begin(), all.end());
  output.add(output_path(calendar::kTraining),
             {feed_of(site, "Training and events", calendar::kTraining, events)}, diagnostics);
}

}  // namespace

void calendars(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  add_meetings(emission, output, diagnostics);
  add_courses(emission, output, diagnostics);
  if (emission.site.edition().production) return;
  output.add(output_path(kDutiesCalendar), {duties_calendar(emission.site, emission.site.duties())},
             diagnostics);
}

std::vector<std::string> calendar_urls(const Site& site) {
  const Calendar& calendar = site.calendar();
  std::vector<std::string> urls;
  if (!calendar.meetings.empty()) urls.emplace_back(calendar::kAllMeetings);
  std::vector<bool> meets(calendar.groups.groups().size());
  for (const calendar::Meeting& meeting : calendar.meetings) meets[meeting.group] = true;
  for (std::size_t g = 0; g < meets.size(); ++g) {
    if (!meets[g]) continue;
    urls.push_back(calendar::group_url(calendar.groups.groups()[g]) +
                   std::string(calendar::kPageFeed));
  }
  if (!calendar.courses.empty()) urls.emplace_back(calendar::kTraining);
  return urls;
}

}  // namespace pier::emit
