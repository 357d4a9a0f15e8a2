#include "build/page_sources.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include <fmt/format.h>

namespace pier {

namespace {

/// Data that something shows: a block of a text by its name, a page without a text by its layout.
struct ShownData {
  std::string_view shown_by;
  std::string_view name;
  std::string_view role;
};

constexpr auto kBlockData = std::to_array<ShownData>({
    {"contacts", "data/contacts.yaml", "contacts that it lists"},
    {"glossary", "data/glossary.yaml", "terms that it lists"},
    {"groups", "data/groups.yaml", "groups that it lists"},
    {"indicators", "data/figures.yaml", "figures that it lists"},
    {"meetings", "data/meetings", "meetings that it lists"},
    {"open-data", "data/figures.yaml", "figures that it offers"},
    {"recommendations", "data/learning.yaml", "words of the learning library"},
    {"reviews", "data/learning.yaml", "words of the learning library"},
    {"subscribe", "data/groups.yaml", "calendars that it offers"},
    {"training", "data/training", "courses that it lists"},
});

constexpr auto kLayoutData = std::to_array<ShownData>({
    {"a-to-z.html", "content", "titles of all pages"},
    {"course.html", "data/training", "the course"},
    {"downloads.html", "content", "documents of reviews and briefings"},
    {"group.html", "data/groups.yaml", "the group"},
    {"learning-list.html", "content", "reviews and briefings that it lists"},
    {"meeting.html", "data/meetings", "the meeting"},
    {"month.html", "data/meetings", "meetings of the month"},
    {"recommendations.html", "content", "recommendations of reviews"},
    {"site-map.html", "content", "titles of all pages"},
    {"themes-by-year.html", "content", "reviews by their themes"},
    {"topic.html", "content", "pages with the topic"},
    {"topics.html", "content", "topics of all pages"},
});

/// Puts the sources of one page together, each once.
class Collector {
 public:
  Collector(const Site& site, const SourceMap& map, PageSources& to)
      : site_(site), map_(map), to_(to) {}

  void add(std::string_view name, std::string_view role) {
    if (!known_.insert(std::string(name)).second) return;
    to_.sources.push_back({std::string(name), std::string(role)});
  }
  void add_data(std::span<const ShownData> table, std::string_view shown_by) {
    for (const ShownData& data : table) {
      if (data.shown_by == shown_by) add(data.name, data.role);
    }
  }
  void add_entry(EntryId id, std::string_view role) {
    add("content/" + site_.entry(id).source.text(), role);
  }
  void add_indicator(const metrics::PublicIndicator& indicator) {
    add(fmt::format("data/metrics/{}.json", indicator.latest().snapshot), "a figure that it shows");
  }

  void add_references(const Placement& place) {
    for (const ResolvedReference& reference : place.references) {
      if (reference.contact != nullptr) add("data/contacts.yaml", "a contact that it shows");
      if (reference.term != nullptr) add("data/glossary.yaml", "a term that it explains");
      if (reference.figure) add_indicator(*reference.figure->indicator);
    }
  }

  void add_blocks(const Entry& entry, const Placement& place) {
    for (std::size_t b = 0; b < place.blocks.size(); ++b) {
      const std::string& name = entry.document.blocks()[b].name;
      const ResolvedBlock& block = place.blocks[b];
      add_data(kBlockData, name);
      for (const EntryId item : block.items) add_entry(item, "a page that it lists");
      for (const auto* indicator : block.indicators) add_indicator(*indicator);
      if (block.table) add("data/metrics", "figures of a table or chart");
      if (block.data_table != nullptr) add("data/tables", "a table that it shows");
      if (block.strategy) {
        add(fmt::format("data/strategies/{}.yaml",
                        site_.strategies().all()[block.strategy->strategy].id),
            "the strategy");
      }
    }
  }

  void add_place(const Placement& place) {
    if (place.parent) add_entry(*place.parent, "the section that it is in");
    for (const EntryId child : place.children) add_entry(child, "a page of this section");
    if (place.previous) add_entry(*place.previous, "the page before it");
    if (place.next) add_entry(*place.next, "the page after it");
    if (place.form_of) add_entry(*place.form_of, "the page of which it is another form");
    for (const EntryId form : place.forms) add_entry(form, "another form of it");
    for (const std::string& link : place.links) {
      if (link.starts_with('/')) add(link.substr(0, link.find('#')), "a page that it links to");
    }
  }

  /// Files that bytes of the page came from.
  void add_origins(const Page& page) {
    std::set<FileId> files;
    for (const html::Origin& origin : page.html.origins()) files.insert(origin.span.file);
    std::set<std::string> templates;
    for (const FileId file : files) {
      const std::string& path = map_.path(file);
      if (path.starts_with("themes/")) {
        templates.insert(path);
      } else {
        add(path, "a text that it shows");
      }
    }
    for (const std::string& path : templates) add(path, "a template");
  }

 private:
  const Site& site_;
  const SourceMap& map_;
  PageSources& to_;
  std::set<std::string> known_;
};

}  // namespace

std::vector<PageSources> page_sources(const Site& site, const std::vector<Page>& pages,
                                      const SourceMap& map) {
  std::vector<PageSources> all;
  all.reserve(pages.size());
  for (const Page& page : pages) {
    PageSources& one = all.emplace_back();
    one.url = page.url;
    one.title = page.title;
    one.file = output_path(page.url).text();
    Collector collector(site, map, one);
    if (page.entry) {
      const Entry& entry = site.entry(*page.entry);
      const Placement& place = site.placement(*page.entry);
      collector.add("content/" + entry.source.text(), "its text");
      collector.add_references(place);
      collector.add_blocks(entry, place);
      collector.add_place(place);
    } else if (!map.path(page.made_from.file).starts_with("themes/")) {
      collector.add(map.path(page.made_from.file), "what it is about");
    }
    collector.add_data(kLayoutData, page.layout);
    for (const EntryId section : site.navigation()) {
      collector.add_entry(section, "a name in the menu");
    }
    collector.add("data/site.yaml", "the name and the settings of the site");
    collector.add_origins(page);
  }
  return all;
}

}  // namespace pier
