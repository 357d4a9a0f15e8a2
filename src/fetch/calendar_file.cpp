#include "fetch/calendar_file.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "calendar/holidays.h"
#include "value/json_writer.h"

namespace pier::fetch {

namespace {

/// A line of content: its name and parameters in capitals, and its value as it stands.
struct ContentLine {
  std::string name;
  std::string parameters;
  std::string_view value;
};

/// Lines that were folded are one again (RFC 5545, 3.1).
std::string unfolded(std::string_view ics) {
  std::string text = replace_all(ics, "\r\n", "\n");
  text = replace_all(text, "\n ", "");
  return replace_all(text, "\n\t", "");
}

/// The name ends at the first colon outside quotes; parameters begin at the first semicolon.
std::optional<ContentLine> content_line(std::string_view line) {
  bool is_quoted = false;
  std::size_t colon = std::string_view::npos;
  for (std::size_t i = 0; i < line.size() && colon == std::string_view::npos; ++i) {
    if (line[i] == '"') is_quoted = !is_quoted;
    if (line[i] == ':' && !is_quoted) colon = i;
  }
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view head = line.substr(0, colon);
  const std::size_t semicolon = head.find(';');
  return ContentLine{
      ascii_upper(head.substr(0, semicolon)),
      semicolon == std::string_view::npos ? std::string() : ascii_upper(head.substr(semicolon)),
      line.substr(colon + 1)};
}

/// A text without its escapes (RFC 5545, 3.3.11), on one line.
std::string text_value(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    const char next = value[++i];
    text += next == 'n' || next == 'N' ? ' ' : next;
  }
  return std::string(trim(text));
}

/// Holidays are in these; days can be counted on from any day in them.
constexpr int kFirstYear = 1900, kLastYear = 2199;

/// The day of "20270215" and of "20270215T090000Z".
std::optional<Date> day_value(std::string_view value) {
  if (value.size() < 8 || (value.size() > 8 && value[8] != 'T')) return std::nullopt;
  const auto day = Date::parse(
      fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2)));
  if (!day || day->year() < kFirstYear || day->year() > kLastYear) return std::nullopt;
  return day;
}

struct Event {
  std::string name;
  std::optional<Date> first;
  /// The last day of it.
  std::optional<Date> last;
  /// What says how long it is cannot be read with certainty.
  bool is_of_unclear_length = false;
  bool repeats = false;
  bool is_cancelled = false;
};

/// Reads the events of a calendar, line by line.
class EventReader {
 public:
  /// "" when all could be read.
  std::string read(std::string_view ics);
  std::vector<Event> events;

 private:
  std::string take(const ContentLine& line);
  std::string begin(std::string_view component);
  std::string end(std::string_view component);
  void set(const ContentLine& line);

  std::vector<std::string> open_;
  Event event_;
  bool was_calendar_ = false;
};

std::string EventReader::read(std::string_view ics) {
  const std::string text = unfolded(ics);
  for (const std::string_view raw : split(text, '\n')) {
    if (trim(raw).empty()) continue;
    const auto line = content_line(raw);
    if (!line) return "a line of it is no line of a calendar";
    if (std::string fault = take(*line); !fault.empty()) return fault;
  }
  if (!open_.empty()) return "the calendar does not end: a part of it is missing";
  return was_calendar_ ? "" : "it is no calendar";
}

std::string EventReader::begin(std::string_view component) {
  if (open_.empty() && component != "VCALENDAR") return "it is no calendar";
  was_calendar_ = true;
  if (component == "VEVENT") {
    if (open_.size() != 1) return "the parts of the calendar do not fit";
    event_ = {};
  }
  open_.emplace_back(component);
  return {};
}

std::string EventReader::end(std::string_view component) {
  if (open_.empty() || open_.back() != component) return "the parts of the calendar do not fit";
  open_.pop_back();
  if (component != "VEVENT" || event_.is_cancelled) return {};
  if (!event_.first) return fmt::format("the entry “{}” has no day", event_.name);
  if (event_.repeats) return fmt::format("the entry “{}” repeats by a rule", event_.name);
  // Some programs write an end on the same day for a single day: that is the day before it.
  const bool ends_before = event_.last && days_between(*event_.last, *event_.first) > 1;
  if (event_.is_of_unclear_length || ends_before) {
    return fmt::format("the entry “{}” does not say in days when it ends", event_.name);
  }
  if (event_.name.empty()) {
    return fmt::format("the entry on {} has no name", event_.first->text());
  }
  if (!event_.last || *event_.last < *event_.first) event_.last = event_.first;
  events.push_back(event_);
  return {};
}

void EventReader::set(const ContentLine& line) {
  if (line.name == "SUMMARY") event_.name = text_value(line.value);
  if (line.name == "DTSTART") event_.first = day_value(line.value);
  // An end in place of a length (RFC 5545, 3.6.1) is what calendars of holidays have.
  event_.is_of_unclear_length |= line.name == "DURATION" && line.value != "P1D";
  if (line.name == "RRULE" || line.name == "RDATE") event_.repeats = true;
  if (line.name == "STATUS") event_.is_cancelled = ascii_upper(line.value) == "CANCELLED";
  if (line.name == "DTEND") {
    event_.last = day_value(line.value);
    if (!event_.last) {
      event_.is_of_unclear_length = true;
      return;
    }
    // An end that is a day is the day after the last one (RFC 5545, 3.6.1); so is midnight.
    const bool is_day = line.value.size() == 8 || line.value.substr(8).starts_with("T000000");
    if (is_day) event_.last = calendar::plus_days(*event_.last, -1);
  }
}

std::string EventReader::take(const ContentLine& line) {
  if (line.name == "BEGIN") return begin(ascii_upper(trim(line.value)));
  if (line.name == "END") return end(ascii_upper(trim(line.value)));
  if (open_.empty()) return "it is no calendar";
  if (open_.back() == "VEVENT") set({line.name, line.parameters, trim(line.value)});
  return {};
}

bool is_wanted(const Event& event, const provenance::CalendarReading& how) {
  const std::string name = ascii_lower(event.name);
  return how.only.empty() || std::any_of(how.only.begin(), how.only.end(), [&](const auto& word) {
           return name.find(ascii_lower(word)) != std::string::npos;
         });
}

/// The days of bank holidays that only this file knows.
std::string bank_holiday_lines(const std::vector<Event>& events) {
  std::string lines;
  for (const Event& event : events) {
    for (Date day = *event.first; day <= *event.last; day = calendar::plus_days(day, 1)) {
      if (calendar::usual_bank_holiday(day)) continue;
      lines += fmt::format("  - {{date: {}, name: {}}}\n", day.iso(), write_json(event.name));
    }
  }
  return lines.empty() ? "bank_holidays: []\n" : "bank_holidays:\n" + lines;
}

std::string school_holiday_lines(const std::vector<Event>& events) {
  std::string lines = "school_holidays:\n";
  for (const Event& event : events) {
    lines += fmt::format("  - {{name: {}, first: {}, last: {}}}\n", write_json(event.name),
                         event.first->iso(), event.last->iso());
  }
  return lines;
}

constexpr long kLongest = 100;

}  // namespace

Reading read_calendar_file(std::string_view ics, const provenance::CalendarReading& how) {
  EventReader reader;
  if (std::string fault = reader.read(ics); !fault.empty()) {
    return {{},
            std::move(fault),
            "open the address in a browser: it must be an iCalendar file, "
            "with a day for each entry"};
  }
  std::vector<Event> events;
  for (const Event& event : reader.events) {
    if (is_wanted(event, how)) events.push_back(event);
  }
  for (const Event& event : events) {
    if (days_between(*event.first, *event.last) <= kLongest) continue;
    return {{},
            fmt::format("“{}” would last {} days", event.name,
                        days_between(*event.first, *event.last) + 1),
            "say with `only` which entries are days off, and not whole terms"};
  }
  if (events.empty()) {
    return {{}, "no entry of the calendar is one that is wanted", "look at `only`"};
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return *a.first < *b.first; });
  Reading result;
  result.bytes =
      "# Written by pier fetch. Where it comes from stands in the file beside this one.\n";
  result.bytes += how.is_school ? school_holiday_lines(events) : bank_holiday_lines(events);
  const std::size_t left_out = reader.events.size() - events.size();
  if (left_out > 0) {
    result.notes = fmt::format("{} left out by `only`\n", count_of(left_out, "entry", "entries"));
  }
  return result;
}

}  // namespace pier::fetch
