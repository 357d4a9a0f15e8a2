#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/groups.h"
#include "content/entry.h"
#include "reports/completeness.h"
#include "reports/report.h"

namespace pier::reports {

/// A chapter of one of the reports.
struct ChapterPlace {
  const Report* report = nullptr;
  std::size_t chapter = 0;  ///< position in Report::chapters

  const Chapter& get() const { return report->chapters[chapter]; }
};

/// All annual reports among some entries. Const after make_reports(); safe to read from several
/// threads. Holds nothing of entries that it was not given.
class Reports {
 public:
  /// The latest period first.
  const std::vector<Report>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  /// The report whose index is this entry, or null.
  const Report* of_index(std::size_t entry) const;
  /// The chapter that this entry is; none when it is no chapter of a report.
  std::optional<ChapterPlace> chapter_of(std::size_t entry) const;
  /// The report that stands in a folder, or null.
  const Report* in_folder(const SitePath& folder) const;

  /// "Table 7" or "Figure 3": the label before the caption of a block, of a Markdown table (by its
  /// number on the page, from 1) and of an image. "" outside reports, and where there is no number.
  std::string label_of_block(std::size_t entry, std::size_t block) const;
  std::string label_of_table(std::size_t entry, std::size_t table) const;
  std::string label_of_image(std::size_t entry, std::size_t image) const;

 private:
  friend Reports make_reports(std::span<const Entry* const> entries, const calendar::Groups& groups,
                              Diagnostics& diagnostics);
  std::string label(std::size_t entry, std::size_t position,
                    std::vector<std::optional<std::size_t>> Chapter::*list) const;

  std::vector<Report> all_;
  std::map<std::size_t, std::size_t> by_index_;
  std::map<SitePath, std::size_t> by_folder_;
  struct Position {
    std::size_t report;
    std::size_t chapter;
  };
  std::map<std::size_t, Position> chapters_;
};

/// Makes the reports of some entries, of which positions are those in `entries`. What is wrong in
/// one of them is reported: unknown organisations and groups (calendar-unknown), numbers that stand
/// twice (report-number), headings that a chapter's `answers` name and that are not there
/// (report-reference), what is missing at publication (report-incomplete), statements that changed
/// after they were signed (report-signature). Takes time that grows with the size of the documents
/// times the logarithm of their number.
Reports make_reports(std::span<const Entry* const> entries, const calendar::Groups& groups,
                     Diagnostics& diagnostics);

/// Reports chapters that stand in the folder of no report, and reports that are no folder's index
/// (report-folder). `entries` are all there are, public or not.
void check_folders(std::span<const Entry* const> entries, Diagnostics& diagnostics);

}  // namespace pier::reports
