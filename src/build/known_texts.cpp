#include "build/known_texts.h"

#include <algorithm>

#include "base/text.h"

namespace pier {

namespace {

constexpr std::string_view kBody = "body";

/// `text` without white space at its end, and the hyphen of a tag that trims.
std::string_view trim_tag_end(std::string_view text) {
  while (!text.empty() && (is_one_of(text.substr(text.size() - 1), {" ", "\n", "\t", "-"}))) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view trim_tag_begin(std::string_view text) {
  while (!text.empty() && (is_one_of(text.substr(0, 1), {" ", "\n", "\t", "-"}))) {
    text.remove_prefix(1);
  }
  return text;
}

/// Whether the tag around `page.body` (between these two) writes it or asks for it.
bool is_plain_use(std::string_view before, std::string_view after) {
  before = trim_tag_end(before);
  after = trim_tag_begin(after);
  if (before.ends_with("{{")) return after.starts_with("}}");
  return before.ends_with("if") &&
         trim_tag_end(before.substr(0, before.size() - 2)).ends_with("{%") &&
         after.starts_with("%}");
}

bool uses_plainly(std::string_view text) {
  for (std::size_t at = 0; (at = text.find(kBody, at)) != std::string_view::npos; ++at) {
    const std::string_view before = text.substr(0, at);
    const std::string_view after = text.substr(at + kBody.size());
    const auto is_word = [](char c) { return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_'; };
    if (!after.empty() && is_word(after.front())) continue;
    std::string_view owner = trim_tag_end(before);
    if (!owner.ends_with('.')) continue;
    owner.remove_suffix(1);
    owner = trim_tag_end(owner);
    // Another thing has a part of that name: a chapter, a report.
    if (!owner.ends_with("page")) continue;
    if (!is_plain_use(owner.substr(0, owner.size() - 4), after)) return false;
  }
  return true;
}

/// The files of which something was said, or might have been.
std::set<FileId> files_spoken_of(const std::vector<Allowance>& allowances,
                                 const Diagnostics& diagnostics) {
  std::set<FileId> files;
  for (const Diagnostic& d : diagnostics.all()) {
    files.insert(d.span.file);
    for (const Note& note : d.notes) files.insert(note.span.file);
  }
  for (const Allowance& allowance : allowances) files.insert(allowance.file);
  return files;
}

}  // namespace

bool writes_texts_as_they_are(const ThemeFiles& theme, const SourceMap& map) {
  return std::all_of(theme.templates.begin(), theme.templates.end(),
                     [&](const auto& source) { return uses_plainly(map.text(source.file)); });
}

std::set<std::string> files_of(const std::vector<privacy::Exception>& exceptions) {
  std::set<std::string> files;
  for (const privacy::Exception& exception : exceptions) files.insert(exception.where);
  return files;
}

Texts known_texts(const BuiltTexts& built, const std::vector<Allowance>& allowances,
                  const SourceMap& map, const Diagnostics& diagnostics, Jobs jobs) {
  if (diagnostics.has_errors()) return {};
  const std::set<FileId> spoken_of = files_spoken_of(allowances, diagnostics);
  std::vector<Texts::Record> records(built.pages.size());
  parallel_for(records.size(), jobs, [&](std::size_t i) {
    const Page& page = built.pages[i];
    const PageText* text = page.entry ? built.texts.find(*page.entry) : nullptr;
    if (text == nullptr || page.url != built.site.placement(*page.entry).url) return;
    const FileId file = built.site.entry(*page.entry).file;
    const std::string& source = map.path(file);
    if (spoken_of.contains(file) || built.excepted.contains(source)) return;
    records[i] = {source, text_record(output_path(page.url).text(),
                                      built.files[i].key_of_bytes().digest, *text)};
  });
  std::erase_if(records, [](const Texts::Record& record) { return record.source.empty(); });
  std::sort(records.begin(), records.end(),
            [](const Texts::Record& a, const Texts::Record& b) { return a.source < b.source; });
  return Texts(records);
}

}  // namespace pier
