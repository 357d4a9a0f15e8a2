#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/course.h"
#include "calendar/groups.h"
#include "calendar/holidays.h"
#include "calendar/meeting.h"
#include "diagnostics/diagnostics.h"

namespace pier::calendar {

/// Who meets when: all groups, meetings and courses. Made once, then const.
struct Calendar {
  Groups groups;
  Holidays holidays;
  /// By day, hour, group and id.
  std::vector<Meeting> meetings;
  /// By id.
  std::vector<Course> courses;

  bool empty() const { return groups.groups().empty() && courses.empty(); }
  const Group& group_of(const Meeting& meeting) const { return groups.groups()[meeting.group]; }

  Date papers_due(const Meeting& meeting) const;
  Date minutes_due(const Meeting& meeting) const;
};

/// Puts meetings of several files in their order, and reports what only shows then: two with one id
/// in one group, a bank holiday, two groups with the same members at the same time.
void arrange(Calendar& calendar, Diagnostics& diagnostics);

/// Where things of the calendar stand on the site. All begin with /meetings/ or /training/.
std::string group_url(const Group& group);                                  ///< "/meetings/board/"
std::string meeting_url(const Calendar& calendar, const Meeting& meeting);  ///< ".../2027-03-10/"
std::string month_url(int year, unsigned month);  ///< "/meetings/2027-03/"
std::string course_url(const Course& course);     ///< "/training/gcp2/"

/// The feeds.
inline constexpr std::string_view kAllMeetings = "/meetings/meetings.ics";
inline constexpr std::string_view kTraining = "/training/training.ics";
inline constexpr std::string_view kPapersFeed = "/meetings/papers.xml";
/// The one of a page: the page's address and this name.
inline constexpr std::string_view kPageFeed = "calendar.ics";

}  // namespace pier::calendar
