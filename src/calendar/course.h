#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/groups.h"
#include "calendar/session.h"

namespace pier::calendar {

/// One day of a course, or one time that an event takes place.
struct CourseSession {
  Session session;
  /// How many can come; none: it is not said.
  std::optional<std::int64_t> places;
};

/// A course or an event, with the days on which it takes place.
struct Course {
  std::string id;
  std::string title;
  std::string summary;
  bool is_event = false;
  Branch branch = Branch::both;
  std::vector<std::string> audience;
  std::string level;
  std::string provider;
  std::string cost;
  /// Where to book; "" when that is not needed.
  std::string booking;
  /// What happens on its days: "Monday: emotional abuse".
  std::vector<std::string> programme;
  std::vector<CourseSession> sessions;
  Span span{};
  /// Its file is a draft, which only previews show.
  bool is_draft = false;
};

/// Reads data/training/ID.yaml. None where it is a draft and drafts are not shown, or no course.
std::optional<Course> read_course(FileId file, std::string id, bool drafts,
                                  const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier::calendar
