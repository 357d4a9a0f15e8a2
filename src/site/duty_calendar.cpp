#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "calendar/icalendar.h"
#include "site/duties.h"
#include "site/site.h"

namespace pier {

namespace {

/// A name that is safe in a UID wherever it is read.
std::string plain_name(std::string_view key) {
  std::string name(key);
  for (char& c : name) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ascii_is_digit(c) ||
                          c == '-' || c == '.' || c == '_' || c == '/';
    if (!is_plain) c = '_';
  }
  return name;
}

std::string description_of(const Duty& duty) {
  std::vector<std::string> lines;
  if (!duty.detail.empty()) lines.push_back(duty.detail);
  if (!duty.owner.empty()) lines.push_back("Whose: " + duty.owner);
  for (const std::string& missing : duty.missing) lines.push_back("Missing: " + missing);
  lines.emplace_back(duty.kind->todo);
  if (!duty.source.empty()) {
    lines.push_back("File: " + duty.source +
                    (duty.line > 0 ? fmt::format(", line {}", duty.line) : std::string()));
  }
  return join(lines, "\n");
}

}  // namespace

std::string duties_calendar(const Site& site, const std::vector<Duty>& duties) {
  std::string_view host = site.config().base_url;
  host.remove_prefix(std::min(host.size(), host.find("//") + 2));
  host = host.substr(0, host.find('/'));
  std::vector<std::string> events;
  std::map<std::string, int> seen;
  for (const Duty& duty : duties) {
    // An event needs the day after its own, and the day on which it came up.
    if (!duty.due || duty.due->year() < 2 || duty.due->year() > 9998) continue;
    std::string name = fmt::format("duties/{}/{}", duty.kind->id, plain_name(duty.key));
    // Two entries of a file may say the same; their events stay two.
    if (const int times = ++seen[name]; times > 1) name += fmt::format("-{}", times);
    events.push_back(calendar::day_event(
        {.uid = fmt::format("{}@{}", name, host),
         .summary = fmt::format("{}: {}", duty.kind->name, duty.title),
         .description = description_of(duty),
         .url = duty.url.empty() ? std::string() : site.absolute(duty.url),
         .day = *duty.due,
         .stamp = calendar::plus_days(*duty.due, -static_cast<int>(kDutyNotice))}));
  }
  const std::vector<std::string_view> all(events.begin(), events.end());
  return calendar::vcalendar(
      {.name = fmt::format("{}: Business Unit", site.config().short_name),
       .description = "What is to be done for the website, each on its day. What is overdue stands "
                      "on the day by which it was due."},
      all);
}

}  // namespace pier
