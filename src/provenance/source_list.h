#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/site_path.h"
#include "diagnostics/diagnostics.h"
#include "metrics/import.h"

namespace pier::provenance {

/// What stands behind an address, and so how it is read.
enum class SourceKind {
  /// Figures as a file of data/metrics has them.
  snapshot,
  /// A table that becomes a snapshot or the cells of a table.
  csv,
  /// iCalendar: bank holidays or days on which schools are closed.
  calendar,
  /// What a neighbour publishes, as a list for programs.
  catalogue,
  /// A procedure of a neighbour, in Markdown.
  procedure
};

/// "snapshot", as in data/sources.yaml.
std::string_view name_of(SourceKind kind);

/// How a CSV file is read.
struct CsvReading {
  bool is_table = false;
  /// Where headings are renamed: ours and that of the source, in the author's order. None: all
  /// columns as they are.
  std::vector<std::pair<std::string, std::string>> columns = {};
  /// Columns that the source lacks: the heading, and what stands in every row.
  std::vector<std::pair<std::string, std::string>> fixed = {};
  /// Columns of a snapshot that divide figures, by their headings in the source.
  std::vector<std::string> dimensions = {};
  /// What a snapshot needs beside the rows; its `as_at` is `as_at` here, where that is given.
  std::optional<metrics::ImportLayout> layout = {};
  std::optional<Date> as_at = {};
  std::string title = {}, source = {}, theme = {}, policy = {}, policy_reason = {};
  std::optional<metrics::Unit> unit = {};
};

/// How a calendar is read.
struct CalendarReading {
  bool is_school = false;
  /// Of entries without one of these words in their names nothing is taken; none: all are.
  std::vector<std::string> only = {};
};

/// An entry of data/sources.yaml.
struct RemoteSource {
  std::string id;
  std::string what;
  std::string address;
  /// Of the address, in small letters, without a port.
  std::string host;
  SourceKind kind = SourceKind::snapshot;
  std::string owner;
  /// After how many days without an answer its copy is overdue; none: never.
  std::optional<std::int64_t> every;
  /// The digest of the bytes that may be taken unseen; "": none may.
  std::string sha256;
  /// The file that it becomes, from the folder of the site.
  SitePath file;
  CsvReading csv;
  CalendarReading calendar;
  /// Changes with all that this list says of how bytes become the file, and with nothing else; ""
  /// where the file is the bytes as they came.
  std::string reading;
  Span span{};
  Span address_span{};
};

/// What data/sources.yaml says.
struct SourceList {
  /// Hosts that may be asked, in small letters.
  std::vector<std::string> hosts;
  /// Those that are right, in the order of the file.
  std::vector<RemoteSource> sources;

  const RemoteSource* find(std::string_view id) const;
};

/// Reads data/sources.yaml. Sources with something wrong are reported (rules source-*, field-*) and
/// left out.
SourceList read_source_list(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

/// The host of an https address in small letters, without its port; "" when there is none, when a
/// user or a password stands before it, or when it is a number, however that is written.
std::string host_of(std::string_view address);

}  // namespace pier::provenance
