#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "build/page_notes.h"
#include "build/page_sources.h"
#include "build/read_sources.h"
#include "build/texts.h"
#include "checks/outbound_links.h"
#include "diagnostics/diagnostics.h"
#include "pages/page_text.h"
#include "print/printer.h"
#include "publish/emitters.h"
#include "publish/output.h"
#include "site/site.h"
#include "templates/templates.h"

namespace pier {

struct BuildOptions {
  Edition edition;
  /// With `jobs.progress`, build() tells how far it is, and throws Stopped when it is stopped.
  Jobs jobs;
  /// Makes PDFs; null where there is nothing that could. Without `edition.pdfs` it prints only what
  /// has a limit of pages, to see whether it keeps it.
  print::Printer* printer = nullptr;
  /// Names that must not be published; null when there is no list. Outlives the build.
  const privacy::WatchList* watch_list = nullptr;
  /// Is shown the links to other sites and may report what is wrong with them; null when nobody
  /// asks. Outlives the build.
  OutboundJudge* outbound = nullptr;
  /// Whether Build::notes is filled.
  bool notes = false;
  /// Notes how texts stand in their pages, for Memory.
  bool remember = false;
  /// Takes the pages of a site without errors as they are made; null: they stay in memory. Only
  /// with neither `notes`, `explain` nor `outbound`, which look at all pages once more. Outlives
  /// the build and its output.
  EarlyFiles* early = nullptr;
  /// Fills Build::page_sources.
  bool explain = false;
  /// Is told what every template is rendered with; null when nobody watches. Outlives the build.
  templates::Observer* observer = nullptr;
  /// Nothing comes after this build: it leaves what it worked with in Build::workshop.
  bool process_ends = false;
};

/// What became of every content file: the three counts add up to `sources`.
struct Accounting {
  std::size_t sources = 0;
  std::size_t published = 0;
  /// Files with an error in them.
  std::size_t refused = 0;
  std::size_t held_back = 0;
};

/// The result of a build: a whole site in memory, and what is wrong with it.
struct Build {
  /// Shared, because a build that follows may say again what this one said.
  std::shared_ptr<SourceMap> sources = std::make_shared<SourceMap>();
  Diagnostics diagnostics;
  Output output;
  std::size_t page_count = 0;
  Accounting accounting;
  /// Warnings that `allow` kept silent.
  std::size_t silenced = 0;
  /// Every figure that this build shows, for the record.
  std::vector<metrics::PublishedFigure> published_figures;
  /// The record of every session of the calendar that was ever published; "" where there is none.
  std::string published_sessions;
  /// Pages that ask for a PDF and offer printing instead.
  std::size_t pages_without_pdf = 0;
  /// Pages whose length on paper was to be checked, and was not.
  std::size_t pages_not_measured = 0;
  /// The record of every review that was ever published; "" where there is none.
  std::string published_reviews;
  /// The next day on which something becomes public, closes or expires: build again on it.
  std::optional<Date> next_change;
  /// What the Business Unit has to do, and the same as a page for a file of its own and as a
  /// calendar: for the people who keep the site, not for readers.
  std::vector<Duty> duties;
  std::string duties_page;
  std::string duties_calendar;
  /// Every address that must keep answering from now on: the record and this build.
  std::set<std::string> lasting_urls;
  /// What the preview says of the pages; empty unless BuildOptions::notes asks for it.
  SiteNotes notes;
  /// With BuildOptions::remember: the texts that can be changed without building everything, by
  /// their sources. None of a site with errors.
  Texts texts;
  /// With BuildOptions::explain: what each page is made from.
  std::vector<PageSources> page_sources;
  /// With BuildOptions::remember: what the index of the search was made of, without the markup of
  /// the pages; none where there is no search.
  std::optional<SearchInput> searched;
  /// What it worked with, for a process that ends before it would be given back; or null.
  std::shared_ptr<const void> workshop;
};

/// Makes the whole site, from what is on the disk to bytes in memory. Reads only through
/// `files` and writes nothing, the cache of its printer apart. Problems do not stop it: all come
/// out in one run. The result depends on the files and the options alone, never on the number of
/// jobs.
Build build(const SiteFiles& files, const BuildOptions& options);

}  // namespace pier
