#include "build/read_calendar.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "build/origins.h"
#include "build/source_text.h"

namespace pier {

namespace {

const SitePath kGroups = *SitePath::parse("data/groups.yaml");
const SitePath kHolidays = *SitePath::parse("data/holidays.yaml");
const SitePath kFetchedHolidays = *SitePath::parse("data/holidays");
const SitePath kMeetings = *SitePath::parse("data/meetings");
const SitePath kTraining = *SitePath::parse("data/training");

bool is_yaml_in(const SitePath& folder, const SitePath& path) {
  return path.parent() == folder && path.extension() == ".yaml" && !is_origin_file(path);
}

/// What one file of a folder gives.
struct Read {
  std::vector<calendar::Meeting> meetings;
  std::optional<calendar::Course> course;
};

Read read_one(const SiteFiles& files, const SitePath& path, const calendar::Groups& groups,
              bool drafts, SourceMap& map, Diagnostics& diagnostics) {
  const auto file = read_text(files.site, path, kLargestData, map, diagnostics);
  if (!file) return {};
  if (path.parent() == kMeetings) {
    return {calendar::read_meetings(*file, groups, drafts, map, diagnostics), std::nullopt};
  }
  return {{}, calendar::read_course(*file, std::string(path.stem()), drafts, map, diagnostics)};
}

}  // namespace

bool is_calendar_file(const SitePath& path) {
  return path == kGroups || path == kHolidays || is_yaml_in(kFetchedHolidays, path) ||
         is_yaml_in(kMeetings, path) || is_yaml_in(kTraining, path);
}

calendar::Calendar read_calendar(const SiteFiles& files, const std::vector<SitePath>& present,
                                 bool drafts, Jobs jobs, SourceMap& map, Diagnostics& diagnostics) {
  calendar::Calendar result;
  std::vector<SitePath> found;
  for (const SitePath& path : present) {
    if (path == kGroups) {
      const auto file = read_text(files.site, path, kLargestData, map, diagnostics);
      result.groups =
          file ? calendar::Groups::read(*file, map, diagnostics) : calendar::Groups::unknown();
    } else if (path == kHolidays || is_yaml_in(kFetchedHolidays, path)) {
      const auto file = read_text(files.site, path, kLargestData, map, diagnostics);
      if (file) result.holidays.add(calendar::Holidays::read(*file, map, diagnostics));
    } else if (is_calendar_file(path)) {
      found.push_back(path);
    }
  }
  std::vector<Read> read(found.size());
  std::vector<Diagnostics> problems(found.size());
  parallel_for(found.size(), jobs, [&](std::size_t i) {
    read[i] = read_one(files, found[i], result.groups, drafts, map, problems[i]);
  });
  for (std::size_t i = 0; i < found.size(); ++i) {
    diagnostics.merge(std::move(problems[i]));
    std::move(read[i].meetings.begin(), read[i].meetings.end(),
              std::back_inserter(result.meetings));
    if (read[i].course) result.courses.push_back(std::move(*read[i].course));
  }
  calendar::arrange(result, diagnostics);
  return result;
}

}  // namespace pier
