#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/new_site.h"
#include "base/text.h"
#include "calendar/data_fields.h"
#include "metrics/figures_config.h"
#include "scaffold/documents.h"
#include "scaffold/list_file.h"
#include "scaffold/records.h"
#include "schemas/data_files.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

/// Says why a build would not take what was made, if it would not; `part` is what is new of it.
bool is_acceptable(NewSite& site, const std::string& text, std::size_t begin, std::size_t end,
                   std::span<const Field> fields) {
  SourceMap map;
  Diagnostics problems;
  const FileId file = map.add("new.yaml", text);
  const Span whole = map.whole(file);
  check_fields(read_yaml(whole, map, problems), fields, whole, map, problems);
  for (const Diagnostic& problem : problems.all()) {
    if (problem.span.begin < begin || problem.span.begin >= end) continue;
    site.refuse(problem.message, problem.help);
    return false;
  }
  return true;
}

/// A list that is to get an entry.
struct Place {
  std::string path;
  std::string_view list;
  std::string_view key;
  std::string value;
  std::span<const Field> fields;
};

/// The file with the entry; refuses where there is one like it.
std::optional<std::string> add_to(NewSite& site, const std::string& bytes, const Place& place,
                                  const scaffold::ListFile::EntryText& entry) {
  const scaffold::ListFile file(bytes);
  if (const auto line = file.line_of(place.list, place.key, place.value)) {
    site.refuse(fmt::format("`{}` is there already, in {}:{}", place.value, place.path, *line),
                "nothing was written; change that entry, or give this one another name");
    return std::nullopt;
  }
  scaffold::Added added = file.with_entry(place.list, entry, {place.key, place.value});
  if (!added.refusal.empty()) {
    site.refuse(fmt::format("`{}` gets no entry: {}", place.path, added.refusal), added.help);
    return std::nullopt;
  }
  if (!is_acceptable(site, added.text, added.begin, added.end, place.fields)) return std::nullopt;
  return std::move(added.text);
}

Made with_one_more(NewSite& site, const Place& place, const scaffold::ListFile::EntryText& entry,
                   std::vector<std::string> next) {
  const auto bytes = site.bytes_of(place.path);
  if (!bytes) return {};
  auto text = add_to(site, *bytes, place, entry);
  if (!text) return {};
  return {{{place.path, std::move(*text)}}, std::move(next), true};
}

/// The file of a group's meetings in a year; none where there is none yet.
std::optional<std::string> file_of_meetings(NewSite& site, std::size_t group, int year) {
  std::optional<std::string> found;
  for (const calendar::Meeting& meeting : site.sources().calendar.meetings) {
    if (meeting.group != group || meeting.session.planned.year() != year) continue;
    const std::string& path = site.path_of(meeting.session.span.file);
    if (!found || path < *found) found = path;
  }
  return found;
}

std::string own_area(const Sources& sources) {
  const metrics::Area* area = sources.figures.config->own_area();
  return area == nullptr ? std::string() : area->id;
}

constexpr std::string_view kMeetingExample = "pier new meeting schools-forum 2027-03-10";
constexpr std::string_view kDayExample = "pier new course-day graded-care-profile 2027-03-10";

}  // namespace

Made make_record(NewSite& site) {
  const scaffold::Record& record = *scaffold::find_record(site.options().type);
  if (!site.has_words(record.least_words, record.most_words, record.example)) return {};
  const scaffold::RecordFacts facts{site.options().words, site.today(), site.owner_of({})};
  const std::string key = scaffold::key_of(record, facts);
  if (key.empty() && !site.has_letters(site.word(0))) return {};
  const schemas::DataFile& file = *schemas::find_data_file(record.file);
  const Place place{std::string(file.glob), record.list, record.key, key, file.fields()};
  const std::vector<scaffold::Known> known = record.known(facts);
  const auto entry = [&](std::size_t indent) {
    return scaffold::item_text(scaffold::fields_of(record), known, indent);
  };
  const std::vector<std::string> next{std::string(record.next), "Try it: `pier check`."};
  const auto bytes = site.bytes_of(place.path);
  if (bytes) {
    auto text = add_to(site, *bytes, place, entry);
    if (!text) return {};
    return {{{place.path, std::move(*text)}}, next, true};
  }
  if (site.refusal()) return {};
  std::string text =
      fmt::format("{}{}:\n{}", scaffold::new_file_head(record), record.list, entry(2));
  if (!is_acceptable(site, text, 0, text.size(), file.fields())) return {};
  return {{{place.path, std::move(text)}}, next};
}

Made make_meeting(NewSite& site) {
  if (!site.has_words(2, 2, kMeetingExample)) return {};
  const calendar::Groups& groups = site.sources().calendar.groups;
  const auto group = groups.find(site.word(0));
  if (!group) {
    const auto ids = groups.ids();
    site.refuse_unknown("group", site.word(0), ids,
                        "`pier list groups` shows them; `pier new group` makes one");
    return {};
  }
  const auto day = site.day(1);
  if (!day) return {};
  const std::string& id = groups.groups()[*group].id;
  const std::vector<std::string> next{
      "Say what is special about it; time and place are those of the group where nothing is said.",
      "Try it: `pier check`."};
  const auto path = file_of_meetings(site, *group, day->year());
  const scaffold::File file = scaffold::meetings_file(id, *day, site.today());
  const std::string at = path.value_or(file.path);
  if (!site.bytes_of(at)) return site.refusal() ? Made() : Made{{file}, next};
  return with_one_more(
      site, {at, "meetings", "date", day->iso(), calendar::meetings_fields()},
      [&](std::size_t indent) { return scaffold::meeting_item(*day, indent); }, next);
}

Made make_course(NewSite& site) {
  const std::string& kind = site.options().type;
  if (!site.has_words(1, 2,
                      fmt::format("pier new {} \"Graded Care Profile 2\" 2027-03-10", kind)) ||
      !site.has_letters(site.word(0))) {
    return {};
  }
  const bool has_day = site.options().words.size() > 1;
  const auto day = has_day ? site.day(1) : std::nullopt;
  if (has_day && !day) return {};
  scaffold::File file = scaffold::course_file(kind, site.word(0), day, site.today());
  if (!is_acceptable(site, file.text, 0, file.text.size(), calendar::course_fields())) return {};
  const std::string id(SitePath::parse(file.path)->stem());
  return {{std::move(file)},
          {fmt::format("Add its other days: `pier new course-day {} 2027-03-10`.", id),
           "Fill in the rest, then take `draft: true` out."}};
}

Made make_course_day(NewSite& site) {
  if (!site.has_words(2, 2, kDayExample)) return {};
  std::vector<std::string_view> ids;
  for (const calendar::Course& course : site.sources().calendar.courses) ids.push_back(course.id);
  if (std::find(ids.begin(), ids.end(), site.word(0)) == ids.end()) {
    site.refuse_unknown("course", site.word(0), ids,
                        "a course is a file in data/training/; `pier new course` makes one");
    return {};
  }
  const auto day = site.day(1);
  if (!day) return {};
  return with_one_more(site,
                       {fmt::format("data/training/{}.yaml", site.word(0)), "sessions", "date",
                        day->iso(), calendar::course_fields()},
                       [&](std::size_t indent) { return scaffold::course_day_item(*day, indent); },
                       {"Say when and where, and how many can come.", "Try it: `pier check`."});
}

Made make_strategy(NewSite& site) {
  if (!site.has_words(1, 1, "pier new strategy \"Strategy 2027 to 2030\"") ||
      !site.has_letters(site.word(0))) {
    return {};
  }
  scaffold::File file =
      scaffold::strategy_file(site.word(0), site.sources().config.name, site.today());
  const auto* kind = schemas::find_data_file("strategies");
  if (!is_acceptable(site, file.text, 0, file.text.size(), kind->fields())) return {};
  return {{std::move(file)},
          {"Write its priorities, and number them through from 1.",
           "Show it on a page with the block `strategy`; readers see it from then on."}};
}

Made make_table(NewSite& site) {
  if (!site.has_words(1, 1, "pier new table \"Contributions by partner\" --in 2026-27") ||
      !site.has_letters(site.word(0))) {
    return {};
  }
  std::string_view folder = site.options().in;
  if (folder.starts_with("data/tables/")) folder.remove_prefix(12);
  while (folder.ends_with('/')) folder.remove_suffix(1);
  const bool is_name = std::all_of(folder.begin(), folder.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-' || c == '/';
  });
  if (!is_name || !SitePath::parse(folder)) {
    site.refuse(fmt::format("`{}` is no folder below data/tables/", folder),
                "write it in small letters, digits and hyphens, as in --in 2026-27");
    return {};
  }
  std::vector<scaffold::File> files = scaffold::table_files(site.word(0), folder);
  const auto* kind = schemas::find_data_file("tables");
  if (!is_acceptable(site, files[0].text, 0, files[0].text.size(), kind->fields())) return {};
  constexpr std::string_view kTop = "data/tables/";
  const std::string id = files[0].path.substr(kTop.size(), files[0].path.rfind('.') - kTop.size());
  return {std::move(files),
          {"Put the cells into the file .csv, headings first, and say what they are in the .yaml.",
           fmt::format("Show it on a page: a block `data-table` with `id: {}`.", id)}};
}

Made make_snapshot(NewSite& site) {
  if (!site.has_words(1, 1, "pier new snapshot \"Children looked after\"") ||
      !site.has_letters(site.word(0))) {
    return {};
  }
  scaffold::File file =
      scaffold::figures_file(site.word(0), own_area(site.sources()), site.today());
  const std::string name = file.path;
  return {
      {std::move(file)},
      {"Open it with a spreadsheet, write a row for each figure, and keep the first row. Units: "
       "count, percentage, rate-per-1000, pounds …; polarity: higher or lower is better, or "
       "neutral.",
       fmt::format("`pier import {} --as-at {}`, with the day that the figures stand at.", name,
                   site.today().iso()),
       "Take the file away when the figures are in data/metrics/."}};
}

}  // namespace pier
