#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/site_path.h"
#include "diagnostics/diagnostics.h"
#include "provenance/note.h"
#include "provenance/source_list.h"

namespace pier::provenance {

/// A file that was fetched, with its note.
struct Copy {
  SitePath file;
  Note note;
  /// The first byte of the note, for messages.
  Span note_span{};
  /// Of the bytes that the file has now; "" when it is not there.
  std::string sha256_now;
  /// Filled by check_copies(): by how many days it is overdue; 0 when it is not.
  long days_overdue = 0;

  bool is_as_fetched() const { return sha256_now == note.sha256; }
};

/// What the network brought into a site.
struct Copies {
  SourceList list;
  /// By their files.
  std::vector<Copy> copies;

  const Copy* find(const SitePath& file) const;
};

/// Holds the copies against the list and the day: reports copies that are overdue or that were
/// never fetched (source-overdue), edited by hand (source-edited) or gone (source-note), and fills
/// Copy::days_overdue. A copy whose source is not in the list is never overdue.
void check_copies(Copies& copies, const Date& today, Diagnostics& diagnostics);

/// For readers, whole sentences: "Fetched from data.example.org on 3 June 2026." and, of one that
/// is overdue, how old it is. `today` as in check_copies().
std::string fetched_text(const Copy& copy, const Date& today);

}  // namespace pier::provenance
