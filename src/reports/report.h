#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/entry.h"
#include "reports/demands.h"

namespace pier::reports {

/// How far a report is. Only what is published is public.
enum class Status : std::uint8_t { draft, consultation, signed_off, published };

/// Who numbers chapters and headings: the program all of them, or the author those that bring a
/// number with them.
enum class Numbering : std::uint8_t { automatic, author, none };

/// How far a chapter is.
enum class ChapterState : std::uint8_t { requested, draft, final };

/// A heading of a chapter as a report shows it. In the order of Document::headings().
struct Heading {
  /// "4.2"; "" when it has none.
  std::string number;
  /// Without the number.
  std::string text;
  /// On the chapter's own page.
  std::string id;
  int level = 2;
  /// How many bytes at the beginning of what the author wrote are the number and the space behind.
  std::size_t written_number = 0;
  Span span{};
};

enum class ItemKind : std::uint8_t { table, figure };

/// A table or a figure with its number, which runs through the report: "Table 7".
struct Item {
  ItemKind kind = ItemKind::table;
  std::size_t number = 0;
  /// By which `{ref table …}` and `{ref figure …}` find it; "" when it has no name.
  std::string name;
  /// What stands above or below it; "" for a block whose caption stands elsewhere, as in its data.
  std::string caption;
  /// Its id on the page of its chapter.
  std::string anchor;
  std::size_t chapter = 0;  ///< position in Report::chapters
  /// Of a fenced block: its position in the document.
  std::optional<std::size_t> block = {};

  /// "Table 7".
  std::string label() const;
};

/// A question of the template and the heading that answers it.
struct Answer {
  /// "promised", "did", "difference".
  std::string question;
  std::size_t heading = 0;  ///< position in Chapter::headings
};

/// One chapter. Everything in it counts in reading order.
struct Chapter {
  std::size_t entry = 0;  ///< position of its Entry
  /// The name of its file: "work-delivered".
  std::string id;
  std::string title;
  /// "13", "Appendix 1"; "" when it has none.
  std::string number;
  std::optional<std::size_t> author;  ///< position in Groups::organisations()
  std::optional<std::size_t> group;   ///< position in Groups::groups()
  std::string author_role;
  ChapterState state = ChapterState::requested;
  /// How many words it has, and how many it should have; 0: not said.
  std::size_t words = 0;
  std::size_t words_wanted = 0;
  std::vector<Heading> headings;
  std::map<std::string, std::size_t, std::less<>> heading_by_id;
  std::vector<Answer> answers;
  /// Positions in Report::items, by the number of the table on the page, less one; by the position
  /// of the block and of the image in the document. None where there is no number.
  std::vector<std::optional<std::size_t>> tables;
  std::vector<std::optional<std::size_t>> blocks;
  std::vector<std::optional<std::size_t>> images;
  /// How many footnotes come in the chapters before, and how many are in this one.
  std::size_t notes_before = 0;
  std::size_t notes = 0;
};

/// Where something stands in a report: a chapter, or a heading of it.
struct Place {
  std::size_t chapter = 0;  ///< position in Report::chapters
  std::optional<std::size_t> heading;
};

/// What the law demands, and where the report meets it.
struct Met {
  const Demand* demand = nullptr;
  /// As written, with its place; "" when `meets` does not name the demand.
  std::string written{};
  Span span{};
  /// None: nothing, or no chapter of this report, is named.
  std::optional<Place> place{};
};

struct SignOff {
  std::size_t organisation = 0;  ///< position in Groups::organisations()
  Date on;
};

/// The statement of the independent scrutineer.
struct Scrutiny {
  std::string written;
  std::optional<std::size_t> chapter;  ///< position in Report::chapters
  std::optional<Date> signed_on;
  std::string digest;
  Span span{};
  Span digest_span{};
};

/// An annual report: the index of a folder and the chapters in it. Made by make_reports(); const
/// from then on.
struct Report {
  std::size_t entry = 0;  ///< position of the Entry of its index
  SitePath folder;
  /// "Annual report 2021/22".
  std::string title;
  /// "2021/22".
  std::string label;
  std::string body;
  std::optional<Date> from;
  std::optional<Date> to;
  Status status = Status::draft;
  Numbering numbering = Numbering::automatic;
  std::vector<std::size_t> partners;  ///< positions in Groups::organisations()
  std::vector<SignOff> sign_offs;
  std::optional<Scrutiny> scrutiny;
  /// The demands of its duties, in their order.
  std::vector<Met> checklist;
  Span head{};
  Span status_span{};

  /// In reading order.
  std::vector<Chapter> chapters;
  std::map<std::string, std::size_t, std::less<>> chapter_by_id;
  /// Tables and figures in reading order, and by their names.
  std::vector<Item> items;
  std::map<std::string, std::size_t, std::less<>> table_by_name;
  std::map<std::string, std::size_t, std::less<>> figure_by_name;
  /// The chapter in which a page of the printed report begins, by its number as written.
  std::map<std::string, std::size_t, std::less<>> chapter_of_page;
};

/// The number of a chapter as text refers to it: "chapter 13", "section 13.2", "Appendix 1"; the
/// title of one without a number.
std::string name_of(const Chapter& chapter);

/// "section 4.2", or the text of a heading without a number.
std::string name_of(const Heading& heading);

/// "13 Work delivered", "Foreword".
std::string numbered_title(const Chapter& chapter);
std::string numbered_title(const Heading& heading);

/// The id of the anchor of a block on the page of its entry: "figure-3" for the third. Blocks that
/// have a number, or a file of figures, carry it.
std::string block_anchor(std::size_t block);

/// The id of the anchor of a picture with a number: "picture-2" for the second of its page.
std::string picture_anchor(std::size_t image);

/// The id of the anchor where a page of the printed report began: "page-31".
std::string page_anchor(std::string_view page);

}  // namespace pier::reports
