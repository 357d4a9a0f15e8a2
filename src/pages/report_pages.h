#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/parallel.h"
#include "pages/markdown_hooks.h"
#include "pages/page.h"

namespace pier {

/// The text of every chapter of every report as markup, as it stands on the chapter's own page.
/// Made once for each rendering (pages, PDFs), because the long page shows all of it again. Const
/// after render_chapters(); safe to read from several threads.
class ChapterBodies {
 public:
  /// Null when the entry is no chapter of a report.
  const Html* find(EntryId id) const;

 private:
  friend ChapterBodies render_chapters(const Rendering& rendering, Jobs jobs,
                                       Diagnostics& diagnostics);
  std::map<EntryId, Html> bodies_;
};

/// Renders them, in parallel. `rendering.chapters` is not looked at.
ChapterBodies render_chapters(const Rendering& rendering, Jobs jobs, Diagnostics& diagnostics);

/// A heading in a report that is one document. `id` is that in the document.
struct WholeHeading {
  std::string number;  ///< "4.2"; "" when it has none
  std::string text;
  std::string id;
  int level = 3;  ///< of the document, where chapters have 2
};

/// A chapter in a report that is one document.
struct WholeChapter {
  EntryId entry{};
  /// "13", "Appendix 1"; "" when it has none.
  std::string number;
  std::string title;
  /// The id of its heading, which whoever shows it writes: `<h2 id="…">`. The name of its file.
  std::string id;
  std::string summary;
  /// "Chair of the subgroup, City Council"; "" when nothing is said.
  std::string author;
  /// Everything below its heading: headings from h3 on with their numbers, captions with theirs,
  /// footnotes at the end with numbers that run on. Each id is `<id of the chapter>--<its own>`;
  /// links to chapters of the report stay within the document.
  Html body;
  std::vector<WholeHeading> headings;
};

/// A table or figure of the list of them.
struct WholeItem {
  std::string label;  ///< "Table 7"
  std::string caption;
  std::string id;  ///< in the document
};

/// A report as one document: what the long page and the PDF show.
struct WholeReport {
  EntryId entry{};
  std::string title;
  std::string label;  ///< "2021/22"
  std::string body;   ///< whose report it is
  std::string summary;
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<Date> published;
  std::string status;  ///< "Published", "Draft", …
  /// The text of the report's own page, with its ids prefixed by `index--` and its headings from h2
  /// on, as on that page.
  Html introduction;
  std::vector<WholeChapter> chapters;
  std::vector<WholeItem> tables;
  std::vector<WholeItem> figures;
};

/// Puts a report together. REQUIRES: `report` is the index of a report of the site, and `bodies`
/// were rendered with the same site. Problems in the index are reported where its own page is
/// rendered, not here. Linear in the size of the markup.
WholeReport whole_report(const Rendering& rendering, const ChapterBodies& bodies, EntryId report);

/// Below the address of a report: its long page.
std::string whole_report_url(const Site& site, EntryId report);

/// The long pages of all reports.
std::vector<PlannedPage> plan_reports(const Rendering& rendering);

/// What the templates of an entry see beyond its page: `report` for the index of a report,
/// `chapter` for a chapter; nothing for others.
Map report_entry_scope(const Rendering& rendering, EntryId id);

/// The label before the caption of a block of an entry: "Table 7", "Figure 3"; "" outside reports.
/// Templates of blocks with a caption see it as `label` and write, before the caption,
/// `{% if label %}<span class="report-label">{{ label }}:</span> {% endif %}`.
std::string caption_label(const Site& site, EntryId id, std::size_t block);

/// What stands above a numbered item, wherever it is written: in the chapter, in a data table, or
/// made from a workplan.
std::string caption_of(const Site& site, const reports::Report& report, const reports::Item& item);

/// "Chair of the subgroup, Children’s Partnership Board": the role of the author of a chapter and
/// whom it speaks for; "" when nothing is said.
std::string author_line(const Site& site, const reports::Chapter& chapter);

/// Whether an entry is a chapter, or the index, of a report.
bool is_of_report(const Site& site, EntryId id);

/// "Draft", "Out for consultation", "Signed off", "Published".
std::string_view status_text(reports::Status status);

}  // namespace pier
