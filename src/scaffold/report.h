#pragma once

#include <string>
#include <vector>

#include "base/period.h"
#include "calendar/groups.h"
#include "scaffold/chapters.h"

namespace pier::scaffold {

/// What is known of the site when a report is made.
struct ReportFacts {
  Period period;
  /// The folder of reports below content/: "about/annual-reports".
  std::string section;
  /// Whose report it is, and the name of the site, which is not said again in the title.
  std::string body;
  std::string site_name;
  std::string owner;
  Date today;
  const calendar::Groups& groups;
  /// The index of the report before, or null, and its chapters.
  const Entry* previous = nullptr;
  std::vector<const Entry*> previous_chapters;
};

/// The name of a report's folder: "2026-27" for a financial year. "" for a period that no report is
/// about, such as a month.
std::string folder_of(const Period& period);

/// All files of a new report: its index, which explains every field, and its chapters. Where there
/// is a report before, those are its chapters without their text; else one for each statutory
/// partner and each group with a page, and those that the law asks for. A build shows them as a
/// draft without an error. REQUIRES: folder_of() gives a name.
std::vector<File> report_files(const ReportFacts& facts);

}  // namespace pier::scaffold
