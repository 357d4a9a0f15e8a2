#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "reports/reports.h"
#include "support/report_site.h"

namespace pier::test {

/// The reports of some files in memory, and what was said about them.
struct ReportFiles {
  explicit ReportFiles(const std::map<std::string, std::string>& files) {
    constexpr std::string_view kContent = "content/";
    for (const auto& [path, text] : files) {
      if (!path.ends_with(".md")) continue;
      const FileId file = sources.add(path, text);
      entries.push_back(read_entry(file, *SitePath::parse(path.substr(kContent.size())),
                                   SiteConfig{}, sources, diagnostics));
    }
    for (const Entry& entry : entries) pointers.push_back(&entry);
    groups = calendar::Groups::read(sources.add("data/groups.yaml", kReportGroups), sources,
                                    diagnostics);
    made = reports::make_reports(pointers, groups, diagnostics);
    reports::check_folders(pointers, diagnostics);
  }
  ReportFiles(const ReportFiles&) = delete;
  ReportFiles& operator=(const ReportFiles&) = delete;

  /// The only report.
  const reports::Report& report() const { return made.all().at(0); }
  const reports::Chapter& chapter(std::string_view id) const {
    return report().chapters.at(report().chapter_by_id.find(id)->second);
  }
  /// "1 1.1 1.1.1": the number of a chapter and those of its headings; "-" for none.
  std::string numbers(std::string_view id) const {
    const reports::Chapter& found = chapter(id);
    std::string list = found.number.empty() ? "-" : found.number;
    for (const reports::Heading& heading : found.headings) {
      list += " " + (heading.number.empty() ? "-" : heading.number);
    }
    return list;
  }
  /// "content/a.md:7 rule: message" of each problem, one a line, by place.
  std::string problems() const {
    std::vector<std::string> lines;
    for (const Diagnostic& problem : diagnostics.all()) {
      const SourceMap::Place place = sources.place(problem.span.file, problem.span.begin);
      lines.push_back(sources.path(problem.span.file) + ":" + std::to_string(place.line) + " " +
                      std::string(problem.rule->id) + ": " + problem.message + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  std::vector<Entry> entries;
  std::vector<const Entry*> pointers;
  calendar::Groups groups;
  reports::Reports made;
};

/// A report of one chapter, `work`, with this text.
inline std::map<std::string, std::string> one_chapter(const std::string& body,
                                                      const std::string& index = {},
                                                      const std::string& fields = {}) {
  return {{"content/r/index.md", report_index(index)},
          {"content/r/work.md", chapter("Work", 10, body, fields)}};
}

}  // namespace pier::test
