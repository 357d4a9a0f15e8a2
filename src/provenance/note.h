#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/site_path.h"
#include "diagnostics/diagnostics.h"

namespace pier::provenance {

/// What stands beside a file that was fetched, in `<file>.source.yaml`: where it comes from. The
/// program writes it; nobody else should.
struct Note {
  /// The id in data/sources.yaml.
  std::string source;
  /// The address.
  std::string from;
  /// When these bytes came, and when the source last said that it has no others; UTC, as
  /// "2026-11-27T21:05:00Z".
  std::string fetched;
  std::string checked;
  /// Of the file.
  std::string sha256;
  /// Of the bytes that came, where the file was made from them; "" where it is they.
  std::string received;
  /// Changes with all that decides how bytes become the file: RemoteSource::reading, and for
  /// figures what the site knows of areas and indicators; "" where the file is the bytes.
  std::string reading;
  /// As the server sent them, for the next time; may be empty.
  std::string etag;
  std::string last_modified;

  Date fetched_on() const { return *Date::parse(std::string_view(fetched).substr(0, 10)); }
  Date checked_on() const { return *Date::parse(std::string_view(checked).substr(0, 10)); }
  /// Of the bytes that came.
  const std::string& received_digest() const { return received.empty() ? sha256 : received; }

  friend bool operator==(const Note&, const Note&) = default;
};

/// Whether the name of a file is short enough for that of its note.
bool may_have_note(const SitePath& file);
/// "data/holidays/terms.yaml.source.yaml" for "data/holidays/terms.yaml".
/// REQUIRES: may_have_note(file).
SitePath note_path(const SitePath& file);
/// Whether a path is that of a note, and of which file.
std::optional<SitePath> noted_file(const SitePath& path);

/// None when it cannot be used, which was reported (source-note, field-*).
std::optional<Note> read_note(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

/// REQUIRES: texts are UTF-8 without control characters.
std::string write_note(const Note& note);

/// "2026-11-27T21:05:00Z".
bool is_utc_time(std::string_view text);

}  // namespace pier::provenance
