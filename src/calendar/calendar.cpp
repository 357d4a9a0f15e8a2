#include "calendar/calendar.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace pier::calendar {

namespace {

int start_of(const Session& session) {
  return session.hours ? session.hours->start.minutes : -1;
}

/// Of two meetings with one id the first stays, as both would have one address.
void drop_duplicates(Calendar& calendar, Diagnostics& diagnostics) {
  std::map<std::pair<std::size_t, std::string>, Span> seen;
  std::erase_if(calendar.meetings, [&](const Meeting& meeting) {
    const auto [first, is_new] =
        seen.emplace(std::pair(meeting.group, meeting.session.id), meeting.session.span);
    if (is_new) return false;
    diagnostics
        .report("calendar-duplicate", meeting.session.span,
                fmt::format("`{}` has two meetings with the id `{}`", calendar.group_of(meeting).id,
                            meeting.session.id),
                "take one away, or give one its own `id`")
        .notes.push_back({first->second, "the other one is here"});
    return true;
  });
}

void report_holiday(const Session& session, std::string_view what, const Holidays& holidays,
                    Diagnostics& diagnostics) {
  if (session.cancelled || session.last_day) return;
  const auto name = holidays.bank_holiday(session.date);
  if (!name) return;
  diagnostics.report("calendar-holiday", session.span,
                     fmt::format("{} meets on {}, which is a bank holiday ({})", what,
                                 long_text(session.date), *name),
                     "choose another day, or except it from the rule");
}

bool overlap(const Session& a, const Session& b) {
  if (a.date != b.date || a.cancelled || b.cancelled || !a.hours || !b.hours) return false;
  // Without an end it takes a minute at least.
  const auto end = [](const Hours& hours) {
    return hours.end ? hours.end->minutes : hours.start.minutes + 1;
  };
  return a.hours->start.minutes < end(*b.hours) && b.hours->start.minutes < end(*a.hours);
}

/// Whether two groups have the same people in them: half of the smaller one's members or more.
bool share_members(const Group& a, const Group& b) {
  const Group& smaller = a.members.size() < b.members.size() ? a : b;
  const Group& larger = &smaller == &a ? b : a;
  const auto shared =
      std::count_if(smaller.members.begin(), smaller.members.end(), [&](std::size_t member) {
        return std::find(larger.members.begin(), larger.members.end(), member) !=
               larger.members.end();
      });
  return shared > 0 && 2 * static_cast<std::size_t>(shared) >= smaller.members.size();
}

/// `meetings` are in the order of their days: those of a day stand together.
void report_clashes(const Calendar& calendar, Diagnostics& diagnostics) {
  const auto& all = calendar.meetings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[j].session.date != all[i].session.date) break;
      if (all[i].group == all[j].group || !overlap(all[i].session, all[j].session)) continue;
      if (!share_members(calendar.group_of(all[i]), calendar.group_of(all[j]))) continue;
      diagnostics
          .report("calendar-clash", all[j].session.span,
                  fmt::format("`{}` and `{}` have the same members and meet at the same time on {}",
                              calendar.group_of(all[i]).id, calendar.group_of(all[j]).id,
                              long_text(all[j].session.date)),
                  "move one of them")
          .notes.push_back({all[i].session.span, "the other meeting is here"});
    }
  }
}

}  // namespace

Date Calendar::papers_due(const Meeting& meeting) const {
  return holidays.working_days_before(meeting.session.date, group_of(meeting).papers_due);
}

Date Calendar::minutes_due(const Meeting& meeting) const {
  return holidays.working_days_after(meeting.session.date, group_of(meeting).minutes_due);
}

void arrange(Calendar& calendar, Diagnostics& diagnostics) {
  std::stable_sort(calendar.meetings.begin(), calendar.meetings.end(),
                   [&](const Meeting& a, const Meeting& b) {
                     const auto key = [&](const Meeting& m) {
                       return std::tuple(m.session.date, start_of(m.session), m.group,
                                         std::string_view(m.session.id));
                     };
                     return key(a) < key(b);
                   });
  std::sort(calendar.courses.begin(), calendar.courses.end(),
            [](const Course& a, const Course& b) { return a.id < b.id; });
  drop_duplicates(calendar, diagnostics);
  for (const Meeting& meeting : calendar.meetings) {
    report_holiday(meeting.session, calendar.group_of(meeting).name, calendar.holidays,
                   diagnostics);
  }
  for (const Course& course : calendar.courses) {
    for (const CourseSession& one : course.sessions) {
      report_holiday(one.session, course.title, calendar.holidays, diagnostics);
    }
  }
  report_clashes(calendar, diagnostics);
}

std::string group_url(const Group& group) {
  return fmt::format("/meetings/{}/", group.id);
}

std::string meeting_url(const Calendar& calendar, const Meeting& meeting) {
  return fmt::format("{}{}/", group_url(calendar.group_of(meeting)), meeting.session.id);
}

std::string month_url(int year, unsigned month) {
  return fmt::format("/meetings/{:04}-{:02}/", year, month);
}

std::string course_url(const Course& course) {
  return fmt::format("/training/{}/", course.id);
}

}  // namespace pier::calendar
