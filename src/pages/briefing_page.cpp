#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/file_note.h"
#include "pages/learning_pages.h"

namespace pier {

namespace {

using learning::Briefing;
using learning::Facet;

/// A piece of markup with the origins of its bytes.
Html slice(const Html& html, std::size_t begin, std::size_t end) {
  html::Fragment piece;
  piece.markup = html.markup().substr(begin, end - begin);
  if (const html::Origin* first = html::origin_at(html.origins(), begin); first != nullptr) {
    piece.origins.push_back({0, first->span});
  }
  for (const html::Origin& origin : html.origins()) {
    if (origin.offset <= begin || origin.offset >= end) continue;
    piece.origins.push_back({static_cast<std::uint32_t>(origin.offset - begin), origin.span});
  }
  return Html::trusted(std::move(piece));
}

List facts_view(const Site& site, const Briefing& briefing) {
  const learning::Library& library = site.library();
  const learning::Taxonomy& words = library.taxonomy();
  List facts;
  add_fact(facts, "For", text_of(briefing.audience));
  List from, themes, abuse;
  for (const std::size_t r : briefing.reviews) {
    const learning::Review& review = library.reviews()[r];
    from.push_back(link_view(review.title, site.href(review.url)));
  }
  for (const std::size_t t : briefing.themes) {
    const learning::Theme& theme = words.themes()[t];
    themes.push_back(link_view(theme.name, site.href(facet_url(Facet::theme, theme.id))));
  }
  for (const std::size_t a : briefing.abuse) {
    const learning::AbuseKind& kind = words.abuse()[a];
    abuse.push_back(link_view(kind.name, site.href(facet_url(Facet::abuse, kind.id))));
  }
  add_fact(facts,
           briefing.reviews.size() == 1 ? "The review it comes from" : "The reviews it comes from",
           std::move(from));
  add_fact(facts, "Themes", std::move(themes));
  add_fact(facts, "Abuse or neglect", std::move(abuse));
  if (briefing.published) add_fact(facts, "Published", briefing.published->text());
  if (briefing.next_review) {
    add_fact(facts, "To be looked at again by", briefing.next_review->text());
  }
  return facts;
}

/// What the page and its sheet say alike.
MapBuilder common_view(const Briefing& briefing) {
  MapBuilder view;
  view.set("reading_time",
           count_of(std::max<std::size_t>(1, briefing.minutes), "minute", "minutes"))
      .set("questions", Value(lines_view(briefing.questions)))
      .set("monday", Value(lines_view(briefing.monday)));
  return view;
}

std::string discussion_url(const Briefing& briefing) {
  return briefing.url + "discussion/";
}

}  // namespace

std::vector<Html> parts_of(const markdown::Document& document, const Html& body) {
  std::vector<std::size_t> cuts;
  std::size_t from = 0;
  const auto nodes = document.nodes();
  // From one node of the document to its next neighbour: what stands inside is passed over.
  for (std::size_t n = 0; n < nodes.size(); n = std::max<std::size_t>(n + 1, nodes[n].end())) {
    const markdown::Node& node = nodes[n];
    if (node.kind != markdown::NodeKind::heading || node.number != 2) continue;
    const std::string tag = fmt::format("<h2 id=\"{}\">", document.headings()[node.index].id);
    const std::size_t at = body.markup().find(tag, from);
    if (at == std::string::npos) continue;
    cuts.push_back(at);
    from = at + tag.size();
  }
  std::vector<Html> parts;
  for (std::size_t c = 0; c < cuts.size(); ++c) {
    parts.push_back(slice(body, cuts[c], c + 1 < cuts.size() ? cuts[c + 1] : body.markup().size()));
  }
  return parts;
}

Value briefing_view(const Rendering& rendering, const Briefing& briefing, const Html& body) {
  const Site& site = rendering.site;
  List parts;
  for (Html& part : parts_of(site.entry(Site::entry_of(briefing)).document, body)) {
    parts.push_back(MapBuilder().set("html", Value(std::move(part))).build());
  }
  return common_view(briefing)
      .set("discussion_url", site.href(discussion_url(briefing)))
      .set("parts", Value(std::move(parts)))
      .set("facts", Value(facts_view(site, briefing)))
      .set("pdf", briefing_pdf(rendering, briefing))
      .build();
}

Value briefing_pdf(const Rendering& rendering, const Briefing& briefing) {
  const auto printed = rendering.pdfs.find(briefing.url);
  if (printed == rendering.pdfs.end()) return {};
  std::string note = file_note(".pdf", printed->second.pdf.size());
  return MapBuilder()
      .set("title", fmt::format("This briefing on one page ({})", note))
      .set("url", rendering.site.href(pdf_url(briefing.url)))
      .set("note", std::move(note))
      .build();
}

PlannedPage plan_discussion(const Site& site, const Briefing& briefing) {
  const EntryId id = Site::entry_of(briefing);
  PlannedPage page;
  page.url = discussion_url(briefing);
  page.title = fmt::format("Discussion sheet: {}", briefing.title);
  page.layout = "discussion.html";
  page.made_from = briefing.span;
  page.changed = briefing.published;
  page.view = [&site, &briefing, id, title = page.title, url = page.url](Diagnostics&) {
    const Placement& place = site.placement(id);
    Frame frame{.title = title,
                .summary = "A sheet to write on, for a team that talks about the briefing.",
                .url = url,
                .type = "discussion",
                .trail = site.ancestors(id),
                .exit = place.exit,
                .discreet = place.discreet};
    frame.trail.push_back(id);
    MapBuilder view = frame_view(site, frame);
    set_nothing(view);
    Map more;
    more.push_back(
        {"briefing", {}, common_view(briefing).set("url", site.href(briefing.url)).build()});
    return page_scope(view.build(), navigation_view(site, id), std::move(more));
  };
  return page;
}

}  // namespace pier
