#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/site_path.h"
#include "content/content_type.h"
#include "content/site_config.h"
#include "diagnostics/diagnostics.h"
#include "markdown/document.h"
#include "markdown/front_matter.h"
#include "markdown/parse.h"
#include "value/value.h"

namespace pier {

/// One content file, read and held against its type. It knows nothing of other files.
struct Entry {
  /// Below content/: "about/structure.md".
  SitePath source;
  FileId file{};
  /// Where the front matter stands; problems of the entry as a whole point here.
  Span head;
  /// Never null.
  const ContentType* type = nullptr;
  /// The front matter, checked: every member is one of the type's fields and right.
  Value fields;
  /// Fields that are written but not right, which was reported.
  std::vector<std::string_view> faulty;
  markdown::Document document;
  /// The YAML of the document's fenced blocks, by the index of the block.
  std::vector<Value> blocks;

  std::string title;
  std::string short_title;
  std::string summary;
  /// Lower first; entries without come last.
  std::int64_t order = kNoOrder;
  std::optional<Date> published;
  std::optional<Date> next_review;
  std::vector<std::string> tags;

  /// Whether the file is a folder's own page.
  bool is_index() const { return source.name() == "index.md"; }
  /// Whether the page is offered as a PDF.
  bool wants_pdf() const;
  /// Whether it is offered in large print too.
  bool wants_large_print() const;
  /// The most pages that the PDF may have; 0: any number.
  std::size_t most_pdf_pages() const;
  /// The text of a field, or "".
  std::string text(std::string_view field) const;
  /// Whether a field has a value that was reported.
  bool is_faulty(std::string_view field) const;
  /// The day of a field, if it has one.
  std::optional<Date> date(std::string_view field) const;

  static constexpr std::int64_t kNoOrder = 1'000'000'000;
};

/// Whether a page comes before another of its folder: news from the newest, everything else in the
/// order of its authors, then of titles. A strict order of all entries of a site.
bool reads_before(const Entry& a, const Entry& b);

/// The names that Markdown may use: fenced blocks, callouts, references.
const markdown::Syntax& content_syntax();

/// Reads one content file. Every problem is reported; an entry comes back all the same,
/// with what could be read, so that the rest of the site can be judged.
/// Needs no other document: may be called from several threads.
Entry read_entry(FileId file, SitePath source, const SiteConfig& config, const SourceMap& sources,
                 Diagnostics& diagnostics);

/// Why an entry is not public on a day, in words for the Business Unit; none when it is.
/// The one place that decides it. `drafts` shows drafts and what waits for its day, but never a
/// review that nobody may see: one that is not finished, held back, archived or expired, and no
/// rapid review at all (Working Together to Safeguard Children: only its learning is published).
/// With the page of a folder, all in the folder is held back: an annual report with its chapters.
std::optional<std::string> held_back_because(const Entry& entry, const Date& today,
                                             bool drafts = false);

/// Whether an entry that is not public today may be one day: not a rapid review, nor what was
/// archived or expired.
bool may_become_public(const Entry& entry, const Date& today);

/// Whether the type of an entry keeps it back before its day of publication.
bool is_held_until_published(const Entry& entry);

/// The next day; none after the last day of the calendar or of nothing.
std::optional<Date> day_after(const std::optional<Date>& day);

/// The next day after today on which the entry becomes public, opens, closes or expires, or on
/// which its hold is to be looked at again; none when nothing is fixed.
std::optional<Date> next_change(const Entry& entry, const Date& today);

}  // namespace pier
