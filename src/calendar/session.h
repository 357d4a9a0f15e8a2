#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/hours.h"
#include "diagnostics/source_map.h"

namespace pier::calendar {

/// How people come together.
enum class Format { unknown, in_person, online, both };

struct Venue {
  /// "" when it is not known or there is none.
  std::string place;
  Format format = Format::unknown;
  /// Where to join or to watch; "" when the public cannot.
  std::string link;

  friend bool operator==(const Venue&, const Venue&) = default;
};

/// A change of something that was announced.
struct Change {
  Date on;
  /// For readers: "Moved from Tuesday 8 December 2026".
  std::string text;
  /// Why, or "".
  std::string because;
  Span span{};
};

/// One day, or a few days on end, on which people meet: of a group, of a course.
struct Session {
  /// Its name within the series, for ever: part of its address and of its UID.
  std::string id;
  /// The day that was announced first, and the day as it is now.
  Date planned;
  Date date;
  /// Of an event of several days, which then has no hours.
  std::optional<Date> last_day;
  /// None: the hours are not known.
  std::optional<Hours> hours;
  Venue venue;
  /// "" when the series says it all.
  std::string title;
  bool is_tentative = false;
  /// Made up, to show what the pages look like.
  bool is_example = false;
  /// Why it does not take place; none: it does.
  std::optional<std::string> cancelled;
  /// The day it was announced.
  Date announced;
  /// Oldest first.
  std::vector<Change> changes;
  Span span{};

  const Date& end_day() const { return last_day ? *last_day : date; }
  /// RFC 5545, 3.8.7.4: how often it changed since it was announced.
  std::size_t sequence() const { return changes.size(); }
  /// The day of its last change, or of its announcement.
  const Date& changed() const { return changes.empty() ? announced : changes.back().on; }
};

}  // namespace pier::calendar
