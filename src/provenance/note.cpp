#include "provenance/note.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "value/json_writer.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::provenance {

namespace {

constexpr std::string_view kEnding = ".source.yaml";

constexpr auto kNote = std::to_array<Field>({
    {.name = "source", .need = Need::required, .meaning = "the id in data/sources.yaml"},
    {.name = "from", .need = Need::required, .meaning = "the address"},
    {.name = "fetched", .need = Need::required, .meaning = "when these bytes came (UTC)"},
    {.name = "checked", .meaning = "when the source last said that it has no others (UTC)"},
    {.name = "sha256", .need = Need::required, .meaning = "the digest of the file"},
    {.name = "received", .meaning = "the digest of what came, where the file was made from it"},
    {.name = "reading", .meaning = "by which settings it was made from it"},
    {.name = "etag", .meaning = "as the server sent it"},
    {.name = "last_modified", .meaning = "as the server sent it"},
});

constexpr std::string_view kHelp =
    "the program writes this file; take it away and fetch the source again";

/// JSON is YAML, and any text can be written so; what our reader takes for a text needs no quotes.
std::string written(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./:_~?=%+";
  const bool is_plain = !text.empty() && ascii_is_alpha(text.front()) &&
                        text.find_first_not_of(kPlain) == std::string_view::npos &&
                        text.back() != ':' && !is_one_of(text, {"true", "false", "null"});
  return is_plain ? std::string(text) : write_json(Value(text));
}

}  // namespace

bool may_have_note(const SitePath& file) {
  return SitePath::parse(file.text() + std::string(kEnding)).has_value();
}

SitePath note_path(const SitePath& file) {
  return *SitePath::parse(file.text() + std::string(kEnding));
}

std::optional<SitePath> noted_file(const SitePath& path) {
  const std::string_view text = path.text();
  if (!text.ends_with(kEnding)) return std::nullopt;
  return SitePath::parse(text.substr(0, text.size() - kEnding.size()));
}

bool is_utc_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size() || !Date::parse(text.substr(0, 10))) return false;
  for (std::size_t i = 10; i < kForm.size(); ++i) {
    if (kForm[i] == '0' ? !ascii_is_digit(text[i]) : text[i] != kForm[i]) return false;
  }
  return true;
}

std::optional<Note> read_note(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  const Span whole = sources.whole(file);
  const Value fields =
      check_fields(read_yaml(whole, sources, diagnostics), kNote, whole, sources, diagnostics);
  const auto text = [&](std::string_view name) { return text_of(fields.find(name)); };
  Note note{text("source"),  text("from"),   text("fetched"),
            text("checked"), text("sha256"), text("received"),
            text("reading"), text("etag"),   text("last_modified")};
  if (note.checked.empty()) note.checked = note.fetched;
  if (note.from.empty() || note.fetched.empty() || note.sha256.empty()) return std::nullopt;
  for (const std::string_view name : {"fetched", "checked"}) {
    const Value* value = fields.find(name);
    if (value == nullptr || is_utc_time(value->as_text())) continue;
    diagnostics.report("source-note", value->span, fmt::format("`{}` is no time", name),
                       std::string(kHelp));
    return std::nullopt;
  }
  for (const std::string_view name : {"sha256", "received"}) {
    const Value* value = fields.find(name);
    if (value == nullptr || is_sha256_hex(value->as_text())) continue;
    diagnostics.report("source-note", value->span, fmt::format("`{}` is no SHA-256 digest", name),
                       std::string(kHelp));
    return std::nullopt;
  }
  return note;
}

std::string write_note(const Note& note) {
  std::string text = "# Written by pier fetch: where the file beside this one comes from.\n";
  const auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format("{}: {}\n", name, written(value));
  };
  line("source", note.source);
  line("from", note.from);
  text += fmt::format("fetched: {}\n", note.fetched);
  if (note.checked != note.fetched) text += fmt::format("checked: {}\n", note.checked);
  line("sha256", note.sha256);
  line("received", note.received);
  line("reading", note.reading);
  line("etag", note.etag);
  line("last_modified", note.last_modified);
  return text;
}

}  // namespace pier::provenance
