#include "calendar/published_sessions.h"

#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::calendar {

namespace {

constexpr std::string_view kHeading =
    "# What calendars of readers know. Written by `pier build --production`; not to be edited.\n";

std::string facts_of(const Session& session) {
  const std::string last = session.last_day ? fmt::format(" to {}", session.last_day->iso()) : "";
  return fmt::format("{}{} {} {} {}", session.date.iso(), last,
                     session.hours ? session.hours->iso() : std::string("all-day"),
                     session.cancelled ? "cancelled" : "planned", session.venue.place);
}

/// Calls `use(name, session)` for every session of the calendar.
template <typename Use>
void for_each_session(const Calendar& calendar, const Use& use) {
  for (const Meeting& meeting : calendar.meetings) {
    use(name_of(calendar.group_of(meeting), meeting.session), meeting.session);
  }
  for (const Course& course : calendar.courses) {
    for (const CourseSession& one : course.sessions) {
      use(name_of(course, one.session), one.session);
    }
  }
}

std::string plain(std::string_view facts) {
  return std::string(trim(facts));
}

}  // namespace

std::string name_of(const Group& group, const Session& session) {
  return fmt::format("meetings/{}/{}", group.id, session.id);
}

std::string name_of(const Course& course, const Session& session) {
  return fmt::format("training/{}/{}", course.id, session.id);
}

std::vector<PublishedSession> read_published_sessions(FileId file, const SourceMap& sources,
                                                      Diagnostics& diagnostics) {
  std::vector<PublishedSession> found;
  std::uint32_t begin = 0;
  for (const std::string_view line : split(sources.text(file), '\n')) {
    const Span span{file, begin, begin + static_cast<std::uint32_t>(line.size())};
    begin = span.end + 1;
    if (trim(line).empty() || line.starts_with('#')) continue;
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    PublishedSession session;
    session.span = span;
    bool is_right = second != std::string_view::npos;
    if (is_right) {
      session.name = std::string(line.substr(0, first));
      const std::string_view count = line.substr(first + 1, second - first - 1);
      const auto [end, error] =
          std::from_chars(count.data(), count.data() + count.size(), session.changes);
      is_right = error == std::errc{} && end == count.data() + count.size();
      session.facts = plain(line.substr(second + 1));
    }
    if (is_right) {
      found.push_back(std::move(session));
    } else {
      diagnostics.report("calendar-published", span, "this line is no published meeting",
                         "take back the last change to the file");
    }
  }
  return found;
}

std::string write_published_sessions(const Calendar& calendar,
                                     const std::vector<PublishedSession>& before) {
  std::map<std::string, std::string> lines;
  for (const PublishedSession& old : before) {
    lines[old.name] = fmt::format("{} {}", old.changes, old.facts);
  }
  for_each_session(calendar, [&](std::string name, const Session& session) {
    lines[std::move(name)] = fmt::format("{} {}", session.sequence(), plain(facts_of(session)));
  });
  std::string text(kHeading);
  for (const auto& [name, facts] : lines) text += fmt::format("{} {}\n", name, facts);
  return text;
}

void check_published_sessions(const Calendar& calendar, const std::vector<PublishedSession>& before,
                              Diagnostics& diagnostics) {
  if (before.empty()) return;
  std::map<std::string, const Session*> now;
  for_each_session(calendar, [&](std::string name, const Session& session) {
    now.emplace(std::move(name), &session);
  });
  for (const PublishedSession& old : before) {
    const auto found = now.find(old.name);
    if (found == now.end()) {
      diagnostics.report("calendar-published", old.span,
                         fmt::format("`{}` was published and is in no file any more", old.name),
                         "put it back, and cancel it with a line below `changes:`, so that "
                         "calendars of readers hear of it");
      continue;
    }
    const Session& session = *found->second;
    const std::string facts = plain(facts_of(session));
    const bool is_silent = session.sequence() == old.changes && facts != old.facts;
    if (!is_silent && session.sequence() >= old.changes) continue;
    diagnostics
        .report("calendar-published", session.span,
                is_silent
                    ? fmt::format("it was published as `{}` and is now `{}`", old.facts, facts)
                    : std::string("a change that was published is gone"),
                fmt::format("leave what was published as it is, and write what is new below "
                            "`changes:`, as `- {{meeting: {}, on: DAY, …}}`",
                            session.id))
        .notes.push_back({old.span, "this is what was published"});
  }
}

}  // namespace pier::calendar
