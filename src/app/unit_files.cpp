#include "app/unit_files.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "app/terminal.h"
#include "base/environment_error.h"
#include "base/file_system.h"
#include "base/file_writer.h"
#include "pages/business_unit.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnitFolder = ".pier";
constexpr std::string_view kUnitPage = "business-unit.html";
constexpr std::string_view kUnitCalendar = "business-unit.ics";

/// More than any site of 100,000 pages has to do.
constexpr std::uint64_t kLargestUnitPage = 200'000'000;

/// Whether a file in `folder` would be in what is published.
bool is_published(const fs::path& folder, const fs::path& out) {
  std::error_code error;
  const fs::path published = fs::weakly_canonical(out, error);
  const fs::path below = fs::weakly_canonical(folder, error).lexically_relative(published);
  return !below.empty() && *below.begin() != "..";
}

void say_unwritten(std::string_view why) {
  tell("pier: the page of the Business Unit was not written: {}\n", why);
}

}  // namespace

void write_unit_files(const Prepared& prepared, const Build& build) {
  const fs::path folder = prepared.site / kUnitFolder;
  if (is_published(folder, prepared.out)) return say_unwritten("it would be published");
  try {
    std::error_code error;
    fs::create_directory(folder, error);
    replace_file_if_changed(folder / kUnitCalendar, build.duties_calendar);
    replace_file_if_changed(folder / kUnitPage, build.duties_page);
  } catch (const EnvironmentError& error) {
    say_unwritten(error.what());
  }
}

bool has_unit_files(const Prepared& prepared, const OpenSite& site) {
  const SitePath folder = *SitePath::parse(kUnitFolder);
  const ReadResult page = site.site().read(folder / *SitePath::parse(kUnitPage), kLargestUnitPage);
  std::error_code error;
  return fs::exists(prepared.site / kUnitFolder / kUnitCalendar, error) &&
         std::string_view(page.bytes)
                 .substr(0, kUnitPageHead)
                 .find(edition_mark(prepared.build.edition)) != std::string_view::npos;
}

}  // namespace pier
