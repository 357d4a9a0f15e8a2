#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/file_system.h"
#include "base/parallel.h"
#include "calendar/calendar.h"
#include "calendar/published_sessions.h"
#include "diagnostics/diagnostics.h"
#include "federation/neighbours.h"
#include "learning/published_reviews.h"
#include "learning/taxonomy.h"
#include "metrics/public_figures.h"
#include "privacy/screen.h"
#include "provenance/copies.h"
#include "search/synonyms.h"
#include "site/site.h"
#include "strategy/strategy.h"
#include "tables/disclose.h"
#include "theme/theme.h"

namespace pier {

/// Where a site's bytes are.
struct SiteFiles {
  const FileSystem& site;
  /// Compiled styles and scripts of the theme; null when there are none.
  const FileSystem* built_assets = nullptr;
  /// Snapshots that must not lie in the site's folder, because they hold true counts of people;
  /// null when there are none.
  const FileSystem* private_snapshots = nullptr;
};

/// A content file that could be read.
struct ContentFile {
  SitePath path;  ///< below content/
  FileId file{};
};

/// Every input, read once. Nothing after this reads the disk.
struct Sources {
  SiteConfig config;
  Contacts contacts;
  Glossary glossary;
  UrlRecord url_record;
  search::Synonyms synonyms;
  Accessibility accessibility;
  std::vector<privacy::Exception> privacy_exceptions;
  /// As read, before disclosure control.
  metrics::RawFigures figures;
  /// As read, before disclosure control.
  tables::RawTables tables;
  calendar::Calendar calendar;
  /// What the network brought, and from where.
  provenance::Copies copies;
  std::vector<calendar::PublishedSession> sessions_before;
  learning::Taxonomy taxonomy;
  std::vector<learning::PublishedReview> reviews_before;
  strategy::Strategies strategies;
  std::vector<federation::Neighbour> neighbours;
  std::vector<ContentFile> content;
  std::vector<Attachment> attachments;
  ThemeFiles theme;
  /// Whether there is a theme of the name that site.yaml gives. Without one no page can be made.
  bool has_theme = false;
  /// Names below content/ that are no folders, whether or not they could be read.
  std::size_t content_count = 0;
};

/// `drafts`: what is marked as a draft in data is shown.
Sources read_sources(const SiteFiles& files, bool drafts, Jobs jobs, SourceMap& map,
                     Diagnostics& diagnostics);

}  // namespace pier
