#include "provenance/source_list.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/sha256.h"
#include "base/text.h"
#include "provenance/data_fields.h"
#include "provenance/note.h"
#include "value/json_writer.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::provenance {

namespace {

constexpr std::array<std::pair<std::string_view, SourceKind>, 5> kKindNames{
    {{"snapshot", SourceKind::snapshot},
     {"csv", SourceKind::csv},
     {"calendar", SourceKind::calendar},
     {"catalogue", SourceKind::catalogue},
     {"procedure", SourceKind::procedure}}};

/// Headings that `pier import` knows in a tidy file.
constexpr std::array<std::string_view, 15> kHeadings{
    "indicator", "area",      "period", "value", "numerator", "denominator", "status", "note",
    "published", "qualifier", "title",  "unit",  "polarity",  "definition",  "per"};

/// Those without which there is no figure.
constexpr std::array<std::string_view, 4> kNeeded{"indicator", "area", "period", "value"};

bool is_file_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-';
  });
}

/// One source on its way from the file.
class SourceReader {
 public:
  SourceReader(const Value& fields, const SourceList& list, Diagnostics& diagnostics)
      : fields_(fields), list_(list), diagnostics_(diagnostics) {}

  /// None when something of it is wrong, which was reported.
  std::optional<RemoteSource> read();

 private:
  Span span_of(std::string_view field) const {
    const Value* value = fields_.find(field);
    return value == nullptr ? fields_.span : value->span;
  }
  void refuse(std::string_view rule, Span span, std::string message, std::string help);
  /// A field that the kind does not have, or that it needs.
  void check_belongs(std::string_view field, bool belongs);
  void check_needed(std::string_view field);
  bool may_be_asked(const RemoteSource& source) const;
  void read_address();
  void read_pin();
  void read_csv(const Value& csv);
  void check_headings(const Value& csv);
  void read_calendar(const Value& calendar);
  void find_file();

  const Value& fields_;
  const SourceList& list_;
  Diagnostics& diagnostics_;
  RemoteSource source_;
  bool is_right_ = true;
};

void SourceReader::refuse(std::string_view rule, Span span, std::string message, std::string help) {
  diagnostics_.report(rule, span, std::move(message), std::move(help));
  is_right_ = false;
}

void SourceReader::check_belongs(std::string_view field, bool belongs) {
  if (belongs || fields_.find(field) == nullptr) return;
  refuse("source-reading", span_of(field),
         fmt::format("a source of the kind `{}` has no `{}`", name_of(source_.kind), field),
         "take it out, or correct `kind`");
}

void SourceReader::check_needed(std::string_view field) {
  if (fields_.find(field) != nullptr) return;
  refuse("source-reading", span_of("kind"),
         fmt::format("a source of the kind `{}` needs `{}`", name_of(source_.kind), field),
         fmt::format("say with `{}` how it is read", field));
}

/// A server is listed by its name, or with the port at which it is asked.
bool SourceReader::may_be_asked(const RemoteSource& source) const {
  return std::any_of(list_.hosts.begin(), list_.hosts.end(), [&](const std::string& listed) {
    return listed == source.host || listed.starts_with(source.host + ':');
  });
}

/// The name of a parameter of an address that seems to hold a secret; "" where none does. Pages and
/// the data package show readers where figures come from.
std::string_view secret_parameter(std::string_view address) {
  constexpr auto kSecrets = std::to_array<std::string_view>(
      {"key", "token", "secret", "password", "signature", "credential"});
  const std::size_t mark = address.find('?');
  if (mark == std::string_view::npos) return {};
  for (const std::string_view part : split(address.substr(mark + 1), '&')) {
    const std::string_view name = part.substr(0, part.find('='));
    const std::string lower = ascii_lower(name);
    const bool is_secret =
        std::any_of(kSecrets.begin(), kSecrets.end(),
                    [&](std::string_view word) { return lower.find(word) != std::string::npos; });
    if (is_secret) return name;
  }
  return {};
}

void SourceReader::read_address() {
  source_.address = text_of(fields_.find("address"));
  source_.address_span = span_of("address");
  source_.host = host_of(source_.address);
  if (source_.host.empty()) {
    refuse("source-address", source_.address_span,
           fmt::format("`{}` names no host that may be asked", source_.address),
           "write the server by its name, without a user or a password: "
           "https://data.example.org/file.csv");
  } else if (!may_be_asked(source_)) {
    refuse("source-host", source_.address_span,
           fmt::format("`{}` is not among the `hosts` that may be asked", source_.host),
           "add it there if you trust this server, or correct the address");
  }
  if (const auto secret = secret_parameter(source_.address); !secret.empty()) {
    refuse(
        "source-address", source_.address_span,
        fmt::format("`{}` in this address seems to be a secret, and readers see addresses", secret),
        "ask the publisher for an address that needs none; what needs a key is fetched by hand");
  }
}

void SourceReader::read_pin() {
  source_.sha256 = ascii_lower(text_of(fields_.find("sha256")));
  if (source_.sha256.empty() || is_sha256_hex(source_.sha256)) return;
  refuse("source-pin", span_of("sha256"), "this is no SHA-256 digest",
         "it has 64 digits, 0 to 9 and a to f; `sha256sum FILE` prints that of a file");
}

std::vector<std::pair<std::string, std::string>> pairs_of(const Value* mapping) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (mapping == nullptr || !mapping->is_map()) return pairs;
  for (const Member& member : mapping->as_map()) {
    pairs.emplace_back(member.key, text_of(&member.value));
  }
  return pairs;
}

void SourceReader::check_headings(const Value& csv) {
  const bool is_mapped = csv.find("columns") != nullptr || csv.find("fixed") != nullptr;
  if (source_.csv.is_table || !is_mapped) return;
  std::set<std::string_view> there;
  for (const std::string_view field : {"columns", "fixed"}) {
    const Value* mapping = csv.find(field);
    if (mapping == nullptr || !mapping->is_map()) continue;
    for (const Member& member : mapping->as_map()) {
      there.insert(member.key);
      if (std::find(kHeadings.begin(), kHeadings.end(), member.key) == kHeadings.end()) {
        refuse("source-reading", member.key_span,
               fmt::format("figures have no column `{}`", member.key),
               suggest(member.key, kHeadings));
      }
    }
  }
  for (const std::string_view needed : kNeeded) {
    if (there.contains(needed)) continue;
    refuse("source-reading", csv.span, fmt::format("no column gives the {} of a figure", needed),
           fmt::format("write which column of the source it is: `columns: {{{}: …}}`; what is the "
                       "same in every row stands in `fixed`",
                       needed));
  }
}

void SourceReader::read_csv(const Value& csv) {
  CsvReading& reading = source_.csv;
  reading.is_table = text_of(csv.find("into")) == "table";
  reading.columns = pairs_of(csv.find("columns"));
  reading.fixed = pairs_of(csv.find("fixed"));
  reading.dimensions = texts_of(csv.find("dimensions"));
  const std::string layout = text_of(csv.find("layout"));
  if (layout == "tidy") reading.layout = metrics::ImportLayout::tidy;
  if (layout == "ees") reading.layout = metrics::ImportLayout::education_statistics;
  reading.as_at = date_of(csv.find("as_at"));
  reading.title = text_of(csv.find("title"));
  reading.source = text_of(csv.find("source"));
  reading.theme = text_of(csv.find("theme"));
  reading.policy = text_of(csv.find("policy"));
  reading.policy_reason = text_of(csv.find("policy_reason"));
  if (const Value* unit = csv.find("unit"); unit != nullptr) {
    reading.unit = metrics::unit_named(unit->as_text());
    if (!reading.unit) {
      refuse("source-reading", unit->span, fmt::format("there is no unit `{}`", unit->as_text()),
             fmt::format("the units are {}", fmt::join(metrics::unit_names(), ", ")));
    }
  }
  if (reading.is_table) {
    for (const Member& member : csv.as_map()) {
      if (member.key == "into" || member.key == "columns") continue;
      refuse("source-reading", member.key_span,
             fmt::format("the cells of a table have no `{}`", member.key),
             "what a table is stands in the YAML file beside it; only `columns` is for its cells");
    }
  }
  check_headings(csv);
}

void SourceReader::read_calendar(const Value& calendar) {
  source_.calendar.is_school = text_of(calendar.find("days")) == "school_holidays";
  source_.calendar.only = texts_of(calendar.find("only"));
}

void SourceReader::find_file() {
  const Value* named = fields_.find("name");
  const std::string name = named == nullptr ? source_.id : text_of(named);
  const bool is_table = source_.kind == SourceKind::csv && source_.csv.is_table;
  const std::vector<std::string_view> parts =
      is_table ? split(name, '/') : std::vector<std::string_view>{name};
  if (!std::all_of(parts.begin(), parts.end(), is_file_name)) {
    refuse("source-reading", span_of("name"), fmt::format("`{}` is no name of a file here", name),
           is_table ? "use small letters, digits and hyphens, and `/` between folders"
                    : "use small letters, digits and hyphens");
    return;
  }
  const std::string neighbour = text_of(fields_.find("neighbour"));
  std::string path;
  switch (source_.kind) {
    case SourceKind::snapshot:
      path = fmt::format("data/metrics/{}.json", name);
      break;
    case SourceKind::csv:
      path = is_table ? fmt::format("data/tables/{}.csv", name)
                      : fmt::format("data/metrics/{}.json", name);
      break;
    case SourceKind::calendar:
      path = fmt::format("data/holidays/{}.yaml", name);
      break;
    case SourceKind::catalogue:
      path = fmt::format("data/neighbours/{}/catalogue.json", neighbour);
      break;
    case SourceKind::procedure:
      path = fmt::format("data/neighbours/{}/procedures/{}.md", neighbour, name);
      break;
  }
  const auto file = SitePath::parse(path);
  // Its note stands beside it, under a longer name.
  if (file && may_have_note(*file)) {
    source_.file = *file;
    return;
  }
  refuse("source-reading", span_of(fields_.find("name") == nullptr ? "id" : "name"),
         fmt::format("`{}` is too long for the name of a file here", path),
         "give it a shorter `name`: a part of its path has 88 characters at most, and all of it "
         "168");
}

std::optional<RemoteSource> SourceReader::read() {
  for (const std::string_view needed : {"id", "what", "address", "kind", "owner"}) {
    if (fields_.find(needed) == nullptr) return std::nullopt;  // reported by the schema
  }
  source_.span = fields_.span;
  source_.id = text_of(fields_.find("id"));
  source_.what = text_of(fields_.find("what"));
  source_.owner = text_of(fields_.find("owner"));
  source_.every = number_of(fields_.find("every"));
  const std::string kind = text_of(fields_.find("kind"));
  for (const auto& [name, known] : kKindNames) {
    if (name == kind) source_.kind = known;
  }
  const bool is_csv = source_.kind == SourceKind::csv;
  const bool is_calendar = source_.kind == SourceKind::calendar;
  const bool is_neighbours =
      source_.kind == SourceKind::catalogue || source_.kind == SourceKind::procedure;
  read_address();
  read_pin();
  check_belongs("csv", is_csv);
  check_belongs("calendar", is_calendar);
  check_belongs("neighbour", is_neighbours);
  check_belongs("name", source_.kind != SourceKind::catalogue);
  if (is_neighbours) check_needed("neighbour");
  if (is_csv) check_needed("csv");
  if (is_calendar) check_needed("calendar");
  if (const Value* csv = fields_.find("csv"); csv != nullptr && is_csv) read_csv(*csv);
  if (const Value* calendar = fields_.find("calendar"); calendar != nullptr && is_calendar) {
    read_calendar(*calendar);
  }
  if (is_right_) find_file();
  if (!is_right_) return std::nullopt;
  if (is_csv) {
    // A snapshot without a title of its own has `what` for one.
    const bool is_titled = source_.csv.is_table || !source_.csv.title.empty();
    const std::string title = is_titled ? std::string() : source_.what;
    source_.reading = digest_of(write_json(*fields_.find("csv")) + title).hex();
  }
  if (is_calendar) source_.reading = digest_of(write_json(*fields_.find("calendar"))).hex();
  return std::move(source_);
}

/// Whether the last part is a number to programs that resolve names: "127.0.0.1", "2130706433",
/// "0x7f.1" (WHATWG URL, "ends in a number").
bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.starts_with("0x")) {
    return last.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
  }
  return last.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view name_of(SourceKind kind) {
  for (const auto& [name, known] : kKindNames) {
    if (known == kind) return name;
  }
  return {};
}

std::string host_of(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  if (!address.starts_with(kScheme)) return {};
  const std::string_view rest = address.substr(kScheme.size());
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  std::string host = ascii_lower(authority.substr(0, authority.find(':')));
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-.";
  if (host.empty() || authority.find('@') != std::string_view::npos ||
      host.find_first_not_of(kAllowed) != std::string::npos || ends_in_number(host)) {
    return {};
  }
  return host;
}

const RemoteSource* SourceList::find(std::string_view id) const {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const RemoteSource& one) { return one.id == id; });
  return found == sources.end() ? nullptr : &*found;
}

SourceList read_source_list(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  SourceList list;
  const Span whole = sources.whole(file);
  const Value fields = check_fields(read_yaml(whole, sources, diagnostics), sources_fields(), whole,
                                    sources, diagnostics);
  for (const std::string& host : texts_of(fields.find("hosts"))) {
    list.hosts.push_back(ascii_lower(host));
  }
  for (const Value& item : list_of(fields.find("sources"))) {
    auto source = SourceReader(item, list, diagnostics).read();
    if (!source) continue;
    for (const RemoteSource& other : list.sources) {
      const bool is_same_id = other.id == source->id;
      if (!is_same_id && other.file != source->file) continue;
      diagnostics
          .report(
              "source-duplicate", source->span,
              is_same_id ? fmt::format("there is a source `{}` already", source->id)
                         : fmt::format("two sources become the file `{}`", other.file.text()),
              is_same_id ? "give one of the two another id" : "give one of the two another `name`")
          .notes.push_back({other.span, "the other is here"});
      source.reset();
      break;
    }
    if (source) list.sources.push_back(std::move(*source));
  }
  return list;
}

}  // namespace pier::provenance
