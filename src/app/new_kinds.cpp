#include "app/new_site.h"

#include <array>

#include "scaffold/records.h"

namespace pier {

namespace {

std::vector<NewKind> all_kinds() {
  std::vector<NewKind> kinds;
  for (const scaffold::Recipe& recipe : scaffold::recipes()) {
    kinds.push_back({recipe.type, recipe.example, recipe.meaning, make_page});
  }
  const auto others = std::to_array<NewKind>({
      {"section", "pier new section \"Money\" --in about", "A folder with its own page",
       make_section},
      {"easy-read", "pier new easy-read adults/hoarding.md", "A page in Easy Read", make_easy_read},
      {"translation", "pier new translation pl adults/hoarding.md", "A page in another language",
       make_translation},
      {"report", "pier new report 2026-27", "An annual report with its chapters", make_report},
      {"chapter", "pier new chapter 2026-27 essex-police", "A partner's chapter of a report",
       make_chapter},
      {"redirect", "pier new redirect /old/address/ adults/hoarding.md",
       "A former address that leads to a page", make_redirect},
      {"meeting", "pier new meeting schools-forum 2027-03-10", "A meeting of a group",
       make_meeting},
      {"course", "pier new course \"Graded Care Profile 2\" 2027-03-10",
       "Training, in data/training/", make_course},
      {"event", "pier new event \"Safeguarding week\"", "An event, in data/training/", make_course},
      {"course-day", "pier new course-day graded-care-profile 2027-03-10",
       "A day of a course or an event", make_course_day},
      {"strategy", "pier new strategy \"Strategy 2027 to 2030\"",
       "Priorities and a workplan, in data/strategies/", make_strategy},
      {"table", "pier new table \"Contributions by partner\" --in 2026-27",
       "A table for reports: its cells, and what they are", make_table},
      {"snapshot", "pier new snapshot \"Children looked after\"",
       "A table of figures to fill in, for `pier import`", make_snapshot},
      {"workflow", "pier new workflow github",
       "What makes GitHub (or gitlab) publish the site by itself", make_workflow},
      {"timer", "pier new timer", "What makes a server of your own publish the site every night",
       make_timer},
  });
  kinds.insert(kinds.end(), others.begin(), others.end());
  for (const scaffold::Record& record : scaffold::records()) {
    kinds.push_back({record.type, record.example, record.meaning, make_record});
  }
  return kinds;
}

}  // namespace

const std::vector<NewKind>& new_kinds() {
  static const std::vector<NewKind> kAll = all_kinds();
  return kAll;
}

}  // namespace pier
