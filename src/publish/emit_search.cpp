#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/form_views.h"
#include "publish/emit.h"
#include "search/files.h"
#include "value/schema.h"

namespace pier::emit {

namespace {

using search::Document;

constexpr std::string_view kSearchFolder = "search/";

/// What a page is to a reader, by its type, and how much sooner than others it is found. There are
/// hundreds of figures and meetings and one page that explains them: it comes first.
struct KindOfPage {
  std::string_view type;
  std::string_view name;
  double weight;
};

constexpr auto kKindsOfPages = std::to_array<KindOfPage>({
    {"page", "Information", 1},
    {"guidance", "Guidance", 1},
    {"shared-procedure", "Guidance", 1},
    {"briefing", "Briefing", 1},
    {"easy-read", "Information", 0.9},
    {"review", "Review", 0.9},
    {"theme", "Theme", 1},
    {"report", "Annual report", 1},
    {"chapter", "Annual report", 0.45},
    {"news", "News", 0.8},
    {"consultation", "Consultation", 0.8},
    {"course", "Training", 0.9},
    {"event", "Training", 0.8},
    {"group", "Meeting", 0.7},
    {"meeting", "Meeting", 0.45},
    {"month", "Meeting", 0.35},
    {"indicator", "Figure", 0.7},
    {"discussion", "Briefing", 0.5},
    {"generated", "List of pages", 0.6},
    {"learning-list", "List of pages", 0.8},
    {"message", "Help for editors", 0.15},
    {"guide-type", "Help for editors", 0.15},
    {"theme-guide", "Help for editors", 0.15},
});
/// The partnership's own learning comes first.
constexpr double kWeightOfShelved = 0.7;
constexpr KindOfPage kOtherPages{"", "Information", 0.9};

/// The pages for those who keep the site, of whatever type: readers who look for help come first.
constexpr std::string_view kGuideSection = "guide";
constexpr KindOfPage kGuidePages{"", "Help for editors", 0.25};

/// As the filters offer them.
constexpr auto kKindNames = std::to_array<std::string_view>(
    {"Information", "Guidance", "Briefing", "Review", "Theme", "Annual report", "News",
     "Consultation", "Training", "Meeting", "Figure", "List of pages", "Help for editors"});
constexpr auto kAudienceNames =
    std::to_array<std::string_view>({"Children", "Adults", "Professionals", "Everybody"});

/// The first part of an address: "children" of "/children/neglect/".
std::string_view section_of(std::string_view url) {
  url.remove_prefix(std::min<std::size_t>(1, url.size()));
  return url.substr(0, url.find('/'));
}

const KindOfPage& kind_of_page(const Page& page) {
  const auto found = std::find_if(kKindsOfPages.begin(), kKindsOfPages.end(),
                                  [&](const KindOfPage& kind) { return kind.type == page.type; });
  const bool is_guide = section_of(page.url) == kGuideSection;
  if (found == kKindsOfPages.end()) return is_guide ? kGuidePages : kOtherPages;
  return is_guide && found->weight > kGuidePages.weight ? kGuidePages : *found;
}

/// Pages of a section are what the section is about, even where their type is none of its own.
std::string kind_of(const Page& page) {
  const std::string_view name = kind_of_page(page).name;
  if (name != "Information") return std::string(name);
  const std::string_view section = section_of(page.url);
  if (section == "professionals") return "Guidance";
  if (section == "figures") return "Figure";
  return std::string(name);
}

/// Whom a page is for: as the entry says, else by its section.
std::string audience_of(const Site& site, const Page& page) {
  std::string said;
  if (page.entry) {
    said = site.entry(*page.entry).text("partnership");
    if (said.empty()) said = site.entry(*page.entry).text("audience");
  }
  if (said.empty()) said = section_of(page.url);
  if (said == "children") return "Children";
  if (said == "adults") return "Adults";
  if (said == "professionals") return "Professionals";
  return "Everybody";
}

/// The year of a page about something that has one. Of a meeting it stands in the address:
/// /meetings/group/2027-03-02/ and /meetings/2027-03/.
std::optional<int> year_of(const Site& site, const Page& page) {
  if (page.entry) {
    const auto chapter = site.chapter_of(*page.entry);
    const EntryId dated = chapter ? static_cast<EntryId>(chapter->report->entry) : *page.entry;
    const auto published = site.entry(dated).published;
    return published ? std::optional(published->year()) : std::nullopt;
  }
  if (page.type == "meeting" || page.type == "month") {
    for (const std::string_view part : split(page.url, '/')) {
      int year = 0;
      const auto [end, fault] = std::from_chars(part.data(), part.data() + part.size(), year);
      if (fault == std::errc() && end == part.data() + 4) return year;
    }
    return std::nullopt;
  }
  return page.changed ? std::optional(page.changed->year()) : std::nullopt;
}

/// Whether a page can be found: not what is about no page of its own (the search, the lists of
/// all pages), nor what readers are sent away from.
bool is_found(const Page& page) {
  constexpr auto kListsOfAll = std::to_array<std::string_view>(
      {"search.html", "site-map.html", "a-to-z.html", "business-unit.html"});
  return page.listed && page.url.ends_with('/') &&
         std::find(kListsOfAll.begin(), kListsOfAll.end(), page.layout) == kListsOfAll.end();
}

/// What neighbours published: found here, read there. Those that look for the partnership's own
/// learning can filter by the kind.
void add_shelved(const Site& site, const federation::Item& item, const federation::Placed& placed,
                 std::string_view kind, std::vector<Document>& documents) {
  const std::string& from = site.shelf().neighbours()[placed.neighbour].name;
  Document document;
  document.url = item.url;
  document.title = item.title;
  document.summary = item.summary.empty() ? fmt::format("From {}.", from)
                                          : fmt::format("From {}. {}", from, item.summary);
  document.names.push_back(from);
  const learning::Taxonomy& words = site.library().taxonomy();
  for (const std::size_t theme : placed.themes)
    document.names.push_back(words.themes()[theme].name);
  for (const std::size_t abuse : placed.abuse) document.names.push_back(words.abuse()[abuse].name);
  document.kind = kind;
  document.audience = "Everybody";
  document.year = item.published->year();
  document.weight = kWeightOfShelved;
  documents.push_back(std::move(document));
}

void add_shelved(const Site& site, std::vector<Document>& documents) {
  for (const federation::ShelvedReview& review : site.shelf().reviews()) {
    add_shelved(site, review.record, review.placed, "Review of a neighbour", documents);
  }
  for (const federation::ShelvedBriefing& briefing : site.shelf().briefings()) {
    add_shelved(site, briefing.record, briefing.placed, "Briefing of a neighbour", documents);
  }
}

std::vector<Document> found_documents(const Emission& emission) {
  std::vector<Document> documents;
  for (std::size_t i = 0; i < emission.pages.size(); ++i) {
    const Page& page = emission.pages[i];
    if (!is_found(page)) continue;
    // The search cuts and stems English words only.
    if (page.entry && language_of(emission.site.entry(*page.entry)) != nullptr) continue;
    Document document;
    document.url = page.url;
    document.title = page.title;
    document.summary = page.summary;
    if (page.entry) document.names = emission.site.entry(*page.entry).tags;
    const Artifact& file = emission.files[i];
    document.markup = file.bytes.view();
    if (file.place != Artifact::Place::here) {
      document.read_markup = [&page, &file, early = emission.early] {
        return early->read(output_path(page.url), file);
      };
    }
    document.kind = kind_of(page);
    document.audience = audience_of(emission.site, page);
    document.year = year_of(emission.site, page);
    document.weight = kind_of_page(page).weight;
    documents.push_back(std::move(document));
  }
  add_shelved(emission.site, documents);
  return documents;
}

/// What the site's own file says, and the short forms of its glossary.
search::Synonyms all_synonyms(const Emission& emission) {
  search::Synonyms synonyms;
  if (emission.synonyms != nullptr) synonyms = *emission.synonyms;
  for (const Term& term : emission.site.glossary().terms()) {
    for (const Meaning& meaning : term.meanings) {
      if (search::is_short_form(term.term, meaning.meaning)) {
        synonyms.add({term.term, meaning.meaning});
      }
    }
  }
  return synonyms;
}

}  // namespace

/// Made from what the site shows and nothing else: what is held back is on no page.
void search(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const auto input = search_input(emission);
  if (!input) return;
  for (SearchFile& file : search_files(*input, emission.jobs)) {
    output.add(std::move(file.path), std::move(file.artifact), diagnostics);
  }
}

}  // namespace pier::emit

namespace pier {

std::optional<SearchInput> search_input(const Emission& emission) {
  const bool has_page = std::any_of(emission.pages.begin(), emission.pages.end(),
                                    [](const Page& page) { return page.layout == "search.html"; });
  if (!has_page) return std::nullopt;
  return SearchInput{emit::found_documents(emission), emit::all_synonyms(emission)};
}

std::vector<SearchFile> search_files(const SearchInput& input, Jobs jobs) {
  const search::Facets facets{emit::kKindNames, emit::kAudienceNames};
  std::vector<SearchFile> files;
  for (search::File& file : search::make_files(input.documents, input.synonyms, facets, jobs)) {
    // Only the parts that show something have words as people read them.
    const bool shows = file.name.starts_with(std::string(search::kParts) + search::kShownParts);
    Artifact artifact{std::move(file.bytes)};
    artifact.is_named_by_digest = artifact.is_encoded = !shows;
    files.push_back(
        {*SitePath::parse(std::string(emit::kSearchFolder) + file.name), std::move(artifact)});
  }
  return files;
}

bool is_search_file(std::string_view path) {
  if (!path.starts_with(emit::kSearchFolder)) return false;
  path.remove_prefix(emit::kSearchFolder.size());
  return path == search::kManifest || path.starts_with(search::kParts);
}

}  // namespace pier
