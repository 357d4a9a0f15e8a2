#include "pages/markdown_hooks.h"

#include <fmt/format.h>

#include "base/text.h"
#include "charts/view.h"
#include "metrics/table_csv.h"
#include "pages/accessibility_statement.h"
#include "pages/calendar_blocks.h"
#include "pages/figures.h"
#include "pages/file_note.h"
#include "pages/guide_pages.h"
#include "pages/image_size.h"
#include "pages/learning_blocks.h"
#include "pages/letters.h"
#include "pages/report_pages.h"
#include "pages/strategy_views.h"
#include "pages/video_block.h"
#include "pages/view.h"
#include "tables/view.h"
#include "value/schema.h"

namespace pier {

namespace {

/// Stands for the content while a callout's template is rendered; input cannot hold it.
constexpr std::string_view kContent = "\x01";

Value meanings_view(const Term& term) {
  List meanings;
  for (const Meaning& meaning : term.meanings) {
    meanings.push_back(MapBuilder()
                           .set("meaning", meaning.meaning)
                           .set("about", meaning.about)
                           .set("source", meaning.source)
                           .build());
  }
  return Value(std::move(meanings));
}

Value glossary_groups(const Glossary& glossary) {
  ByLetter<List> by_letter;
  for (const Term& term : glossary.terms()) {
    by_letter[letter_of(term.term)].push_back(MapBuilder()
                                                  .set("term", term.term)
                                                  .set("id", term.id)
                                                  .set("meanings", meanings_view(term))
                                                  .build());
  }
  List groups;
  for (auto& [letter, terms] : by_letter) {
    groups.push_back(MapBuilder()
                         .set("letter", letter)
                         .set("id", letter_id(letter))
                         .set("terms", Value(std::move(terms)))
                         .build());
  }
  return Value(std::move(groups));
}

}  // namespace

MarkdownHooks::MarkdownHooks(const Rendering& rendering, EntryId id, Diagnostics& diagnostics)
    : rendering_(rendering),
      id_(id),
      entry_(rendering.site.entry(id)),
      placement_(rendering.site.placement(id)),
      diagnostics_(diagnostics) {
  if (const auto place = rendering.site.chapter_of(id)) chapter_ = &place->get();
}

void MarkdownHooks::render(std::string_view name, const Value& view, html::Writer& out) {
  const Value* const scopes[] = {&view, &rendering_.global};
  templates::render(rendering_.theme.templates, name, scopes, rendering_.environment, entry_.head,
                    diagnostics_, out);
}

std::string MarkdownHooks::link(std::size_t i) {
  return placement_.links[i];
}

std::string MarkdownHooks::link_note(std::size_t i) {
  const std::string& url = placement_.links[i];
  if (url.ends_with('/') || !url.starts_with('/')) return {};
  const Attachment* file = rendering_.site.find_attachment(url);
  return file == nullptr ? std::string{} : file_note(file->path.extension(), file->bytes.size());
}

markdown::ImageTarget MarkdownHooks::image(std::size_t i) {
  const std::string& url = placement_.images[i];
  if (url.empty()) return {};
  const Attachment* file = rendering_.site.find_attachment(url);
  const ImageSize size = file == nullptr ? ImageSize{} : image_size(file->bytes);
  return {url, size.width, size.height};
}

charts::Download MarkdownHooks::download_of(std::size_t block) const {
  const std::string file = figures_file(block);
  return {rendering_.site.href(placement_.url + file),
          metrics::table_csv(*placement_.blocks[block].table).size()};
}

/// Writes a chart or a table; nothing where what it asks for was reported.
void MarkdownHooks::figures(std::size_t i, html::Writer& out) {
  const ResolvedBlock& block = placement_.blocks[i];
  if (block.chart) {
    const charts::Chart drawn = charts::draw(*block.chart, *block.table);
    render("blocks/chart.html",
           charts::chart_view(*block.chart, drawn, *block.table, download_of(i)), out);
  } else if (block.table_spec && block.table) {
    render("blocks/table.html", charts::table_view(*block.table_spec, *block.table, download_of(i)),
           out);
  }
}

/// Writes a table of a report; nothing where what it asks for was reported.
void MarkdownHooks::data_table(std::size_t i, html::Writer& out) {
  const tables::SharedTable& table = placement_.blocks[i].data_table;
  if (table == nullptr) return;
  tables::TablePlace place;
  place.id = reports::block_anchor(i);
  place.label = caption_label(rendering_.site, id_, i);
  place.download = {rendering_.site.href(placement_.url + table_file(*table, i)),
                    tables::report_table_csv(*table).size()};
  place.chart = placement_.blocks[i].data_chart.get();
  render("blocks/data-table.html", tables::report_table_view(*table, place), out);
}

void MarkdownHooks::block(std::size_t i, html::Writer& out) {
  const std::string& name = entry_.document.blocks()[i].name;
  const ResolvedBlock& resolved = placement_.blocks[i];
  MapBuilder view;
  if (name == "accessibility-statement") {
    return write_accessibility_statement(
        rendering_.site,
        [&](const std::vector<const Contact*>& shown, html::Writer& to) {
          render("blocks/contacts.html", MapBuilder().set("contacts", contacts_view(shown)).build(),
                 to);
        },
        out);
  }
  if (name == "contacts") {
    view.set("contacts", contacts_view(resolved.contacts));
  } else if (name == "glossary") {
    view.set("groups", glossary_groups(rendering_.site.glossary()));
  } else if (name == "chart" || name == "table") {
    return figures(i, out);
  } else if (name == "data-table") {
    return data_table(i, out);
  } else if (name == "open-data") {
    view.set("downloads", open_data_view(rendering_.site));
  } else if (name == "indicators") {
    const metrics::Area* own = rendering_.site.figures().config().own_area();
    view.set("groups", indicator_groups_view(rendering_.site, resolved.indicators,
                                             fmt::format("figures-{}", i + 1)))
        .set("has_headings", text_of(entry_.blocks[i].find("theme")).empty())
        .set("own_area", own == nullptr ? std::string() : own->name);
  } else if (is_calendar_block(name)) {
    return render(fmt::format("blocks/{}.html", name),
                  calendar_block_view(rendering_.site, name, resolved, i), out);
  } else if (is_learning_block(name)) {
    return render(fmt::format("blocks/{}.html", name),
                  learning_block_view(rendering_.site, name, resolved), out);
  } else if (is_strategy_block(name)) {
    return render(fmt::format("blocks/{}.html", name),
                  strategy_block_view(rendering_.site, name, resolved,
                                      {.id = reports::block_anchor(i),
                                       .label = caption_label(rendering_.site, id_, i)}),
                  out);
  } else if (is_guide_block(name)) {
    return render(fmt::format("blocks/{}.html", name), guide_block_view(rendering_, name), out);
  } else if (name == "video") {
    // Without a transcript nothing is shown, and that was reported.
    if (!resolved.video) return;
    return render("blocks/video.html", video_block_view(rendering_.site, resolved), out);
  } else {
    view.set("items", items_view(rendering_.site, resolved.items));
  }
  render(fmt::format("blocks/{}.html", name), view.build(), out);
}

void MarkdownHooks::reference(std::size_t i, html::Writer& out) {
  const ResolvedReference& resolved = placement_.references[i];
  html::Writer inner;
  if (resolved.contact != nullptr) {
    render("inline/contact.html",
           MapBuilder()
               .set("contact", contact_view(*resolved.contact))
               .set("part", resolved.part)
               .build(),
           inner);
  } else if (resolved.term != nullptr) {
    const std::string url = rendering_.site.glossary_url(*resolved.term);
    render("inline/term.html",
           MapBuilder()
               .set("term", MapBuilder().set("term", resolved.term->term).set("url", url).build())
               .build(),
           inner);
  } else if (resolved.figure) {
    render("inline/figure.html",
           MapBuilder().set("figure", figure_view(rendering_.site, *resolved.figure)).build(),
           inner);
  }
  if (resolved.target) {
    render("inline/ref.html",
           MapBuilder()
               .set("ref", MapBuilder()
                               .set("text", resolved.target->words)
                               .set("url", resolved.target->url)
                               .build())
               .build(),
           inner);
  } else if (!resolved.page.empty()) {
    render("inline/page-mark.html",
           MapBuilder()
               .set("mark", MapBuilder()
                                .set("number", resolved.page)
                                .set("id", reports::page_anchor(resolved.page))
                                .build())
               .build(),
           inner);
  }
  // The line end of the template's file has no place inside a sentence.
  out.raw(trim(inner.markup()));
}

markdown::HeadingNumber MarkdownHooks::heading_number(std::size_t i) {
  if (chapter_ == nullptr) return {};
  const reports::Heading& heading = chapter_->headings[i];
  return {heading.number, heading.written_number};
}

std::string MarkdownHooks::table_label(std::size_t number) {
  if (chapter_ == nullptr) return {};
  return rendering_.site.reports().label_of_table(static_cast<std::size_t>(id_), number);
}

markdown::FigureLabel MarkdownHooks::figure_label(std::size_t i) {
  if (chapter_ == nullptr) return {};
  return {rendering_.site.reports().label_of_image(static_cast<std::size_t>(id_), i),
          reports::picture_anchor(i)};
}

std::size_t MarkdownHooks::notes_before() const {
  return chapter_ == nullptr ? 0 : chapter_->notes_before;
}

MarkdownHooks::Frame MarkdownHooks::callout_frame(std::size_t i) {
  const markdown::Callout& callout = entry_.document.callouts()[i];
  html::Writer writer;
  render(fmt::format("blocks/callout-{}.html", callout.name),
         MapBuilder()
             .set("title", callout.title)
             .set("content", Html::trusted({std::string(kContent), {}}))
             .build(),
         writer);
  const std::string& markup = writer.markup();
  const std::size_t at = markup.find(kContent);
  if (at == std::string::npos) return {markup, {}};
  return {markup.substr(0, at), markup.substr(at + kContent.size())};
}

void MarkdownHooks::open_callout(std::size_t i, html::Writer& out) {
  out.raw(callout_frame(i).before);
}

void MarkdownHooks::close_callout(std::size_t i, html::Writer& out) {
  out.raw(callout_frame(i).after);
}

}  // namespace pier
