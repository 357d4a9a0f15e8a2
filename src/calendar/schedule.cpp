#include "calendar/schedule.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "calendar/london_time.h"
#include "calendar/recurrence.h"

namespace pier::calendar {

namespace {

constexpr int kLastYear = 2199;
constexpr std::array<std::string_view, 3> kFormats{"in person", "online", "both"};

constexpr auto kText = FieldKind::text;
constexpr auto kDate = FieldKind::date;
constexpr auto kRequired = Need::required;

constexpr auto kExcept = std::to_array<Field>({
    {.name = "date",
     .kind = kDate,
     .need = kRequired,
     .meaning = "a day that the rule gives and on which nobody meets",
     .example = "2027-04-06"},
    {.name = "because", .kind = kText, .meaning = "why", .example = "Easter holidays"},
});

constexpr auto kChange = std::to_array<Field>({
    {.name = "meeting",
     .kind = kText,
     .need = kRequired,
     .meaning = "the day that was announced first, or the `id`",
     .example = "2027-03-10"},
    {.name = "on",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the day of the change",
     .example = "2027-02-20"},
    {.name = "to", .kind = kDate, .meaning = "the new day", .example = "2027-03-17"},
    {.name = "time", .kind = kText, .meaning = "the new hours", .example = "11:00-12:30"},
    {.name = "place", .kind = kText, .meaning = "the new place", .example = "Civic Centre"},
    {.name = "format",
     .kind = FieldKind::choice,
     .meaning = "in person, online or both",
     .example = "online",
     .choices = kFormats},
    {.name = "link",
     .kind = FieldKind::https_url,
     .meaning = "where to join now",
     .example = "https://meet.example.org/board"},
    {.name = "confirmed",
     .kind = FieldKind::yes_no,
     .meaning = "it was tentative and is certain now",
     .example = "true"},
    {.name = "cancelled",
     .kind = kText,
     .meaning = "it does not take place, and why",
     .example = "Too few members could come."},
    {.name = "because", .kind = kText, .meaning = "why", .example = "The room is needed."},
});

constexpr auto kUsual = std::to_array<Field>({
    {.name = "time", .kind = kText, .meaning = "from when until when", .example = "10:00-12:30"},
    {.name = "place", .kind = kText, .meaning = "where", .example = "Civic Centre"},
    {.name = "format",
     .kind = FieldKind::choice,
     .meaning = "in person, online or both",
     .example = "in person",
     .choices = kFormats},
    {.name = "link",
     .kind = FieldKind::https_url,
     .meaning = "where to join or watch",
     .example = "https://meet.example.org/board"},
});

constexpr auto kSchedule = std::to_array<Field>({
    {.name = "agreed",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the day these dates were announced",
     .example = "2026-10-01"},
    {.name = "example",
     .kind = FieldKind::yes_no,
     .meaning = "the dates are made up",
     .example = "true"},
    {.name = "draft",
     .kind = FieldKind::yes_no,
     .meaning = "nothing of the file is shown yet",
     .example = "true"},
    {.name = "every",
     .kind = kText,
     .meaning = "a rule for the dates",
     .example = "second Wednesday of March, June, September and December"},
    {.name = "from", .kind = kDate, .meaning = "where the rule begins", .example = "2027-01-01"},
    {.name = "until", .kind = kDate, .meaning = "where the rule ends", .example = "2027-12-31"},
    {.name = "except",
     .kind = FieldKind::list,
     .meaning = "days of the rule on which nobody meets",
     .example = "[{date: 2027-04-06, because: Easter holidays}]",
     .fields = kExcept},
    {.name = "changes",
     .kind = FieldKind::list,
     .meaning = "what changed since the dates were announced, oldest first",
     .example = "[{meeting: 2027-03-10, on: 2027-02-20, to: 2027-03-17}]",
     .fields = kChange},
});

constexpr auto kSession = std::to_array<Field>({
    {.name = "date",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the day",
     .example = "2027-03-10"},
    {.name = "id",
     .kind = FieldKind::slug,
     .meaning = "a name that never changes; it is the day where there is none",
     .example = "extra-2027"},
    {.name = "title",
     .kind = kText,
     .meaning = "what is special about it",
     .example = "Development day",
     .longest = 200},
    {.name = "tentative",
     .kind = FieldKind::yes_no,
     .meaning = "it may still change",
     .example = "true"},
});

Format format_named(std::string_view name) {
  if (name == kFormats[0]) return Format::in_person;
  if (name == kFormats[1]) return Format::online;
  return name == kFormats[2] ? Format::both : Format::unknown;
}

std::optional<Hours> hours_of(const Value& fields, Diagnostics& diagnostics) {
  const Value* time = fields.find("time");
  if (time == nullptr) return std::nullopt;
  HoursReading reading = read_hours(time->as_text());
  if (!reading.hours) {
    diagnostics.report("calendar-time", time->span, reading.problem, reading.help);
  }
  return reading.hours;
}

/// Works out the sessions of one file.
class ScheduleReader {
 public:
  ScheduleReader(const Value& raw, const Value& fields, std::string_view list, const Usual& usual,
                 Span whole, Diagnostics& diagnostics)
      : raw_(raw),
        fields_(fields),
        list_(list),
        usual_(usual),
        whole_(whole),
        diagnostics_(diagnostics),
        announced_(date_of(fields.find("agreed")).value_or(*Date::from_parts(2000, 1, 1))) {}

  std::vector<ReadSession> run() {
    check_nothing_is_empty();
    add_rule();
    add_list();
    apply_changes();
    std::stable_sort(
        sessions_.begin(), sessions_.end(),
        [](const ReadSession& a, const ReadSession& b) { return a.session.date < b.session.date; });
    for (const ReadSession& read : sessions_) check_clock(read.session);
    return std::move(sessions_);
  }

 private:
  /// `meetings:` with nothing below it is a slip: what should stand there stands elsewhere.
  void check_nothing_is_empty() {
    if (!raw_.is_map()) return;
    bool has_dates = false;
    for (const Member& member : raw_.as_map()) {
      const bool is_list = member.key == list_ || member.key == "changes" || member.key == "except";
      has_dates = has_dates || member.key == list_ || member.key == "every";
      const bool is_empty =
          member.value.is_null() || (member.value.is_list() && member.value.as_list().empty());
      if (is_list && is_empty) {
        diagnostics_.report("calendar-empty", member.key_span,
                            fmt::format("nothing stands below `{}`", member.key),
                            "indent its items by two spaces, or take the line away");
      }
    }
    if (!has_dates) {
      diagnostics_.report("calendar-empty", Span{whole_.file, whole_.begin, whole_.begin},
                          "the file gives no date",
                          fmt::format("add `{}:` with dates, or a rule such as `every: 6 weeks on "
                                      "Tuesday` with `from` and `until`",
                                      list_));
    }
  }

  Session new_session(const Date& day, Span span) const {
    return {.id = day.iso(),
            .planned = day,
            .date = day,
            .last_day = std::nullopt,
            .hours = usual_.hours,
            .venue = usual_.venue,
            .title = {},
            .is_tentative = false,
            .is_example = yes_of(fields_.find("example"), false),
            .cancelled = std::nullopt,
            .announced = announced_,
            .changes = {},
            .span = span};
  }

  bool is_possible(const Value& date) {
    const auto day = date_of(&date);
    if (!day) return false;
    if (day->year() >= kFirstYear && day->year() <= kLastYear) return true;
    diagnostics_.report(
        "calendar-date", date.span,
        fmt::format("the year {} is not one of {} to {}", day->year(), kFirstYear, kLastYear),
        "write the day as year, month and day: 2027-03-10");
    return false;
  }

  void add_rule() {
    const Value* every = fields_.find("every");
    const Value* from = fields_.find("from");
    const Value* until = fields_.find("until");
    if (every == nullptr) {
      for (const Value* lonely : {from, until}) {
        if (lonely == nullptr) continue;
        report_rule(lonely->span, "there is no rule that this belongs to",
                    "add a rule such as `every: 6 weeks on Tuesday`");
      }
      return;
    }
    const RecurrenceReading reading = read_recurrence(every->as_text());
    if (!reading.rule) {
      report_rule(every->span, reading.problem,
                  "write it as `6 weeks on Tuesday` or as `second Wednesday of March and June`");
      return;
    }
    if (from == nullptr || until == nullptr) {
      report_rule(every->span,
                  from == nullptr ? "the rule has no beginning" : "the rule has no end",
                  from == nullptr ? "add the first day it holds for, as `from: 2027-01-01`"
                                  : "add the last day it holds for, as `until: 2027-12-31`");
      return;
    }
    if (!is_possible(*from) || !is_possible(*until)) return;
    const std::vector<Date> days =
        occurrences(*reading.rule, *date_of(from), *date_of(until), kMostOccurrences + 1);
    if (days.empty())
      report_rule(every->span, "the rule gives no date", "look at `from` and `until`");
    if (days.size() > kMostOccurrences) {
      report_rule(every->span,
                  fmt::format("the rule gives more than {} dates", with_commas(kMostOccurrences)),
                  "let it end earlier");
      return;
    }
    std::vector<Date> left = without_exceptions(days);
    for (const Date& day : left) sessions_.push_back({new_session(day, every->span), nullptr});
  }

  std::vector<Date> without_exceptions(std::vector<Date> days) {
    for (const Value& item : list_of(fields_.find("except"))) {
      const auto day = date_of(item.find("date"));
      if (!day) continue;
      const auto found = std::find(days.begin(), days.end(), *day);
      if (found != days.end()) {
        days.erase(found);
        continue;
      }
      report_rule(
          item.find("date")->span,
          fmt::format("the rule gives no date on {}, or it is excepted twice", long_text(*day)),
          "take the exception away, or mend its date");
    }
    return days;
  }

  void report_rule(Span span, std::string problem, std::string help) {
    diagnostics_.report("calendar-rule", span, std::move(problem), std::move(help));
  }

  void add_list() {
    std::map<std::string, Span> seen;
    const std::size_t of_rule = sessions_.size();
    for (const Value& item : list_of(fields_.find(list_))) {
      const Value* date = item.find("date");
      if (date == nullptr || !is_possible(*date)) continue;
      Session session = new_session(*date_of(date), date->span);
      if (const Value* id = item.find("id"); id != nullptr) session.id = id->as_text();
      const auto [first, is_new] = seen.emplace(session.id, date->span);
      if (!is_new) {
        diagnostics_
            .report("calendar-duplicate", date->span,
                    fmt::format("two meetings have the id `{}`", session.id),
                    "take one away, or give this one its own `id`")
            .notes.push_back({first->second, "the first one is here"});
        continue;
      }
      take_details(item, session);
      const auto same = std::find_if(
          sessions_.begin(), sessions_.begin() + static_cast<std::ptrdiff_t>(of_rule),
          [&](const ReadSession& read) { return read.session.planned == session.planned; });
      // A date of the rule that the list tells more about is one meeting, not two.
      if (same != sessions_.begin() + static_cast<std::ptrdiff_t>(of_rule) &&
          same->item == nullptr && item.find("id") == nullptr) {
        *same = {std::move(session), &item};
      } else {
        sessions_.push_back({std::move(session), &item});
      }
    }
  }

  void take_details(const Value& item, Session& session) {
    const Usual own = read_usual(item, {session.hours, session.venue}, diagnostics_);
    session.hours = own.hours;
    session.venue = own.venue;
    session.title = text_of(item.find("title"));
    session.is_tentative = yes_of(item.find("tentative"), false);
    if (const Value* last = item.find("last_day"); last != nullptr && is_possible(*last)) {
      session.last_day = date_of(last);
      session.hours = std::nullopt;
      if (*session.last_day <= session.date) {
        diagnostics_.report(
            "calendar-date", last->span,
            fmt::format("the last day, {}, is not after the first", session.last_day->text()),
            "leave `last_day` out where it is one day");
        session.last_day = std::nullopt;
      }
    }
  }

  Session* find(const std::string& name) {
    for (ReadSession& read : sessions_) {
      if (read.session.id == name) return &read.session;
    }
    for (ReadSession& read : sessions_) {
      if (read.session.planned.iso() == name) return &read.session;
    }
    return nullptr;
  }

  void apply_changes() {
    for (const Value& item : list_of(fields_.find("changes"))) {
      const Value* name = item.find("meeting");
      const auto on = date_of(item.find("on"));
      if (name == nullptr || !on) continue;
      Session* session = find(name->as_text());
      if (session == nullptr) {
        report_no_meeting(*name);
        continue;
      }
      if (*on < session->changed()) {
        diagnostics_.report(
            "calendar-date", item.find("on")->span,
            fmt::format("the change is of {}, and what it changes is of {}", on->text(),
                        session->changed().text()),
            "write the changes with the oldest first, none before the dates were agreed");
        continue;
      }
      apply(item, *on, *session);
    }
  }

  void report_no_meeting(const Value& name) {
    std::vector<std::string_view> ids;
    for (const ReadSession& read : sessions_) ids.push_back(read.session.id);
    const std::string_view near = nearest(name.as_text(), ids);
    diagnostics_.report("calendar-unknown", name.span,
                        fmt::format("there is no meeting `{}` in this file", name.as_text()),
                        near.empty() ? "name it by the day that was announced first, as 2027-03-10"
                                     : fmt::format("did you mean `{}`?", near));
  }

  void apply(const Value& item, const Date& on, Session& session) {
    std::vector<std::string> what;
    if (const Value* to = item.find("to"); to != nullptr && is_possible(*to)) {
      what.push_back(fmt::format("Moved from {}", long_text(session.date)));
      const long days = days_between(session.date, *date_of(to));
      if (session.last_day) {
        session.last_day = plus_days(*session.last_day, static_cast<int>(days));
      }
      session.date = *date_of(to);
    }
    if (item.find("time") != nullptr) {
      what.push_back(session.hours ? fmt::format("Time changed from {}", session.hours->text())
                                   : std::string("Time set"));
    }
    const Usual now = read_usual(item, {session.hours, session.venue}, diagnostics_);
    if (now.venue.place != session.venue.place) {
      what.push_back(session.venue.place.empty()
                         ? std::string("Place set")
                         : fmt::format("Place changed from {}", session.venue.place));
    }
    if (now.venue.format != session.venue.format || now.venue.link != session.venue.link) {
      what.emplace_back("Way to take part changed");
    }
    session.hours = now.hours;
    session.venue = now.venue;
    if (yes_of(item.find("confirmed"), false)) {
      what.emplace_back("Confirmed");
      session.is_tentative = false;
    }
    if (const Value* reason = item.find("cancelled"); reason != nullptr) {
      what.emplace_back("Cancelled");
      session.cancelled = reason->as_text();
    }
    if (what.empty()) {
      diagnostics_.report("calendar-unknown", item.span, "the change changes nothing",
                          "say what is new: `to`, `time`, `place`, `format`, `link`, `confirmed` "
                          "or `cancelled`");
      return;
    }
    session.changes.push_back(
        {on, join(what, ". "), text_of(item.find("because")), item.find("on")->span});
  }

  void check_clock(const Session& session) {
    if (!session.hours) return;
    const auto check = [&](TimeOfDay time) {
      const Shown times = shown(session.date, time);
      if (times == Shown::once) return;
      diagnostics_.report("calendar-clock", session.span,
                          times == Shown::never
                              ? fmt::format("there is no {} on {}: the clocks go forward",
                                            time.text(), long_text(session.date))
                              : fmt::format("{} comes twice on {}: the clocks go back", time.text(),
                                            long_text(session.date)),
                          "write a time before 1am or from 2am on");
    };
    check(session.hours->start);
    if (session.hours->end) check(*session.hours->end);
  }

  const Value& raw_;
  const Value& fields_;
  std::string_view list_;
  const Usual& usual_;
  Span whole_;
  Diagnostics& diagnostics_;
  Date announced_;
  std::vector<ReadSession> sessions_;
};

template <std::size_t N, std::size_t M>
constexpr auto joined(const std::array<Field, N>& first, const std::array<Field, M>& second) {
  std::array<Field, N + M> all{};
  std::copy(first.begin(), first.end(), all.begin());
  std::copy(second.begin(), second.end(), all.begin() + N);
  return all;
}

}  // namespace

std::span<const Field> schedule_fields() {
  static constexpr auto kAll = joined(kSchedule, kUsual);
  return kAll;
}

std::span<const Field> usual_fields() {
  return kUsual;
}

std::span<const Field> session_fields() {
  static constexpr auto kAll = joined(kSession, kUsual);
  return kAll;
}

Usual read_usual(const Value& fields, Usual usual, Diagnostics& diagnostics) {
  if (const auto hours = hours_of(fields, diagnostics)) {
    // Where only a start is given, it lasts as long as usual.
    Hours now = *hours;
    if (!now.end && usual.hours && usual.hours->end) {
      const int end = now.start.minutes + usual.hours->end->minutes - usual.hours->start.minutes;
      if (end < 24 * 60) now.end = TimeOfDay{end};
    }
    usual.hours = now;
  }
  if (const Value* place = fields.find("place")) usual.venue.place = place->as_text();
  if (const Value* link = fields.find("link")) usual.venue.link = link->as_text();
  if (const Value* format = fields.find("format")) {
    usual.venue.format = format_named(format->as_text());
  }
  return usual;
}

std::vector<ReadSession> read_schedule(const Value& raw, const Value& fields, std::string_view list,
                                       const Usual& usual, Span whole, Diagnostics& diagnostics) {
  return ScheduleReader(raw, fields, list, usual, whole, diagnostics).run();
}

}  // namespace pier::calendar
