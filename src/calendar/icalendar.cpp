#include "calendar/icalendar.h"

#include <fmt/format.h>

#include "calendar/holidays.h"

namespace pier::calendar {

namespace {

constexpr std::size_t kLongestLine = 75;
constexpr std::string_view kZone = "Europe/London";

/// The rules of london_time.h, from the year that they hold for on.
constexpr std::string_view kTimeZone =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Europe/London\r\n"
    "X-LIC-LOCATION:Europe/London\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "TZNAME:BST\r\n"
    "TZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0100\r\n"
    "DTSTART:19960331T010000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\n"
    "TZNAME:GMT\r\n"
    "TZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0000\r\n"
    "DTSTART:19961027T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

/// Writes lines: folded at 75 octets, never inside a character (RFC 5545, 3.1).
class Lines {
 public:
  /// Room for so many further octets, at once.
  void make_room(std::size_t octets) { text_.reserve(text_.size() + octets); }
  void line(std::string_view name, std::string_view value) {
    std::string whole;
    whole.reserve(name.size() + value.size() + 1);
    whole.append(name).append(":").append(value);
    std::string_view rest = whole;
    std::size_t room = kLongestLine;
    while (rest.size() > room) {
      std::size_t cut = room;
      while (is_continuation(rest[cut])) --cut;
      text_.append(rest.substr(0, cut)).append("\r\n ");
      rest.remove_prefix(cut);
      room = kLongestLine - 1;  // the space at its beginning
    }
    text_.append(rest).append("\r\n");
  }
  /// A value of the type TEXT (3.3.11); nothing where it is empty.
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    std::string escaped;
    escaped.reserve(value.size());
    for (const char c : value) {
      if (c == '\n') {
        escaped += "\\n";
      } else if (c == '\\' || c == ';' || c == ',') {
        escaped += '\\';
        escaped += c;
      } else if (c != '\r') {
        escaped += c;
      }
    }
    line(name, escaped);
  }
  void raw(std::string_view text) { text_ += text; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string day_of(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year(), date.month(), date.day());
}

std::string local_time(const Date& date, TimeOfDay time) {
  return fmt::format("{}T{:02}{:02}00", day_of(date), time.minutes / 60, time.minutes % 60);
}

void write_times(const Session& session, Lines& out) {
  if (!session.hours) {
    out.line("DTSTART;VALUE=DATE", day_of(session.date));
    // The end is the day after the last (3.6.1).
    out.line("DTEND;VALUE=DATE", day_of(plus_days(session.end_day(), 1)));
    return;
  }
  const std::string zone = fmt::format(";TZID={}", kZone);
  out.line("DTSTART" + zone, local_time(session.date, session.hours->start));
  if (session.hours->end) {
    out.line("DTEND" + zone, local_time(session.date, *session.hours->end));
  }
}

}  // namespace

std::string vevent(const Session& session, const EventText& text) {
  Lines out;
  out.raw("BEGIN:VEVENT\r\n");
  out.line("UID", text.uid);
  // In a feed it is the day of the last change (3.8.7.2), so that the same content gives the same
  // bytes.
  const std::string changed = day_of(session.changed()) + "T000000Z";
  out.line("DTSTAMP", changed);
  out.line("LAST-MODIFIED", changed);
  out.line("SEQUENCE", fmt::format("{}", session.sequence()));
  write_times(session, out);
  // Not every program shows the status.
  out.text("SUMMARY", (session.cancelled ? "Cancelled: " : "") + text.summary);
  out.text("LOCATION", session.venue.place);
  out.text("DESCRIPTION", text.description);
  out.line("URL", text.url);
  out.text("CATEGORIES", text.category);
  if (!session.venue.link.empty()) {
    out.line("CONFERENCE;VALUE=URI;FEATURE=VIDEO", session.venue.link);
  }
  out.line("STATUS", session.cancelled      ? "CANCELLED"
                     : session.is_tentative ? "TENTATIVE"
                                            : "CONFIRMED");
  const bool takes_time = !session.cancelled && session.hours;
  out.line("TRANSP", takes_time ? "OPAQUE" : "TRANSPARENT");
  out.raw("END:VEVENT\r\n");
  return out.take();
}

std::string day_event(const DayEvent& event) {
  Lines out;
  out.raw("BEGIN:VEVENT\r\n");
  out.line("UID", event.uid);
  out.line("DTSTAMP", day_of(event.stamp) + "T000000Z");
  out.raw("SEQUENCE:0\r\nSTATUS:CONFIRMED\r\n");
  out.line("DTSTART;VALUE=DATE", day_of(event.day));
  out.line("DTEND;VALUE=DATE", day_of(plus_days(event.day, 1)));
  out.text("SUMMARY", event.summary);
  out.text("DESCRIPTION", event.description);
  if (!event.url.empty()) out.line("URL", event.url);
  out.raw("TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n");
  out.text("DESCRIPTION", event.summary);
  out.line("TRIGGER", fmt::format("-P{}D", event.reminder));
  out.raw("END:VALARM\r\nEND:VEVENT\r\n");
  return out.take();
}

std::string vcalendar(const Feed& feed, std::span<const std::string_view> events) {
  Lines out;
  out.raw("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
  out.line("PRODID", "-//Pier//Pier//EN");
  out.raw("CALSCALE:GREGORIAN\r\n");
  out.text("NAME", feed.name);
  out.text("X-WR-CALNAME", feed.name);
  out.text("DESCRIPTION", feed.description);
  out.line("X-WR-TIMEZONE", kZone);
  out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
  out.line("X-PUBLISHED-TTL", "PT12H");
  if (!feed.source.empty()) out.line("SOURCE;VALUE=URI", feed.source);
  constexpr std::string_view kEnd = "END:VCALENDAR\r\n";
  std::size_t rest = kTimeZone.size() + kEnd.size();
  for (const std::string_view event : events) rest += event.size();
  out.make_room(rest);
  out.raw(kTimeZone);
  for (const std::string_view event : events) out.raw(event);
  out.raw(kEnd);
  return out.take();
}

}  // namespace pier::calendar
