#pragma once

#include <map>
#include <string>

namespace pier::test {

inline constexpr const char* kReportGroups =
    "organisations:\n"
    "  - {id: council, name: Seaby Council}\n"
    "  - {id: police, name: Seaby Police}\n"
    "groups:\n  - {id: board, name: Adults Board, branch: both, purpose: It meets.}\n";

/// The index of a report that is published, with further lines of front matter (each with its
/// "\n"). `status` takes the place of the two lines that publish it.
inline std::string report_index(
    const std::string& more = {}, const std::string& body = {},
    const std::string& status = "status: published\npublished: 2026-10-01\n") {
  return "---\ntype: report\ntitle: Annual report 2025/26\nsummary: What was done.\n"
         "body: Seaby Partnership\nperiod: {from: 2025-04-01, to: 2026-03-31}\nlabel: 2025/26\n" +
         status + more + "---\n\n" + body;
}

/// A chapter that is final.
inline std::string chapter(const std::string& title, int order, const std::string& body = {},
                           const std::string& more = {}) {
  return "---\ntype: chapter\ntitle: " + title + "\nsummary: About " + title +
         ".\norder: " + std::to_string(order) + "\nstate: final\n" + more + "---\n\n" + body;
}

/// A small report with everything that has a number: chapters with and without one, headings that
/// authors numbered, tables, a picture, footnotes, marks of printed pages, references to all.
inline std::map<std::string, std::string> small_report() {
  return {
      {"data/groups.yaml", kReportGroups},
      {"content/reports/index.md", "---\ntitle: Reports\nsummary: All reports.\n---\n\nText.\n"},
      {"content/reports/2025-26/index.md",
       report_index("partners: [council]\nsigned_off: [{by: council, on: 2026-09-01}]\n",
                    "Begin with {ref work#training}.\n")},
      {"content/reports/2025-26/foreword.md",
       chapter("Foreword", 1, "## Thanks\n\nWords.[^a] {page iv}\n\n[^a]: A note.\n",
               "number: none\n")},
      {"content/reports/2025-26/work.md",
       chapter("Work delivered", 10,
               "## Training\n\nSee {ref #audits}, {ref council}, {ref figure map}, {ref page iv} "
               "and [the Council](council.md#adults).\n\n"
               "Table: Courses held\n\n| Course | Held |\n|---|--:|\n| One | 3 |\n\n"
               "### Audits\n\nOne.[^b] Two.[^b]\n\n"
               "## 4.4 Given\n\n### Below it\n\n![A map of Seaby](map.png \"Where we meet\")\n\n"
               "## After it\n\n[^b]: A note.\n",
               "group: board\nauthor_role: Chair\nanswers: {did: training}\n")},
      {"content/reports/2025-26/map.png", "picture"},
      {"content/reports/2025-26/council.md",
       chapter("The Council", 20,
               "## Adults\n\nTable: Adults seen\n\n| Adult | Seen |\n|---|--:|\n| One | 3 |\n\n"
               "Back to {ref work#4-4-given}.[^c]\n\n## Adults\n\nMore.\n\n[^c]: A note.\n",
               "author: council\n")},
  };
}

}  // namespace pier::test
