#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/file_note.h"
#include "pages/learning_pages.h"
#include "value/schema.h"

namespace pier {

namespace {

using learning::Audience;

struct DownloadLanguage {
  std::string_view tag;
  std::string_view name;
};

/// The languages in which partnerships publish; another is named by its tag.
constexpr auto kLanguages = std::to_array<DownloadLanguage>({
    {"ar", "Arabic"},    {"bn", "Bengali"},    {"cy", "Welsh"},      {"en", "English"},
    {"es", "Spanish"},   {"fa", "Persian"},    {"fr", "French"},     {"gu", "Gujarati"},
    {"hu", "Hungarian"}, {"it", "Italian"},    {"lt", "Lithuanian"}, {"pa", "Punjabi"},
    {"pl", "Polish"},    {"pt", "Portuguese"}, {"ro", "Romanian"},   {"ru", "Russian"},
    {"so", "Somali"},    {"tr", "Turkish"},    {"uk", "Ukrainian"},  {"ur", "Urdu"},
    {"zh", "Chinese"},
});

std::string language_name(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  for (const DownloadLanguage& language : kLanguages) {
    if (language.tag == primary) return std::string(language.name);
  }
  return std::string(tag);
}

/// Whom a document of a review is for.
Audience audience_of(learning::Partnership partnership) {
  switch (partnership) {
    case learning::Partnership::children:
      return Audience::children;
    case learning::Partnership::adults:
      return Audience::adults;
    case learning::Partnership::both:
    case learning::Partnership::community_safety:
      break;
  }
  return Audience::everybody;
}

/// What is listed, by whom it is for.
using ByAudience = std::array<List, 3>;

std::string keys_of(Audience audience, std::string_view kind) {
  return fmt::format("audience:{} kind:{}", id_of(audience), slug(kind));
}

void add_documents(const Site& site, ByAudience& groups) {
  for (const learning::Review& review : site.library().reviews()) {
    const Audience audience = audience_of(review.partnership);
    for (const learning::ReviewDocument& document : review.documents) {
      const Value item = document_item(site, document);
      const std::string_view kind = text_of(document.kind);
      groups[static_cast<std::size_t>(audience)].push_back(
          MapBuilder()
              .set("title", fmt::format("{}: {}", review.title, document.title))
              .set("url", *item.find("url"))
              .set("kind", kind)
              .set("note", *item.find("note"))
              .set("from", link_view(review.title, site.href(review.url)))
              .set("keys", keys_of(audience, kind))
              .build());
    }
  }
}

void add_briefings(const Rendering& rendering, ByAudience& groups) {
  const Site& site = rendering.site;
  constexpr std::string_view kKind = "7-minute briefing";
  for (const learning::Briefing& briefing : site.library().briefings()) {
    const Value pdf = briefing_pdf(rendering, briefing);
    groups[static_cast<std::size_t>(briefing.audience)].push_back(
        MapBuilder()
            .set("title", briefing.title)
            .set("url", pdf.is_null() ? Value(site.href(briefing.url)) : *pdf.find("url"))
            .set("kind", kKind)
            .set("note", pdf.is_null() ? Value("to read or to print") : *pdf.find("note"))
            .set("from", {})
            .set("keys", keys_of(briefing.audience, kKind))
            .build());
  }
}

std::string_view group_title(Audience audience) {
  switch (audience) {
    case Audience::children:
      return "About children";
    case Audience::adults:
      return "About adults";
    case Audience::everybody:
      break;
  }
  return "For everybody";
}

std::string group_id(Audience audience) {
  return fmt::format("downloads--{}", id_of(audience));
}

Value groups_view(const ByAudience& groups) {
  List view;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].empty()) continue;
    const auto audience = static_cast<Audience>(g);
    view.push_back(MapBuilder()
                       .set("id", group_id(audience))
                       .set("title", group_title(audience))
                       .set("items", Value(groups[g]))
                       .build());
  }
  return Value(std::move(view));
}

/// Links to the parts of the page, which script makes a filter of.
Value facets_of(const ByAudience& groups) {
  List values;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].empty()) continue;
    const auto audience = static_cast<Audience>(g);
    values.push_back(filter_value(id_of(audience), group_title(audience), "#" + group_id(audience),
                                  groups[g].size()));
  }
  if (values.size() < 2) return Value(List{});
  return Value(List{MapBuilder()
                        .set("id", "audience")
                        .set("label", "About whom")
                        .set("title", "By whom it is about")
                        .set("values", Value(std::move(values)))
                        .build()});
}

/// The list names the pages of what it lists, so it is as careful as the most careful of them.
void take_care(const Site& site, Frame& frame) {
  const auto look = [&](EntryId id) {
    frame.exit = frame.exit || site.placement(id).exit;
    frame.discreet = frame.discreet || site.placement(id).discreet;
  };
  for (const learning::Review& review : site.library().reviews()) {
    if (!review.documents.empty()) look(Site::entry_of(review));
  }
  for (const learning::Briefing& briefing : site.library().briefings()) {
    look(Site::entry_of(briefing));
  }
}

}  // namespace

Value document_item(const Site& site, const learning::ReviewDocument& document) {
  std::vector<std::string> notes;
  const bool is_elsewhere = is_https_url(document.file);
  if (!document.format.empty()) {
    notes.push_back(file_note("." + document.format, document.size));
  }
  if (document.pages > 0) {
    notes.push_back(count_of(static_cast<std::size_t>(document.pages), "page", "pages"));
  }
  if (!document.language.empty()) {
    notes.push_back("in " + language_name(document.language));
  }
  if (is_elsewhere) notes.emplace_back("on another website");
  return MapBuilder()
      .set("title", document.title)
      .set("url", is_elsewhere ? document.file : site.href("/" + document.file))
      .set("kind", text_of(document.kind))
      .set("note", join(notes, ", "))
      .build();
}

PlannedPage plan_downloads(const Rendering& rendering) {
  PlannedPage page;
  page.url = kDownloads;
  page.title = "Documents to download";
  page.layout = "downloads.html";
  page.view = [&rendering](Diagnostics&) {
    const Site& site = rendering.site;
    ByAudience groups;
    add_documents(site, groups);
    add_briefings(rendering, groups);
    std::size_t count = 0;
    for (const List& group : groups) count += group.size();
    Map more;
    more.push_back({"downloads",
                    {},
                    MapBuilder()
                        .set("filters", count > 0)
                        .set("count", count_of(count, "document", "documents"))
                        .set("groups", groups_view(groups))
                        .build()});
    more.push_back({"facets", {}, facets_of(groups)});
    Frame frame{.title = "Documents to download",
                .summary =
                    "Reports of reviews and 7-minute briefings, about children, about "
                    "adults and for everybody.",
                .url = std::string(kDownloads),
                .type = "downloads"};
    take_care(site, frame);
    return learning_scope(site, std::move(frame), std::move(more));
  };
  return page;
}

}  // namespace pier
