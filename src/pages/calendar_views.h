#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "calendar/calendar.h"
#include "pages/view.h"
#include "site/site.h"
#include "value/value.h"

namespace pier {

/// Where meetings stand in the calendar, by what pages ask for; made once.
struct CalendarIndex {
  /// For each group, in the order of their days.
  std::vector<std::vector<std::size_t>> by_group;
  /// By year and month.
  std::map<std::pair<int, unsigned>, std::vector<std::size_t>> by_month;
};
CalendarIndex index_of(const calendar::Calendar& calendar);

/// Whether it is over on the day of the build.
bool is_past(const Site& site, const calendar::Session& session);

/// What lists and pages say of a session: {date, last_day, starts, time, place, format, link,
/// status, reason, title, example, changes}. `starts` is for <time>; `status` is "" where there is
/// nothing to say.
MapBuilder session_view(const calendar::Session& session);

/// A meeting in a list: a session with {name, url, group_url}.
Value meeting_item(const Site& site, const calendar::Meeting& meeting);

/// Meetings by month: {id, title, url, items}. Ids begin with `id_prefix`.
Value months_view(const Site& site, const std::vector<std::size_t>& meetings,
                  std::string_view id_prefix);

/// "December 2026".
std::string month_title(int year, unsigned month);

/// "Schools Forum", and what is special about the meeting: "Schools Forum: development day".
std::string meeting_name(const calendar::Calendar& calendar, const calendar::Meeting& meeting);

/// {title, url}: a document below content/ with its kind and size, or an address elsewhere.
Value document_link(const Site& site, std::string_view title, std::string_view file);

/// The feed of a page: {url, webcal}, both whole addresses.
Value feed_view(const Site& site, std::string_view url);

/// `frame` of a page of the calendar, below the page meetings/index.md or training/index.md where
/// there is one; `section` is "meetings" or "training".
Value calendar_scope(const Site& site, std::string_view section, Frame frame, Html structured_data,
                     Map more);

}  // namespace pier
