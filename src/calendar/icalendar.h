#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/session.h"

namespace pier::calendar {

/// What a calendar program is told of a session beyond the session itself.
struct EventText {
  /// Stable for ever and unique in the world: "board/2027-03-10@host".
  std::string uid;
  std::string summary;
  std::string description;
  /// The page of the session, absolute.
  std::string url;
  std::string_view category;
};

/// One VEVENT (RFC 5545, 3.6.1), with CRLF, folded. Depends on the session and the text alone: not
/// on the clock, nor on what other events there are. A cancelled one stays, marked.
std::string vevent(const Session& session, const EventText& text);

/// Something that is to be done by a day.
struct DayEvent {
  /// As of EventText.
  std::string uid;
  std::string summary;
  std::string description;
  /// Its page, absolute; "" when it has none.
  std::string url;
  Date day;
  /// When it was written down: the same for the same content.
  Date stamp;
  /// How many days before a program reminds of it.
  int reminder = 7;
};

/// One VEVENT of a whole day (RFC 5545, 3.6.1) that takes no time, with a VALARM (3.6.6).
std::string day_event(const DayEvent& event);

/// What stands around the events of a feed.
struct Feed {
  std::string name;
  std::string description;
  /// Where the feed itself is, absolute; "" for a file that is nowhere to be fetched.
  std::string source = {};
};

/// A whole feed: VCALENDAR with the time zone and `events`, each made by vevent(). There is no
/// METHOD: people subscribe to it, and nobody is invited (RFC 5546).
std::string vcalendar(const Feed& feed, std::span<const std::string_view> events);

}  // namespace pier::calendar
