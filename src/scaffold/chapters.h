#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/entry.h"
#include "scaffold/pages.h"

namespace pier::scaffold {

/// What a chapter is asked for.
enum class ChapterKind : std::uint8_t {
  author,  ///< an organisation or a group: the three questions of the template
  scrutiny,
  strategy,
  partners,  ///< the page above the chapters of the partners
  reviews,
  finance,
  attendance,
  appendix,
  other
};

/// A chapter that is to be made.
struct ChapterPlan {
  /// The name of its file, without its ending.
  std::string file;
  std::string title;
  ChapterKind kind = ChapterKind::other;
  std::int64_t order = 0;
  /// Ids of data/groups.yaml; of both at most one.
  std::string author = {};
  std::string group = {};
  std::string author_role = {};
  /// How many words it should have; 0: as many as it takes.
  std::int64_t words = 0;
  /// What the author promised in the report before, a sentence each.
  std::vector<std::string> promises = {};
};

/// What its report says of itself.
struct ReportName {
  /// Below content/: "about/annual-reports/2026-27".
  std::string folder;
  /// "2026/27".
  std::string label;
  /// The role to whom chapters are sent back.
  std::string owner;
  Date today;
};

/// The chapters of a report that has no report before it, apart from those of organisations and
/// groups.
std::vector<ChapterPlan> usual_chapters();

/// The plan for the chapter of an organisation or a group.
ChapterPlan chapter_of(std::string_view id, std::string_view name, bool is_group);

/// The plan for a chapter of the report before, without its text.
ChapterPlan chapter_like(const Entry& chapter);

/// The file of a chapter. It can be sent to its author by itself: it says in plain words what to
/// fill in, and what not to write.
File chapter_file(const ChapterPlan& plan, const ReportName& report);

}  // namespace pier::scaffold
