#pragma once

#include <span>
#include <string>
#include <vector>

#include "calendar/session.h"
#include "diagnostics/diagnostics.h"
#include "value/schema.h"
#include "value/value.h"

namespace pier::calendar {

/// The most sessions that one rule may give.
inline constexpr std::size_t kMostOccurrences = 1000;

/// What holds for all sessions of a series that say nothing else.
struct Usual {
  std::optional<Hours> hours;
  Venue venue;
};

/// A session and what its file says of it further; null when only the rule gives it.
struct ReadSession {
  Session session;
  const Value* item = nullptr;
};

/// The fields by which a file says when a series meets: `agreed`, a rule (`every`, `from`, `until`,
/// `except`), `changes`, what is usual, and marks for the whole file.
std::span<const Field> schedule_fields();
/// The fields by which hours, place and format are given, for a group, a file or one session.
std::span<const Field> usual_fields();
/// The fields by which one session says when and where it is.
std::span<const Field> session_fields();

/// The hours, place and format that a group of fields gives; what it does not give is as `usual`.
/// Times that are none are reported.
Usual read_usual(const Value& fields, Usual usual, Diagnostics& diagnostics);

/// Works out the sessions of a file. `raw` is the file as read and `fields` what check_fields()
/// left of it, in which the sessions stand in the list `list`. Reports every date, time, rule and
/// change that cannot be; a file that gives no session at all is reported too, so that a slip never
/// makes a calendar shorter. In the order of their days.
std::vector<ReadSession> read_schedule(const Value& raw, const Value& fields, std::string_view list,
                                       const Usual& usual, Span whole, Diagnostics& diagnostics);

}  // namespace pier::calendar
