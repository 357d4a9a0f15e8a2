#include "pages/calendar_views.h"

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "calendar/london_time.h"
#include "pages/file_note.h"
#include "value/schema.h"

namespace pier {

namespace {

using calendar::Format;
using calendar::Meeting;
using calendar::Session;

std::string_view format_text(Format format) {
  switch (format) {
    case Format::in_person:
      return "In person";
    case Format::online:
      return "Online";
    case Format::both:
      return "In person and online";
    case Format::unknown:
      break;
  }
  return {};
}

std::string_view status_of(const Session& session) {
  if (session.cancelled) return "Cancelled";
  if (session.is_tentative) return "Provisional";
  return session.date != session.planned ? "Moved" : std::string_view();
}

Value day_view(const Date& date) {
  return MapBuilder().set("iso", date.iso()).set("text", calendar::long_text(date)).build();
}

}  // namespace

CalendarIndex index_of(const calendar::Calendar& calendar) {
  CalendarIndex index;
  index.by_group.resize(calendar.groups.groups().size());
  for (std::size_t m = 0; m < calendar.meetings.size(); ++m) {
    const Meeting& meeting = calendar.meetings[m];
    index.by_group[meeting.group].push_back(m);
    index.by_month[{meeting.session.date.year(), meeting.session.date.month()}].push_back(m);
  }
  return index;
}

bool is_past(const Site& site, const Session& session) {
  return session.end_day() < site.edition().today;
}

MapBuilder session_view(const Session& session) {
  List changes;
  for (const calendar::Change& change : session.changes) {
    changes.push_back(MapBuilder()
                          .set("date", date_view(change.on))
                          .set("text", change.text)
                          .set("because", change.because)
                          .build());
  }
  std::string starts = session.date.iso();
  if (session.hours) {
    starts += fmt::format("T{}:00{}", session.hours->start.iso(),
                          calendar::offset_of(session.date, session.hours->start));
  }
  MapBuilder view;
  view.set("date", day_view(session.date))
      .set("last_day", session.last_day ? day_view(*session.last_day) : Value())
      .set("starts", std::move(starts))
      .set("time", session.hours ? session.hours->text() : std::string())
      .set("place", session.venue.place)
      .set("format", format_text(session.venue.format))
      .set("link", session.venue.link)
      .set("status", status_of(session))
      .set("reason", session.cancelled.value_or(std::string()))
      .set("title", session.title)
      .set("example", session.is_example)
      .set("changes", Value(std::move(changes)));
  return view;
}

std::string meeting_name(const calendar::Calendar& calendar, const Meeting& meeting) {
  const std::string& group = calendar.group_of(meeting).name;
  return meeting.session.title.empty() ? group
                                       : fmt::format("{}: {}", group, meeting.session.title);
}

Value meeting_item(const Site& site, const Meeting& meeting) {
  const calendar::Calendar& calendar = site.calendar();
  return session_view(meeting.session)
      .set("name", meeting_name(calendar, meeting))
      .set("url", site.href(calendar::meeting_url(calendar, meeting)))
      .set("group_url", site.href(calendar::group_url(calendar.group_of(meeting))))
      .build();
}

std::string month_title(int year, unsigned month) {
  return fmt::format("{} {}", kMonthNames[month - 1], year);
}

Value months_view(const Site& site, const std::vector<std::size_t>& meetings,
                  std::string_view id_prefix) {
  const auto& all = site.calendar().meetings;
  List months;
  for (std::size_t i = 0; i < meetings.size();) {
    const Date& first = all[meetings[i]].session.date;
    List items;
    for (; i < meetings.size(); ++i) {
      const Date& day = all[meetings[i]].session.date;
      if (day.year() != first.year() || day.month() != first.month()) break;
      items.push_back(meeting_item(site, all[meetings[i]]));
    }
    months.push_back(
        MapBuilder()
            .set("id", fmt::format("{}-{:04}-{:02}", id_prefix, first.year(), first.month()))
            .set("title", month_title(first.year(), first.month()))
            .set("url", site.href(calendar::month_url(first.year(), first.month())))
            .set("items", Value(std::move(items)))
            .build());
  }
  return Value(std::move(months));
}

Value document_link(const Site& site, std::string_view title, std::string_view file) {
  if (is_https_url(file)) return link_view(title, std::string(file));
  const std::string url = site.href(fmt::format("/{}", file));
  const Attachment* document = site.find_attachment(url);
  if (document == nullptr) return link_view(title, {});
  const std::string note = file_note(document->path.extension(), document->bytes.size());
  return link_view(note.empty() ? std::string(title) : fmt::format("{} {}", title, note), url);
}

Value feed_view(const Site& site, std::string_view url) {
  const std::string whole = site.absolute(url);
  const std::size_t colon = whole.find(':');
  return MapBuilder()
      .set("url", whole)
      .set("webcal", "webcal" + (colon == std::string::npos ? whole : whole.substr(colon)))
      .build();
}

Value calendar_scope(const Site& site, std::string_view section, Frame frame, Html structured_data,
                     Map more) {
  const auto index = site.find(*SitePath::parse(fmt::format("{}/index.md", section)));
  if (const auto home = site.home(); home) frame.trail.push_back(*home);
  if (index) frame.trail.push_back(*index);
  MapBuilder page = frame_view(site, frame);
  set_nothing(page);
  page.set("structured_data", std::move(structured_data));
  return page_scope(page.build(), navigation_view(site, index), std::move(more));
}

}  // namespace pier
