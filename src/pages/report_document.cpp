#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "html/nest.h"
#include "pages/report_pages.h"
#include "pages/strategy_views.h"
#include "value/schema.h"

namespace pier {

namespace {

std::size_t position_of(EntryId id) {
  return static_cast<std::size_t>(id);
}

/// Writes what is known to be wrong in the printed chapter, and what is right.
void write_known_slips(const Rendering& rendering, const Entry& entry, Diagnostics& diagnostics,
                       html::Writer& out) {
  List slips;
  for (const Value& known : list_of(entry.fields.find("known"))) {
    slips.push_back(MapBuilder()
                        .set("text", text_of(known.find("text")))
                        .set("answer", text_of(known.find("answer")))
                        .build());
  }
  if (slips.empty()) return;
  const Value view = MapBuilder().set("slips", Value(std::move(slips))).build();
  const Value* const scopes[] = {&view, &rendering.global};
  templates::render(rendering.theme.templates, "blocks/known-slips.html", scopes,
                    rendering.environment, entry.head, diagnostics, out);
}

Html rendered_body(const Rendering& rendering, EntryId id, Diagnostics& diagnostics) {
  const Entry& entry = rendering.site.entry(id);
  MarkdownHooks hooks(rendering, id, diagnostics);
  html::Writer writer;
  markdown::render(entry.document, hooks, writer);
  write_known_slips(rendering, entry, diagnostics, writer);
  return writer.take();
}

/// "work-delivered--".
std::string prefix_of(std::string_view chapter) {
  return std::string(chapter) + "--";
}

/// Turns links to chapters of one report into links within the document that holds all of them.
class InnerLinks {
 public:
  InnerLinks(const Site& site, const reports::Report& report) {
    for (const reports::Chapter& chapter : report.chapters) {
      const EntryId id{static_cast<std::uint32_t>(chapter.entry)};
      chapter_by_href_.emplace(site.href(site.placement(id).url), chapter.id);
    }
  }

  std::optional<std::string> operator()(std::string_view href) const {
    const std::size_t hash = href.find('#');
    const auto chapter = chapter_by_href_.find(href.substr(0, hash));
    if (chapter == chapter_by_href_.end()) return std::nullopt;
    if (hash == std::string_view::npos) return "#" + chapter->second;
    return "#" + prefix_of(chapter->second) + std::string(href.substr(hash + 1));
  }

 private:
  /// Addresses of pages are letters, digits and hyphens: markup writes them as they are.
  std::map<std::string, std::string, std::less<>> chapter_by_href_;
};

Html placed(const Html& body, std::string prefix, unsigned deeper, const InnerLinks& links) {
  return html::nested(body, {.prefix = std::move(prefix),
                             .deeper = deeper,
                             .link = [&links](std::string_view href) { return links(href); }});
}

WholeChapter whole_chapter(const Rendering& rendering, const ChapterBodies& bodies,
                           const reports::Chapter& chapter, const InnerLinks& links) {
  WholeChapter whole;
  whole.entry = EntryId{static_cast<std::uint32_t>(chapter.entry)};
  whole.number = chapter.number;
  whole.title = chapter.title;
  whole.id = chapter.id;
  whole.summary = rendering.site.entry(whole.entry).summary;
  whole.author = author_line(rendering.site, chapter);
  const std::string prefix = prefix_of(chapter.id);
  if (const Html* body = bodies.find(whole.entry)) whole.body = placed(*body, prefix, 1, links);
  for (const reports::Heading& heading : chapter.headings) {
    constexpr int kDeepest = 6;
    whole.headings.push_back(
        {heading.number, heading.text, prefix + heading.id, std::min(kDeepest, heading.level + 1)});
  }
  return whole;
}

}  // namespace

const Html* ChapterBodies::find(EntryId id) const {
  const auto found = bodies_.find(id);
  return found == bodies_.end() ? nullptr : &found->second;
}

ChapterBodies render_chapters(const Rendering& rendering, Jobs jobs, Diagnostics& diagnostics) {
  std::vector<EntryId> ids;
  for (const reports::Report& report : rendering.site.reports().all()) {
    for (const reports::Chapter& chapter : report.chapters) {
      ids.push_back(EntryId{static_cast<std::uint32_t>(chapter.entry)});
    }
  }
  std::vector<Html> bodies(ids.size());
  std::vector<Diagnostics> problems(ids.size());
  parallel_for(ids.size(), jobs,
               [&](std::size_t i) { bodies[i] = rendered_body(rendering, ids[i], problems[i]); });
  ChapterBodies made;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    diagnostics.merge(std::move(problems[i]));
    made.bodies_.emplace(ids[i], std::move(bodies[i]));
  }
  return made;
}

WholeReport whole_report(const Rendering& rendering, const ChapterBodies& bodies, EntryId id) {
  const Site& site = rendering.site;
  const reports::Report& report = *site.reports().of_index(position_of(id));
  const Entry& entry = site.entry(id);
  const InnerLinks links(site, report);
  WholeReport whole;
  whole.entry = id;
  whole.title = report.title;
  whole.label = report.label;
  whole.body = report.body;
  whole.summary = entry.summary;
  whole.from = report.from;
  whole.to = report.to;
  whole.published = entry.published;
  whole.status = status_text(report.status);
  // The page of the report says what is wrong in its text.
  Diagnostics unheard;
  whole.introduction = placed(rendered_body(rendering, id, unheard), "index--", 0, links);
  for (const reports::Chapter& chapter : report.chapters) {
    whole.chapters.push_back(whole_chapter(rendering, bodies, chapter, links));
  }
  for (const reports::Item& item : report.items) {
    auto& list = item.kind == reports::ItemKind::table ? whole.tables : whole.figures;
    list.push_back({item.label(), caption_of(rendering.site, report, item),
                    prefix_of(report.chapters[item.chapter].id) + item.anchor});
  }
  return whole;
}

std::string caption_of(const Site& site, const reports::Report& report, const reports::Item& item) {
  if (!item.block) return item.caption;
  const std::size_t entry = report.chapters[item.chapter].entry;
  const ResolvedBlock& block = site.placement(static_cast<EntryId>(entry)).blocks[*item.block];
  if (block.data_table != nullptr) return block.data_table->data().caption;
  if (block.strategy) return strategy_caption(site, *block.strategy);
  return item.caption;
}

std::string caption_label(const Site& site, EntryId id, std::size_t block) {
  return site.reports().label_of_block(position_of(id), block);
}

}  // namespace pier
