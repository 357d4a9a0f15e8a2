#include "fetch/reading.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "build/source_text.h"
#include "fetch/csv_file.h"
#include "fetch/difference.h"
#include "value/json_reader.h"

namespace pier::fetch {

namespace {

using provenance::SourceKind;

/// Types under which a kind is sent; servers that know no type of a file say that it is bytes or a
/// plain text.
struct Types {
  SourceKind kind;
  std::string_view words;
  std::array<std::string_view, 6> names;
};
constexpr auto kTypes = std::to_array<Types>({
    {SourceKind::snapshot, "JSON", {"application/json", "text/json"}},
    {SourceKind::catalogue, "JSON", {"application/json", "text/json", "application/ld+json"}},
    {SourceKind::csv,
     "CSV",
     {"text/csv", "application/csv", "text/comma-separated-values", "text/tab-separated-values",
      "application/vnd.ms-excel"}},
    {SourceKind::calendar, "a calendar", {"text/calendar", "application/ics"}},
    {SourceKind::procedure, "Markdown", {"text/markdown", "text/x-markdown"}},
});
constexpr std::array<std::string_view, 4> kAnyType{"", "text/plain", "application/octet-stream",
                                                   "binary/octet-stream"};

const Types& types_of(SourceKind kind) {
  return *std::find_if(kTypes.begin(), kTypes.end(),
                       [&](const Types& types) { return types.kind == kind; });
}

constexpr std::string_view kPageHelp =
    "open the address in a browser: the file may have moved, or must be asked for in another way; "
    "write the address of the file itself";

bool is_web_page(std::string_view bytes) {
  const std::string start = ascii_lower(trim(bytes.substr(0, 300)));
  return start.starts_with("<!doctype") || start.starts_with("<html") ||
         start.starts_with("<?xml") || start.starts_with("<head") || start.starts_with("<body");
}

/// "" when what came may be what it should be.
std::string type_fault(SourceKind kind, const Received& received) {
  const Types& types = types_of(kind);
  const std::string type = ascii_lower(
      trim(std::string_view(received.content_type).substr(0, received.content_type.find(';'))));
  if (type == "text/html" || type == "application/xhtml+xml" || is_web_page(received.bytes)) {
    return fmt::format("a web page came instead of {}", types.words);
  }
  const auto has = [&](std::span<const std::string_view> names) {
    return std::find(names.begin(), names.end(), type) != names.end();
  };
  if (has(types.names) || has(kAnyType)) return {};
  return fmt::format("what came is called `{}`, not {}", printable(type, 40), types.words);
}

/// What a build would refuse to read as text, whatever it holds. A spreadsheet may save text in
/// another encoding, which the reader of CSV finds out; a server that calls it UTF-8 sends UTF-8.
std::string text_fault(const Received& received, bool is_csv) {
  const std::string_view bytes = received.bytes;
  if (bytes.empty()) return "nothing came: the file is empty";
  if (is_csv && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) return {};
  if (bytes.starts_with("PK\x03\x04")) return "what came is a workbook or an archive, not text";
  const bool is_utf8 =
      !is_csv || ascii_lower(received.content_type).find("utf-8") != std::string::npos;
  if (is_utf8 && first_bad_utf8(bytes)) return "what came is no text in UTF-8";
  if (bytes.find('\0') != std::string_view::npos) return "what came is no text";
  return {};
}

Reading as_it_came(SourceKind kind, const Received& received) {
  const bool is_json = kind != SourceKind::procedure;
  if (is_json) {
    SourceMap map;
    Diagnostics problems;
    const Value value =
        read_json(map.whole(map.add("received.json", received.bytes)), map, problems);
    if (!value.is_map() || problems.has_errors()) {
      const std::string why =
          problems.empty() ? "it holds no group" : problems.all().front().message;
      return {
          {}, "what came is no JSON that can be read: " + printable(why), std::string(kPageHelp)};
    }
  }
  return {received.bytes, {}, {}, {}};
}

}  // namespace

std::uint64_t most_bytes(const provenance::RemoteSource& source) {
  switch (source.kind) {
    case SourceKind::snapshot:
    case SourceKind::csv:
    case SourceKind::catalogue:
      return kLargestSnapshot;
    case SourceKind::calendar:
      return kLargestData;
    case SourceKind::procedure:
      break;
  }
  return kLargestMarkdown;
}

Reading read_received(const provenance::RemoteSource& source, const Received& received,
                      const FileSystem& site) {
  if (std::string fault = type_fault(source.kind, received); !fault.empty()) {
    return {{}, std::move(fault), std::string(kPageHelp)};
  }
  std::string fault = text_fault(received, source.kind == SourceKind::csv);
  if (!fault.empty()) return {{}, std::move(fault), std::string(kPageHelp)};
  if (source.kind == SourceKind::csv) return read_csv_file(source, received, site);
  if (source.kind == SourceKind::calendar) {
    return read_calendar_file(received.bytes, source.calendar);
  }
  return as_it_came(source.kind, received);
}

}  // namespace pier::fetch
