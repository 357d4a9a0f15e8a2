#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "pages/calendar_pages.h"

namespace pier {

namespace {

using Month = std::pair<int, unsigned>;

/// What a day is beside its meetings: a bank holiday, a school holiday.
std::string note_of(const Site& site, const Date& day) {
  const calendar::Holidays& holidays = site.calendar().holidays;
  if (const auto name = holidays.bank_holiday(day)) return fmt::format("{} (bank holiday)", *name);
  const calendar::SchoolHoliday* school = holidays.school_holiday(day);
  if (school == nullptr) return {};
  return fmt::format("School holiday: {}{}", school->name,
                     school->is_provisional ? " (provisional)" : "");
}

/// Every day of a month, those without meetings too, so that a grid can be made of them. `column`
/// is that of the weekday, Monday first.
Value days_view(const Site& site, Month month, const std::vector<std::size_t>& meetings) {
  List days;
  std::size_t next = 0;
  const auto& all = site.calendar().meetings;
  for (unsigned number = 1; number <= 31; ++number) {
    const auto day = Date::from_parts(month.first, month.second, number);
    if (!day) break;
    List items;
    for (; next < meetings.size() && all[meetings[next]].session.date == *day; ++next) {
      items.push_back(meeting_item(site, all[meetings[next]]));
    }
    days.push_back(MapBuilder()
                       .set("number", static_cast<std::int64_t>(number))
                       .set("iso", day->iso())
                       .set("weekday", calendar::weekday_name(*day))
                       .set("column", static_cast<std::int64_t>(calendar::weekday_of(*day) + 1))
                       .set("weekend", calendar::weekday_of(*day) >= 5)
                       .set("note", note_of(site, *day))
                       .set("items", Value(std::move(items)))
                       .build());
  }
  return Value(std::move(days));
}

Value neighbour(const Site& site, const CalendarIndex& index, Month month, bool is_next) {
  const auto here = index.by_month.find(month);
  if (is_next) {
    const auto next = std::next(here);
    if (next == index.by_month.end()) return {};
    return link_view(month_title(next->first.first, next->first.second),
                     site.href(calendar::month_url(next->first.first, next->first.second)));
  }
  if (here == index.by_month.begin()) return {};
  const auto before = std::prev(here);
  return link_view(month_title(before->first.first, before->first.second),
                   site.href(calendar::month_url(before->first.first, before->first.second)));
}

}  // namespace

PlannedPage plan_month(const Site& site, const SharedIndex& index, Month month) {
  PlannedPage page;
  page.url = calendar::month_url(month.first, month.second);
  page.title = fmt::format("Meetings in {}", month_title(month.first, month.second));
  page.layout = "month.html";
  page.view = [&site, index, month, title = page.title, url = page.url](Diagnostics&) {
    const std::vector<std::size_t>& meetings = index->by_month.at(month);
    Map more;
    more.push_back({"month",
                    {},
                    MapBuilder()
                        .set("title", month_title(month.first, month.second))
                        .set("days", days_view(site, month, meetings))
                        .set("previous", neighbour(site, *index, month, false))
                        .set("next", neighbour(site, *index, month, true))
                        .build()});
    return calendar_scope(site, "meetings",
                          {.title = title,
                           .summary = fmt::format("{} of the partnership’s groups.",
                                                  count_of(meetings.size(), "meeting", "meetings")),
                           .url = url,
                           .type = "month"},
                          {}, std::move(more));
  };
  return page;
}

}  // namespace pier
