#include "build/retouch.h"

#include <algorithm>

#include "build/source_text.h"
#include "checks/checks.h"
#include "content/contacts.h"
#include "content/leftovers.h"
#include "markdown/front_matter.h"
#include "markdown/parse.h"
#include "privacy/file_findings.h"
#include "privacy/reading.h"

namespace pier {

namespace {

/// More at a time is a change of branch, and building everything is hardly slower.
constexpr std::size_t kMostTexts = 40;

/// A text as it is now. REQUIRES: `map` outlives it.
struct NewText {
  FileId file{};
  markdown::Document document;
  Digest frame;
};

/// Reads it as read_entry() does; none when there is anything to say about it.
std::optional<NewText> read(const FileSystem& site, const SitePath& path, SourceMap& map) {
  Diagnostics problems;
  const auto file = read_text(site, path, kLargestMarkdown, map, problems);
  if (!file) return std::nullopt;
  const markdown::Parts parts = markdown::split_front_matter(*file, map, problems);
  if (!parts.has_front_matter) return std::nullopt;
  NewText text{*file, markdown::parse(parts.body, map, content_syntax(), problems), {}};
  text.frame = frame_of(map.text(parts.front_matter), text.document, map);
  if (!problems.empty()) return std::nullopt;
  return text;
}

/// Whether a number or an address is typed into the text.
bool has_address(const markdown::Document& document) {
  bool found = false;
  markdown::for_each_text(document, [&](std::string_view text, Span) {
    found = found || !find_addresses(text).empty();
  });
  return found;
}

/// Whether a check of documents, which does not run here, would have something to say.
bool needs_document_checks(const markdown::Document& document) {
  return has_address(document) || !runs_to_be_written(document).empty();
}

/// A page taken apart.
class LookedAt {
 public:
  LookedAt(std::string markup, const SourceMap& map) : map_(map) {
    page_.html = Html::trusted({std::move(markup), {}});
    html::scan(page_.html.markup(), scan_);
  }
  ScannedPage scanned() const { return {page_, scan_, map_}; }
  /// The kinds and values of what a person could be known by, sorted.
  std::vector<std::pair<privacy::Kind, std::string>> findings(
      const privacy::WatchList& names) const {
    std::vector<std::pair<privacy::Kind, std::string>> values;
    for (privacy::Finding& finding : privacy::find_in_markup(scan_, names)) {
      values.emplace_back(finding.kind, std::move(finding.value));
    }
    std::sort(values.begin(), values.end());
    return values;
  }

 private:
  const SourceMap& map_;
  Page page_;
  html::Scan scan_;
};

/// Whether other pages can lead here, and this one to them, as before.
bool links_alike(const PageLinks& a, const PageLinks& b) {
  const auto same_target = [](const PageLinks::Link& x, const PageLinks::Link& y) {
    return x.href == y.href;
  };
  return a.title == b.title && a.ids == b.ids &&
         std::equal(a.links.begin(), a.links.end(), b.links.begin(), b.links.end(), same_target);
}

/// What all checks would say of the page beyond what they said of it before: nothing.
bool is_fit(const LookedAt& before, const LookedAt& now, const privacy::WatchList& names) {
  Diagnostics problems;
  check_page(now.scanned(), problems);
  return problems.empty() &&
         links_alike(collect_links(before.scanned()), collect_links(now.scanned())) &&
         before.findings(names) == now.findings(names);
}

struct NewPage {
  std::string bytes;
  KnownText known;
};

std::optional<NewPage> remake(const KnownText& was, const NewText& text, std::string_view page,
                              const SourceMap& map, const privacy::WatchList& names) {
  const TextPiece& place = was.text.place;
  if (place.begin + std::uint64_t{place.size} > page.size()) return std::nullopt;
  RecallingHooks recalling(was.text.answers, page.substr(place.begin, place.size));
  NewPage made{{}, {was.page, {}, {text.frame, place, {}}}};
  RecordingHooks recording(recalling, text.document, made.known.text.answers);
  html::Writer writer;
  markdown::render(text.document, recording, writer);
  const std::string& markup = writer.markup();
  // A page may ask whether it has a text.
  if (markup.empty()) return std::nullopt;
  made.known.text.place.size = static_cast<std::uint32_t>(markup.size());
  made.bytes.reserve(page.size() - place.size + markup.size());
  made.bytes.append(page.substr(0, place.begin)).append(markup);
  made.bytes.append(page.substr(place.begin + place.size));
  if (!is_fit(LookedAt(std::string(page), map), LookedAt(made.bytes, map), names)) {
    return std::nullopt;
  }
  made.known.digest = digest_of(made.bytes);
  return made;
}

/// Makes the index of the search of all pages as they are now. False when a page is not there.
bool remake_search(const PublishedPage& published_page, Jobs jobs, Retouched& result) {
  if (result.memory.searched.empty()) return true;
  auto input = read_searched(result.memory.searched);
  if (!input) return false;
  std::vector<std::optional<Bytes>> pages(input->documents.size());
  parallel_for(pages.size(), jobs, [&](std::size_t i) {
    // What neighbours published has no page here.
    if (!input->documents[i].url.starts_with('/')) {
      pages[i].emplace();
      return;
    }
    const SitePath path = output_path(input->documents[i].url);
    const auto made = std::find_if(result.edits.files.begin(), result.edits.files.end(),
                                   [&](const TreeEdits::File& file) { return file.path == path; });
    pages[i] = made == result.edits.files.end() ? published_page(path) : std::optional(made->bytes);
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!pages[i]) return false;
    input->documents[i].markup = pages[i]->view();
  }
  for (SearchFile& file : search_files(*input, jobs)) {
    result.edits.files.push_back({std::move(file.path), std::move(file.artifact.bytes)});
  }
  result.edits.drops = is_search_file;
  return true;
}

}  // namespace

std::optional<Retouched> retouch(const Memory& memory, const InputDifference& difference,
                                 const FileSystem& site, const privacy::WatchList* names,
                                 const PublishedPage& published_page, std::int64_t now, Jobs jobs) {
  if (difference.changes.empty() || difference.changes.size() > kMostTexts) return std::nullopt;
  static const privacy::WatchList kNobody;
  const privacy::WatchList& watched = names == nullptr ? kNobody : *names;
  const RecordingFileSystem reading(site, now);
  SourceMap map;
  Retouched result{{}, memory};
  for (const InputChange& change : difference.changes) {
    if (change.kind != InputChange::Kind::changed) return std::nullopt;
    const auto was = memory.texts.find(change.path);
    const auto path = SitePath::parse(change.path);
    if (!was || !path) return std::nullopt;
    const auto text = read(reading, *path, map);
    if (!text || text->frame != was->text.frame || needs_document_checks(text->document)) {
      return std::nullopt;
    }
    const std::string_view source = map.text(text->file);
    const auto read_source = privacy::read_text(source, privacy::Escapes::html);
    if (!privacy::find(read_source, source, watched).empty()) return std::nullopt;
    const auto page_path = SitePath::parse(was->page);
    const auto page = page_path ? published_page(*page_path) : std::nullopt;
    if (!page || digest_of(*page) != was->digest) return std::nullopt;
    auto made = remake(*was, *text, page->view(), map, watched);
    if (!made) return std::nullopt;
    result.memory.texts.set(change.path, made->known);
    // Words that leave the page as it was change no file.
    if (made->bytes != page->view()) {
      result.edits.files.push_back({*page_path, Bytes(std::move(made->bytes))});
    }
  }
  const bool has_edits = !result.edits.files.empty();
  if (has_edits && !remake_search(published_page, jobs, result)) return std::nullopt;
  result.memory.inputs.site.update(reading.inputs().files);
  result.memory.inputs.site.update(difference.confirmed);
  result.memory.inputs.site.update(difference.listed);
  return result;
}

}  // namespace pier
