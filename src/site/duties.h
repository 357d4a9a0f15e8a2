#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/source_map.h"

namespace pier {

class Site;
struct DutyKind;

/// How soon something wants doing.
enum class Urgency : std::uint8_t {
  overdue,  ///< its day is over
  soon,     ///< today or within kDutyNotice days
  open,     ///< no day says when
  later     ///< its day is further away
};

/// How long before its day something is shown.
inline constexpr long kDutyNotice = 60;

/// How long after somebody rang or wrote to a contact it wants doing again (days). No law says it;
/// numbers of public bodies change about once a year, with budgets and contracts.
inline constexpr int kContactInterval = 182;

/// Something that the Business Unit has to do or to know.
struct Duty {
  /// Never null; a row of duty_kinds().
  const DutyKind* kind = nullptr;
  /// With its kind, its name from build to build: part of the UID of its event.
  std::string key;
  /// What it is about: the title of a page, the name of a contact.
  std::string title;
  /// What exactly, where the kind does not say it all; or "".
  std::string detail;
  /// Whose it is: a role or an organisation; or "".
  std::string owner;
  std::optional<Date> due;
  Urgency urgency = Urgency::open;
  /// The file to open, and the line in it, 0 for none: "content/about/structure.md". "" where no
  /// file may be named, or none is to be changed.
  std::string source;
  std::size_t line = 0;
  /// Its page, below the base path; or "".
  std::string url;
  /// What is still missing, each in a few words.
  std::vector<std::string> missing;
};

/// What a kind of duty looks at.
struct DutyInput {
  const Site& site;
  const SourceMap& sources;
};

/// A kind of duty: how it is spoken of, and where it comes from. To add one, write a function in
/// one of duties_*.cpp and a row in duties.cpp.
struct DutyKind {
  /// For ever: part of UIDs.
  std::string_view id;
  /// Of one: "Page to review".
  std::string_view name;
  /// Of several: "Pages to review".
  std::string_view plural;
  /// What to do, as a sentence.
  std::string_view todo;
  /// Also what is due after more than kDutyNotice days.
  bool is_always_shown = false;
  void (*find)(const DutyInput&, std::vector<Duty>&) = nullptr;
};

std::span<const DutyKind> duty_kinds();

/// All duties of the day, by urgency, then by day, then by kind in the order of the table, then by
/// title. Names no review that nobody may see: of such a one there is at most the day on which its
/// hold is looked at again. `site` must be finished.
std::vector<Duty> find_duties(const Site& site, const SourceMap& sources);

/// "3 days overdue, since 18 November 2026", "today, 21 November 2026", "in 12 days, on …"; of what
/// has no day "no day is set".
std::string due_text(const Duty& duty, const Date& today);

/// "Overdue", "Within 60 days", "Without a day", "Later".
std::string_view heading_of(Urgency urgency);

/// The duties as text for a terminal: a heading for each urgency, a paragraph for each duty.
std::string duties_text(const std::vector<Duty>& duties, const Date& today);

/// Their days as a calendar (RFC 5545): an event of a whole day for each that has one, on that day,
/// those that are overdue too. UIDs stay as long as the duty is one. What has no day is not in it.
std::string duties_calendar(const Site& site, const std::vector<Duty>& duties);

/// Where previews have the page with them, and the calendar.
inline constexpr std::string_view kBusinessUnit = "/business-unit/";
inline constexpr std::string_view kDutiesCalendar = "/business-unit/calendar.ics";

}  // namespace pier
