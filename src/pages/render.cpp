#include <algorithm>

#include "base/text.h"
#include "pages/business_unit.h"
#include "pages/calendar_pages.h"
#include "pages/comparison_page.h"
#include "pages/figures.h"
#include "pages/generated.h"
#include "pages/guide_pages.h"
#include "pages/learning_pages.h"
#include "pages/markdown_hooks.h"
#include "pages/page.h"
#include "pages/page_text.h"
#include "pages/report_pages.h"
#include "pages/report_print.h"
#include "pages/strategy_pages.h"

#include "pages/view.h"

namespace pier {

namespace {

/// Bytes of markup.
constexpr std::size_t kUsualPage = 24UL * 1024;

std::string_view layout_of(const Site& site, EntryId id) {
  if (site.home() == id) return "home.html";
  if (is_library_front(site, id)) return "learning.html";
  const ContentType& type = *site.entry(id).type;
  if (is_of_report(site, id)) return type.layout;
  if (site.entry(id).is_index()) return "section.html";
  // One that stands in no folder of a report was reported.
  return is_one_of(type.name, {"report", "chapter"}) ? "page.html" : type.layout;
}

/// The text of an entry as markup: that of a chapter was made with all of its report.
Html body_of(const Rendering& rendering, EntryId id, Diagnostics& diagnostics) {
  const Html* made = rendering.chapters == nullptr ? nullptr : rendering.chapters->find(id);
  if (made != nullptr) return *made;
  const markdown::Document& document = rendering.site.entry(id).document;
  MarkdownHooks hooks(rendering, id, diagnostics);
  // It is given back with the page.
  html::Writer writer;
  writer.reserve(kUsualPage);
  TextAnswers* answers = rendering.texts == nullptr ? nullptr : rendering.texts->answers_for(id);
  if (answers == nullptr) {
    markdown::render(document, hooks, writer);
    return writer.take_with_room();
  }
  RecordingHooks recording(hooks, document, *answers);
  markdown::render(document, recording, writer);
  Html body = writer.take_with_room();
  rendering.texts->set_markup(id, body);
  return body;
}

const print::Printed* printed_at(const Pdfs& pdfs, std::string_view url) {
  const auto found = pdfs.find(url);
  return found == pdfs.end() ? nullptr : &found->second;
}

PlannedPage plan_entry(const Rendering& rendering, const SharedLearning& index, EntryId id) {
  const Site& site = rendering.site;
  const Entry& entry = site.entry(id);
  PlannedPage page;
  page.url = site.placement(id).url;
  page.title = site.full_title(id);
  const std::string_view print_layout = entry.type->printing.layout;
  const bool has_print_layout = rendering.on_paper && !print_layout.empty();
  page.layout = has_print_layout ? print_layout : layout_of(site, id);
  page.made_from = entry.head;
  page.entry = id;
  page.changed = entry.published ? entry.published : site.placement(id).reviewed;
  page.view = [&rendering, index, id](Diagnostics& diagnostics) {
    const Site& known = rendering.site;
    const Html body = body_of(rendering, id, diagnostics);
    const OnPaper paper{.printed = printed_at(rendering.pdfs, known.placement(id).url),
                        .printing = rendering.on_paper};
    Map more = learning_entry_scope(rendering, *index, id, body, diagnostics);
    for (Member& member : report_entry_scope(rendering, id)) more.push_back(std::move(member));
    const bool with_structured_data = rendering.environment.observer != nullptr ||
                                      rendering.theme.templates.read("structured_data");
    return page_scope(entry_view(known, id, body, paper, with_structured_data),
                      navigation_view(known, id), std::move(more));
  };
  return page;
}

/// Addresses decide the order, so that nothing depends on how the disk lists its files.
std::vector<PlannedPage> plan_pages(const Rendering& rendering) {
  const Site& site = rendering.site;
  const SharedLearning index = std::make_shared<const LearningIndex>(index_of(site));
  std::vector<PlannedPage> pages = plan_generated(site);
  if (rendering.theme.templates.has("search.html")) {
    for (PlannedPage& page : plan_search(site)) pages.push_back(std::move(page));
  }
  if (!site.edition().production) pages.push_back(plan_business_unit(site));
  for (PlannedPage& page : plan_figures(rendering)) pages.push_back(std::move(page));
  for (PlannedPage& page : plan_calendar(site)) pages.push_back(std::move(page));
  for (PlannedPage& page : plan_learning(rendering, index)) pages.push_back(std::move(page));
  for (PlannedPage& page : plan_reports(rendering)) pages.push_back(std::move(page));
  for (PlannedPage& page : plan_comparisons(site)) pages.push_back(std::move(page));
  for (PlannedPage& page : plan_strategies(site)) pages.push_back(std::move(page));
  for (PlannedPage& page : plan_guide(rendering)) pages.push_back(std::move(page));
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    pages.push_back(plan_entry(rendering, index, static_cast<EntryId>(i)));
  }
  std::stable_sort(pages.begin(), pages.end(),
                   [](const PlannedPage& a, const PlannedPage& b) { return a.url < b.url; });
  return pages;
}

Page render_page(const PlannedPage& planned, const Rendering& rendering, bool is_brief,
                 Diagnostics& diagnostics) {
  const Value view = planned.view(diagnostics);
  const Value* const scopes[] = {&view, &rendering.global};
  const auto seen = [&](std::string_view name) {
    const Value* page = view.find("page");
    const Value* value = page == nullptr ? nullptr : page->find(name);
    return value != nullptr && value->is_text() ? value->as_text() : std::string();
  };
  // One page after the other is written into the same room, and kept in memory of its own size.
  thread_local html::Writer out;
  if (out.size() > 0) out.take();  // left by a build that was broken off
  out.reserve(kUsualPage);
  templates::render(rendering.theme.templates, planned.layout, scopes, rendering.environment,
                    planned.made_from, diagnostics, out);
  return {planned.url,
          planned.title,
          planned.layout,
          is_brief ? out.take_with_room() : out.take(),
          planned.made_from,
          planned.entry,
          planned.listed,
          planned.for_readers,
          planned.changed,
          seen("type"),
          seen("summary"),
          {},
          {},
          planned.paper};
}

std::vector<Page> render_planned(const std::vector<PlannedPage>& planned,
                                 const Rendering& rendering, Jobs jobs, Diagnostics& diagnostics) {
  std::vector<Page> pages(planned.size());
  std::vector<Diagnostics> problems(planned.size());
  parallel_for(planned.size(), jobs, [&](std::size_t i) {
    pages[i] = render_page(planned[i], rendering, false, problems[i]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  return pages;
}

}  // namespace

std::vector<Page> render_prints(const Site& site, const Theme& theme, const SourceMap& sources,
                                bool all, Jobs jobs, Diagnostics& diagnostics,
                                templates::Observer* observer) {
  std::vector<EntryId> wanted;
  std::vector<Page> documents;
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    if (!site.entry(id).wants_pdf()) continue;
    if (all || site.entry(id).most_pdf_pages() > 0) {
      wanted.push_back(id);
    } else {
      for (std::string& url : site.print_urls(id)) {
        documents.emplace_back().url = std::move(url);
        documents.back().entry = id;
      }
    }
  }
  if (wanted.empty()) return documents;
  const templates::AssetUrls asset_urls = theme.asset_urls(site.href("/"));
  const templates::Environment environment{&asset_urls, observer};
  // Problems of what all pages share are reported with the pages.
  Diagnostics unheard;
  const Value global = global_view(site, sources, unheard);
  const Pdfs none;
  Rendering rendering{site, theme, environment, global, none, true};
  const ChapterBodies chapters =
      all ? render_chapters(rendering, jobs, diagnostics) : ChapterBodies();
  rendering.chapters = &chapters;
  const SharedLearning index = std::make_shared<const LearningIndex>(index_of(site));
  std::vector<PlannedPage> planned =
      all ? plan_report_prints(rendering) : std::vector<PlannedPage>();
  for (const EntryId id : wanted) {
    const bool is_report = site.entry(id).type->name == "report";
    if (!is_report) planned.push_back(plan_entry(rendering, index, id));
  }
  for (Page& page : render_planned(planned, rendering, jobs, diagnostics)) {
    documents.push_back(std::move(page));
  }
  return documents;
}

/// What pages are made with. Its parts point to each other.
struct RenderingRoom {
  RenderingRoom(const Site& site, const Theme& theme, const SourceMap& sources, const Pdfs& pdfs,
                Diagnostics& diagnostics, templates::Observer* observer)
      : asset_urls(theme.asset_urls(site.href("/"))),
        environment{&asset_urls, observer},
        global(global_view(site, sources, diagnostics)),
        rendering{site, theme, environment, global, pdfs} {}
  RenderingRoom(const RenderingRoom&) = delete;
  RenderingRoom& operator=(const RenderingRoom&) = delete;

  templates::AssetUrls asset_urls;
  templates::Environment environment;
  Value global;
  ChapterBodies chapters;
  Rendering rendering;
  std::vector<PlannedPage> planned;
};

PageMaker::PageMaker(const Site& site, const Theme& theme, const SourceMap& sources,
                     const Pdfs& pdfs, Jobs jobs, Diagnostics& diagnostics, PageTexts* texts,
                     templates::Observer* observer)
    : room_(std::make_unique<RenderingRoom>(site, theme, sources, pdfs, diagnostics, observer)) {
  Rendering& rendering = room_->rendering;
  room_->chapters = render_chapters(rendering, jobs, diagnostics);
  rendering.chapters = &room_->chapters;
  rendering.texts = texts;
  room_->planned = plan_pages(rendering);
}

PageMaker::~PageMaker() = default;

std::size_t PageMaker::count() const {
  return room_->planned.size();
}

const std::string& PageMaker::url(std::size_t i) const {
  return room_->planned[i].url;
}

bool PageMaker::has_entry(std::size_t i) const {
  return room_->planned[i].entry.has_value();
}

Page PageMaker::make(std::size_t i, bool is_brief, Diagnostics& diagnostics) const {
  const Rendering& rendering = room_->rendering;
  Page page = render_page(room_->planned[i], rendering, is_brief, diagnostics);
  if (!page.entry) return page;
  if (rendering.texts != nullptr) rendering.texts->place(*page.entry, page.html.markup());
  if (const auto* pdf = printed_at(rendering.pdfs, page.url)) page.pdf = pdf->pdf;
  if (const auto* pdf = printed_at(rendering.pdfs, large_print_url(page.url))) {
    page.large_print = pdf->pdf;
  }
  return page;
}

}  // namespace pier
