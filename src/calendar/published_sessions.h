#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "diagnostics/diagnostics.h"

namespace pier::calendar {

/// What calendars that people subscribed to know of a session.
struct PublishedSession {
  /// Its name for ever: "meetings/board/2027-03-10".
  std::string name;
  std::size_t changes = 0;
  /// Day, hours, whether it takes place, and place, as a person would read them in the record.
  std::string facts;
  /// Where the record says so.
  Span span{};
};

/// The names that UIDs and the record have for sessions.
std::string name_of(const Group& group, const Session& session);
std::string name_of(const Course& course, const Session& session);

/// Reads data/published-meetings.txt: every session that was ever published, one a line. A line
/// that is none is reported.
std::vector<PublishedSession> read_published_sessions(FileId file, const SourceMap& sources,
                                                      Diagnostics& diagnostics);

/// The whole file, sorted: what `calendar` publishes, and what `before` knows beyond it.
std::string write_published_sessions(const Calendar& calendar,
                                     const std::vector<PublishedSession>& before);

/// Reports what calendars of readers would not hear of, because SEQUENCE would not grow: a session
/// that says something else than what was published and has no further change, one that lost a
/// change, one that is gone.
void check_published_sessions(const Calendar& calendar, const std::vector<PublishedSession>& before,
                              Diagnostics& diagnostics);

}  // namespace pier::calendar
